import { useApi } from '@backstage/frontend-plugin-api';
import type { LogEvent } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { EntityLink } from '../ui/EntityLink';
import { Identifier } from '../ui/Identifier';
import { JsonView } from '../ui/JsonView';
import { SidePanel } from '../ui/SidePanel';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { CopyButton } from './CopyButton';

type Filters = {
  onJob: (job: { namespace: string; name: string }) => void;
  onRun: (runId: string) => void;
};

/** One entry of the log with its whole body. */
export function EventPanel({
  position,
  onClose,
  ...filters
}: Filters & { position: number; onClose: () => void }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['events', 'entry', position], signal =>
    api.getEvent(position, { signal }),
  );
  const label = t('events.panel.label', { position: String(position) });
  return (
    <SidePanel label={label} icon="events" title={label} onClose={onClose}>
      {error && <Failure error={error} onRetry={retry} />}
      {!error && !value && <Skeleton rows={8} height={24} />}
      {value && (
        <>
          <section>
            <Facts event={value} {...filters} />
          </section>
          <section>
            <h2>
              {t('events.panel.body')}
              <CopyButton text={() => JSON.stringify(value.body, null, 2)} />
            </h2>
            <JsonView value={value.body} />
          </section>
        </>
      )}
    </SidePanel>
  );
}

function Facts({ event, onJob, onRun }: Filters & { event: LogEvent }) {
  const t = useTexts();
  const { kind, eventTime, recordedAt, actor, assetId, runId, summary = {} } = event;
  const {
    jobNamespace: namespace,
    jobName: name,
    datasetNamespace,
    datasetName,
    producer,
  } = summary;
  const facts: [string, ReactNode][] = [
    [t('events.received.kind'), t(`events.kinds.${kind}`)],
    [t('events.panel.received'), <code key="received">{recordedAt}</code>],
    [t('events.panel.eventTime'), <code key="time">{eventTime}</code>],
    [t('events.panel.actor'), <EntityLink key="actor" entityRef={actor} />],
    [t('events.panel.producer'), producer && <Identifier text={producer} />],
    [
      t('events.panel.job'),
      namespace !== undefined && name !== undefined && (
        <>
          <Identifier text={`${namespace}#${name}`} />
          <Button size="small" onClick={() => onJob({ namespace, name })}>
            {t('events.panel.onlyJob')}
          </Button>
        </>
      ),
    ],
    [
      t('events.panel.dataset'),
      datasetName !== undefined && <Identifier text={`${datasetNamespace}#${datasetName}`} />,
    ],
    [
      t('events.panel.run'),
      runId && (
        <>
          <Identifier text={runId} />
          <Button size="small" onClick={() => onRun(runId)}>
            {t('events.panel.onlyRun')}
          </Button>
        </>
      ),
    ],
    [
      t('events.panel.asset'),
      assetId && (
        <Link to={assetPath(assetId)} className="hw-link">
          {t('events.panel.openAsset')}
        </Link>
      ),
    ],
  ];
  return <FactList facts={facts} />;
}

/** Names and values; those without a value are left out. */
export function FactList({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="hw-facts">
      {facts.map(
        ([title, value]) =>
          value && (
            <div key={title} style={{ display: 'contents' }}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

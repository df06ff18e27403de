import { useApi } from '@backstage/frontend-plugin-api';
import type { Run } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { RunStateBadge } from '../../../ui/badges';
import { Icon, iconOfType } from '../../../ui/Icon';
import { Identifier } from '../../../ui/Identifier';
import { SidePanel } from '../../../ui/SidePanel';
import { Failure, Skeleton } from '../../../ui/states';
import { duration } from '../../../ui/time';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { By } from '../sources/Says';
import { RunErrorText } from './RunErrorText';
import { RunFacetList } from './RunFacetList';
import { RunFamily } from './RunFamily';
import { RunStates } from './RunStates';

/** All about one run, beside the list. */
export function RunPanel({ runId, onClose }: { runId: string; onClose: () => void }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['run', asset.id, runId], signal => api.getRun(runId, {}, { signal }));
  return (
    <SidePanel
      label={t('assets.page.runs.about', { run: runId })}
      icon="history"
      title={
        value?.job ? (
          <Link to={assetPath(value.job.id)} title={value.job.name} dir="auto">
            {value.job.title}
          </Link>
        ) : (
          t('assets.page.runs.run')
        )
      }
      onClose={onClose}
    >
      {error && <Failure error={error} onRetry={retry} />}
      {!value && !error && <Skeleton rows={6} />}
      {value && <RunBody run={value} />}
    </SidePanel>
  );
}

function RunBody({ run }: { run: Run }) {
  const t = useTexts();
  const { runId, state, startedAt, durationMs, nominalStart, nominalEnd, error } = run;
  const engine = run.engine && [run.engine.name, run.engine.version].filter(Boolean).join(' ');
  const facts: [string, ReactNode][] = [
    [t('assets.page.runs.run'), <Identifier key="run" text={runId} />],
    [t('assets.page.runs.started'), <Ago key="start" time={startedAt} />],
    ...(durationMs === undefined ? [] : ([[t('assets.page.runs.took'), duration(durationMs)]] as [string, ReactNode][])),
    ...(nominalStart
      ? ([
          [
            t('assets.page.runs.nominal'),
            <span key="nominal">
              {timeText(nominalStart)} {nominalEnd && `– ${timeText(nominalEnd)}`}
            </span>,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(run.integration ? ([[t('assets.page.runs.integration'), run.integration]] as [string, ReactNode][]) : []),
    ...(engine ? ([[t('assets.page.runs.engine'), engine]] as [string, ReactNode][]) : []),
    ...(run.clientVersion ? ([[t('assets.page.runs.client'), run.clientVersion]] as [string, ReactNode][]) : []),
    ...(run.producer ? ([[t('assets.page.runs.producer'), <By key="producer" by={run.producer} />]] as [string, ReactNode][]) : []),
  ];
  return (
    <>
      {error && <RunErrorText error={error} />}
      <section>
        <h2>
          {t('assets.page.runs.states.title')} <RunStateBadge state={state} />
        </h2>
        <RunStates states={run.states} />
      </section>
      <section>
        <h2>{t('assets.page.about.title')}</h2>
        <dl className="hw-facts">
          {facts.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Datasets title={t('assets.page.runs.inputs')} datasets={run.inputs} />
      <Datasets title={t('assets.page.runs.outputs')} datasets={run.outputs} />
      {run.hidden > 0 && (
        <section className="hw-row hw-dim">
          <Icon name="lock" size={14} /> {t('ui.hidden', { count: run.hidden })}
        </section>
      )}
      <RunFamily run={run} />
      <RunFacetList run={run} />
    </>
  );
}

function Datasets({ title, datasets }: { title: string; datasets: Run['inputs'] }) {
  const { asset } = useEditing();
  const t = useTexts();
  if (datasets.length === 0) return null;
  return (
    <section>
      <h2>
        {title} <span className="hw-dim">{datasets.length}</span>
      </h2>
      <ul className="hw-plain-list">
        {datasets.map(({ id, title: name, type, namespace, name: fullName }) => (
          <li key={id} className="hw-row" style={{ minHeight: 24 }}>
            <Icon name={iconOfType(type)} size={14} />
            <Link to={assetPath(id)} className="hw-cut" title={`${namespace} ${fullName}`} dir="auto">
              {name}
            </Link>
            <span className="hw-spread" />
            {id === asset.id && <span className="hw-dim hw-small">{t('assets.page.runs.thisAsset')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "21 Nov 2026, 05:40", in the time of whoever reads it. */
function timeText(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

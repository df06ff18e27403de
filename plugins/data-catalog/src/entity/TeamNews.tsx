import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetActivityChange, RunSummary } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { RunStateBadge } from '../ui/badges';
import { shortRef } from '../ui/shortRef';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import type { Loaded } from '../ui/useLoaded';
import { loadChanges, loadFailures } from './scope';

/** Newest failed runs of a team's data. */
export function TeamFailures({ owner, limit }: { owner: string; limit: number }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const loaded = useLoaded(['team', owner, 'failures', limit], signal =>
    loadFailures(api, owner, limit, signal),
  );
  return (
    <News title={t('entity.failures')} loaded={loaded}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="hw-dim">{t('entity.noFailures')}</p>
        ) : (
          <ul className="hw-news">
            {items.map(run => (
              <FailedRun key={run.runId} run={run} />
            ))}
          </ul>
        )
      }
    </News>
  );
}

function FailedRun({ run }: { run: RunSummary }) {
  const { runId, job, state, startedAt, endedAt, error } = run;
  return (
    <li>
      <span className="hw-row">
        <RunStateBadge state={state} />
        {job ? (
          <Link
            to={`${assetPath(job.id, 'runs')}?${new URLSearchParams({ run: runId })}`}
            className="hw-cut"
            dir="auto"
          >
            {job.title}
          </Link>
        ) : (
          <span className="hw-mono hw-cut">{runId}</span>
        )}
        <span className="hw-spread" />
        <span className="hw-dim hw-small" style={{ flex: 'none' }}>
          <Ago time={endedAt ?? startedAt} />
        </span>
      </span>
      {error && (
        <span className="hw-mono hw-bad hw-cut" style={{ display: 'block' }} title={error.message}>
          {error.message}
        </span>
      )}
    </li>
  );
}

/** Newest changes of a team's data, by people and by files. */
export function TeamChanges({ owner, limit }: { owner: string; limit: number }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const loaded = useLoaded(['team', owner, 'changes', limit], signal =>
    loadChanges(api, owner, limit, signal),
  );
  return (
    <News title={t('entity.changes')} loaded={loaded}>
      {changes =>
        changes.length === 0 ? (
          <p className="hw-dim">{t('entity.noChanges')}</p>
        ) : (
          <ul className="hw-news">
            {changes.map(change => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        )
      }
    </News>
  );
}

function Change({ change }: { change: AssetActivityChange }) {
  const t = useTexts();
  const { asset, action, actor, entityRef, at, changes } = change;
  const attributes = [...new Set(changes.map(({ attribute }) => attribute))].join(', ');
  return (
    <li>
      <span className="hw-row">
        <Link to={assetPath(asset.id, 'activity')} className="hw-cut" dir="auto">
          {asset.title}
        </Link>
        <span style={{ flex: 'none' }}>{t(`entity.change.${action}`)}</span>
        <span className="hw-spread" />
        <span className="hw-dim hw-small" style={{ flex: 'none' }}>
          <Ago time={at} />
        </span>
      </span>
      <span className="hw-dim hw-small hw-cut" style={{ display: 'block' }} title={attributes}>
        {shortRef(entityRef ?? actor)}
        {attributes && ` · ${attributes}`}
      </span>
    </li>
  );
}

function News<T>({
  title,
  loaded,
  children,
}: {
  title: string;
  loaded: Loaded<T>;
  children: (value: T) => ReactNode;
}) {
  const { value, error, retry } = loaded;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!error && value === undefined && <Skeleton rows={2} height={28} />}
      {value !== undefined && children(value)}
    </section>
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import type { RunSummary } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { RunStateBadge } from '../../../ui/badges';
import { History } from '../../../ui/charts';
import { Failure, SkeletonBlock } from '../../../ui/states';
import { duration } from '../../../ui/time';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { historyTone } from '../runs/historyTone';
import { lastRunsKey, loadLastRuns } from './overviewQueries';

/** How the last runs went, one bar each, and the newest in words. */
export function LastRuns() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(lastRunsKey(asset.id), signal => loadLastRuns(api, asset.id, signal));
  if (value?.items.length === 0) return null;
  const failed = value?.items.filter(({ state }) => state === 'FAIL' || state === 'ABORT') ?? [];
  return (
    <section className="hw-section">
      <h2 className="hw-row">
        <span className="hw-spread">{t('assets.page.runs.last')}</span>
        <Link to={assetPath(asset.id, 'runs')} className="hw-link hw-small">
          {t('assets.page.runs.all')}
        </Link>
      </h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!value && !error && <SkeletonBlock height={38} />}
      {value && (
        <div className="hw-stack">
          <History
            label={t('assets.page.runs.history', { count: value.items.length, failed: String(failed.length) })}
            items={[...value.items].reverse().map(run => ({ tone: historyTone(run.state), title: titleOf(run, t) }))}
          />
          <LastRun run={value.items[0]} />
          {failed[0] && failed[0] !== value.items[0] && <LastRun run={failed[0]} />}
        </div>
      )}
    </section>
  );
}

function LastRun({ run }: { run: RunSummary }) {
  const { asset } = useEditing();
  const query = new URLSearchParams({ run: run.runId });
  return (
    <div>
      <div className="hw-row">
        <span className="hw-aside">
          <RunStateBadge state={run.state} />
        </span>
        <Link to={`${assetPath(asset.id, 'runs')}?${query}`} className="hw-cut" title={run.runId}>
          {run.job && run.job.id !== asset.id ? run.job.title : run.runId}
        </Link>
        <span className="hw-spread" />
        <span className="hw-dim hw-small hw-aside">
          <Ago time={run.startedAt} />
        </span>
      </div>
      {run.error && (
        <p className="hw-mono hw-bad hw-run-error" dir="auto">
          {run.error.message}
        </p>
      )}
    </div>
  );
}

function titleOf({ state, startedAt, durationMs, job }: RunSummary, t: ReturnType<typeof useTexts>): string {
  const took = durationMs === undefined ? '' : `, ${duration(durationMs)}`;
  return `${job?.title ?? ''} ${t(`ui.runStates.${state}`)}, ${startedAt}${took}`.trim();
}

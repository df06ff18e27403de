import type { RunSummary } from '@headwater/plugin-data-catalog-common';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { RunStateBadge, runTone } from '../../../ui/badges';
import { DataTable } from '../../../ui/DataTable';
import type { TableColumn } from '../../../ui/DataTable';
import { Icon } from '../../../ui/Icon';
import { duration } from '../../../ui/time';

/** Runs with a bar each, as long as they took; the longest of those that are loaded fills its place. */
export function RunTable(props: {
  runs: readonly RunSummary[];
  /** Whether they are of several jobs. */
  withJob: boolean;
  active: string;
  totalCount?: number;
  onOpen: (run: RunSummary) => void;
  onEnd?: () => void;
  loadingMore: boolean;
  place: string;
}) {
  const { runs, withJob, ...rest } = props;
  const t = useTexts();
  const longest = Math.max(1, ...runs.map(({ durationMs = 0 }) => durationMs));
  const columns = useMemo<TableColumn<RunSummary>[]>(
    () => [
      { key: 'state', title: t('assets.page.runs.state'), width: '108px', render: ({ state }) => <RunStateBadge state={state} /> },
      {
        key: 'job',
        title: withJob ? t('assets.page.runs.job') : t('assets.page.runs.run'),
        width: 'minmax(150px, 3fr)',
        render: run => <Name run={run} withJob={withJob} />,
      },
      {
        key: 'parent',
        title: t('assets.page.runs.parent'),
        width: '72px',
        from: 860,
        render: ({ parentRunId }) =>
          parentRunId && <Icon name="tree" size={14} label={t('assets.page.runs.hasParent', { run: parentRunId })} />,
      },
      {
        key: 'took',
        title: t('assets.page.runs.took'),
        width: 'minmax(120px, 2fr)',
        from: 520,
        render: run => <Bar run={run} longest={longest} />,
      },
      {
        key: 'started',
        title: t('assets.page.runs.started'),
        width: '116px',
        right: true,
        render: ({ startedAt }) => <Ago time={startedAt} />,
      },
    ],
    [t, withJob, longest],
  );
  return (
    <DataTable
      {...rest}
      label={t('assets.page.tabs.runs')}
      columns={columns}
      items={runs}
      keyOf={({ runId }) => runId}
      nameOf={({ runId, job }) => `${job?.title ?? ''} ${runId}`}
    />
  );
}

function Name({ run: { runId, job, error, stub }, withJob }: { run: RunSummary; withJob: boolean }) {
  const t = useTexts();
  return (
    <span style={{ display: 'block' }}>
      {withJob && job ? (
        <Link to={assetPath(job.id)} className="hw-cut hw-strong" style={{ display: 'block' }} title={job.name} dir="auto">
          {job.title}
        </Link>
      ) : (
        <span className="hw-mono hw-strong hw-cut" style={{ display: 'block' }} title={runId}>
          {runId}
        </span>
      )}
      <span className={`hw-mono hw-cut hw-path ${error ? 'hw-bad' : 'hw-dim'}`} title={error?.message ?? runId} dir="auto">
        {error?.message ?? (withJob && job ? runId : stub && t('assets.page.runs.stub'))}
      </span>
    </span>
  );
}

function Bar({ run: { durationMs, state }, longest }: { run: RunSummary; longest: number }) {
  const t = useTexts();
  if (durationMs === undefined) return <span className="hw-dim">{t('assets.page.runs.unknown')}</span>;
  const tone = runTone(state);
  const color = tone === 'bad' || tone === 'warn' ? `var(--hw-${tone}-fill)` : 'var(--hw-data)';
  return (
    <span className="hw-row">
      <span className="hw-took">
        <i style={{ width: `${Math.max(1, (durationMs / longest) * 100)}%`, background: color }} />
      </span>
      <span className="hw-num hw-took-text">{duration(durationMs)}</span>
    </span>
  );
}

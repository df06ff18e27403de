import { useState } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { RunStateBadge } from '../../../ui/badges';
import { History } from '../../../ui/charts';
import { duration } from '../../../ui/time';
import { useEditing } from '../editing/Editing';
import { historyTone } from '../runs/historyTone';
import { Entry } from './Entry';
import type { ActivityRun } from './groupByDay';

/** Runs that follow each other and are shown one by one; more of them fold into a line. */
const FEW = 3;
/** Bars of a folded line. */
const BARS = 40;

/** Runs between two changes. */
export function RunEntries({ runs }: { runs: readonly ActivityRun[] }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  if (runs.length <= FEW || open) {
    return (
      <>
        {runs.map(item => (
          <RunEntry key={item.id} item={item} />
        ))}
      </>
    );
  }
  const failed = runs.filter(({ run }) => run.state === 'FAIL' || run.state === 'ABORT').length;
  return (
    <Entry
      at={runs[0].at}
      icon="history"
      title={
        <span className="hw-row hw-wrap">
          {t('assets.page.activity.runs', { count: runs.length })}
          <History
            label={t('assets.page.runs.history', { count: runs.length, failed: String(failed) })}
            items={runs
              .slice(0, BARS)
              .reverse()
              .map(({ run, at }) => ({ tone: historyTone(run.state), title: `${t(`ui.runStates.${run.state}`)}, ${at}` }))}
          />
          {failed > 0 && <span className="hw-bad">{t('assets.page.activity.failed', { count: failed })}</span>}
          <button type="button" className="hw-link" aria-expanded={false} onClick={() => setOpen(true)}>
            {t('assets.page.activity.unfold')}
          </button>
        </span>
      }
    />
  );
}

function RunEntry({ item: { at, run } }: { item: ActivityRun }) {
  const { asset } = useEditing();
  const t = useTexts();
  const query = new URLSearchParams({ run: run.runId });
  return (
    <Entry
      at={at}
      icon="history"
      title={
        <span className="hw-row hw-wrap">
          <Link to={`${assetPath(asset.id, 'runs')}?${query}`} title={run.runId} className="hw-cut" dir="auto">
            {run.job && run.job.id !== asset.id ? run.job.title : t('assets.page.runs.run')}
          </Link>
          <RunStateBadge state={run.state} />
          {run.durationMs !== undefined && <span className="hw-dim">{duration(run.durationMs)}</span>}
        </span>
      }
    >
      {run.error && (
        <p className="hw-mono hw-bad hw-run-error" dir="auto">
          {run.error.message}
        </p>
      )}
    </Entry>
  );
}

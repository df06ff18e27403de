import type { Run, RunSummary } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useTexts } from '../../../translation';
import { RunStateBadge } from '../../../ui/badges';

/** Runs of each kind that are named before one asks for more. */
const FEW = 8;

/** The run that started this one, the one at the top, and those that this one started. */
export function RunFamily({ run }: { run: Run }) {
  const t = useTexts();
  const { parent, root, parentRunId, rootRunId, children } = run;
  return (
    <>
      {(parent || parentRunId) && (
        <Family title={t('assets.page.runs.parent')} runs={parent ? [parent] : []} unseen={parent ? undefined : parentRunId} />
      )}
      {rootRunId && rootRunId !== parentRunId && rootRunId !== run.runId && (
        <Family title={t('assets.page.runs.root')} runs={root ? [root] : []} unseen={root ? undefined : rootRunId} />
      )}
      {children.length > 0 && <Family title={t('assets.page.runs.children')} runs={children} />}
    </>
  );
}

function Family({ title, runs, unseen }: { title: string; runs: readonly RunSummary[]; unseen?: string }) {
  const t = useTexts();
  const { pathname, search } = useLocation();
  const [all, setAll] = useState(false);
  const shown = all ? runs : runs.slice(0, FEW);
  const to = (runId: string) => {
    const query = new URLSearchParams(search);
    query.set('run', runId);
    return `${pathname}?${query}`;
  };
  return (
    <section>
      <h2>
        {title} {runs.length > 1 && <span className="hw-dim">{runs.length}</span>}
      </h2>
      {unseen && <code className="hw-mono hw-dim">{unseen}</code>}
      <ul className="hw-plain-list">
        {shown.map(({ runId, job, state }) => (
          <li key={runId} className="hw-row" style={{ minHeight: 24 }}>
            <Link to={to(runId)} className="hw-cut hw-spread" title={runId} dir="auto">
              {job?.title ?? runId}
            </Link>
            <span className="hw-aside">
              <RunStateBadge state={state} />
            </span>
          </li>
        ))}
      </ul>
      {runs.length > shown.length && (
        <button type="button" className="hw-link hw-small" onClick={() => setAll(true)}>
          {t('ui.facetMore', { count: runs.length - shown.length })}
        </button>
      )}
    </section>
  );
}

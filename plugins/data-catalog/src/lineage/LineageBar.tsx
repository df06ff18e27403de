import type { ReactNode } from 'react';
import type { LineageState } from './lineageState';

type Change = (next: Partial<LineageState>) => void;

/** Direction, depth, level and what else is shown. */
export function LineageBar({ state, onChange }: { state: LineageState; onChange: Change }) {
  const choice = <K extends keyof LineageState>(key: K, value: LineageState[K], label: ReactNode) => (
    <button
      key={String(value)}
      type="button"
      className="hw-button"
      aria-pressed={state[key] === value}
      onClick={() => onChange({ [key]: value, expanded: [] })}
    >
      {label}
    </button>
  );
  const toggle = (key: 'hideJobs' | 'includePast' | 'table', label: string) => (
    <button
      type="button"
      className="hw-button"
      aria-pressed={state[key]}
      onClick={() => onChange({ [key]: !state[key] })}
    >
      {label}
    </button>
  );
  const step = (by: number) => onChange({ depth: Math.min(Math.max(state.depth + by, 1), 10) });
  return (
    <div className="hw-lineage-bar" role="toolbar" aria-label="Lineage">
      <span className="hw-group">
        {choice('direction', 'upstream', 'Up')}
        {choice('direction', 'both', 'Both')}
        {choice('direction', 'downstream', 'Down')}
      </span>
      <span className="hw-group">
        <button type="button" className="hw-button" aria-label="One hop less" onClick={() => step(-1)}>
          −
        </button>
        <span className="hw-button" aria-live="polite">
          {state.depth} {state.depth === 1 ? 'hop' : 'hops'}
        </span>
        <button type="button" className="hw-button" aria-label="One hop more" onClick={() => step(1)}>
          +
        </button>
      </span>
      <span className="hw-group">
        {choice('level', 'asset', 'Assets')}
        {choice('level', 'column', 'Columns')}
      </span>
      {state.level === 'asset' && toggle('hideJobs', 'Fold jobs')}
      {toggle('includePast', 'Past')}
      <span className="hw-spread" />
      {toggle('table', 'Table')}
    </div>
  );
}

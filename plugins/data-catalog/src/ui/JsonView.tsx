import { useState } from 'react';
import { useTexts } from '../translation';
import { Icon } from './Icon';

/** Entries of one object or list that show before one asks for more. */
const PAGE = 100;
/** Characters of a text that show before one asks for the rest. */
const LONG = 400;

/**
 * Any JSON, folded: what is deeper than `open` levels is drawn once somebody
 * opens it, so that a body of many megabytes costs no more than a small one.
 */
export function JsonView({ value, open = 2 }: { value: unknown; open?: number }) {
  return (
    <div className="hw-json">
      <Node value={value} open={open} />
    </div>
  );
}

function Node({ name, value, open }: { name?: string; value: unknown; open: number }) {
  const entries = entriesOf(value);
  const [unfolded, setUnfolded] = useState(open > 0);
  if (!entries) {
    return (
      <div className="hw-json-line">
        <Name name={name} />
        <Plain value={value} />
      </div>
    );
  }
  const list = Array.isArray(value);
  const summary = list ? `[${entries.length}]` : `{${entries.length}}`;
  if (entries.length === 0) {
    return (
      <div className="hw-json-line">
        <Name name={name} />
        <span className="hw-dim">{list ? '[]' : '{}'}</span>
      </div>
    );
  }
  return (
    <div>
      <button
        type="button"
        className="hw-json-line"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        <Icon name={unfolded ? 'down' : 'right'} size={12} />
        <Name name={name} />
        <span className="hw-dim">{summary}</span>
      </button>
      {unfolded && <Entries entries={entries} open={open - 1} />}
    </div>
  );
}

function Entries({
  entries,
  open,
}: {
  entries: readonly (readonly [string, unknown])[];
  open: number;
}) {
  const t = useTexts();
  const [count, setCount] = useState(PAGE);
  const left = entries.length - count;
  return (
    <div className="hw-json-inside">
      {entries.slice(0, count).map(([key, value]) => (
        <Node key={key} name={key} value={value} open={open} />
      ))}
      {left > 0 && (
        <button type="button" className="hw-link" onClick={() => setCount(count + 10 * PAGE)}>
          {t('ui.facetMore', { count: left })}
        </button>
      )}
    </div>
  );
}

function Name({ name }: { name?: string }) {
  if (name === undefined) return null;
  return <span className="hw-json-name">{name}:</span>;
}

function Plain({ value }: { value: unknown }) {
  const t = useTexts();
  const [whole, setWhole] = useState(false);
  if (typeof value !== 'string') return <span>{String(value)}</span>;
  const cut = !whole && value.length > LONG;
  return (
    <span className="hw-json-text" dir="auto">
      {JSON.stringify(cut ? value.slice(0, LONG) : value)}
      {cut && (
        <button type="button" className="hw-link" onClick={() => setWhole(true)}>
          {t('ui.jsonMore', { count: value.length - LONG })}
        </button>
      )}
    </span>
  );
}

function entriesOf(value: unknown): (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((entry, index) => [String(index), entry] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

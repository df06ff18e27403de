import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { termPath } from '../routes';
import { useTexts } from '../translation';
import { Icon } from '../ui/Icon';
import { useVirtualRows } from '../ui/useVirtualRows';
import { Marked } from './Marked';
import { visibleRows } from './terms';
import type { TermNode, TermRow } from './terms';
import { useTreeKeys } from './useTreeKeys';

const ROW = 28;
const INDENT = 16;
/** Levels that are set in; deeper ones would leave no room for their names. */
const DEEPEST = 8;
/** Lines above the chosen one when the page opens. */
const FEW = 8;

/** The tree of terms, of any size: only lines in view are in the page. */
export function TermTree(props: {
  nodes: readonly TermNode[];
  selected?: string;
  /** Looked for, and marked in the titles. */
  query: string;
  isOpen: (node: TermNode, level: number) => boolean;
  onOpen: (ref: string, open: boolean) => void;
  /** Query of the links, so that a filter stays. */
  search: string;
}) {
  const { nodes, selected, query, isOpen, onOpen, search } = props;
  const t = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => visibleRows(nodes, isOpen), [nodes, isOpen]);
  const at = rows.findIndex(({ node }) => node.term.ref === selected);
  // Near to the chosen line, and no further than the tree can be scrolled: that is settled when it is there.
  const initialOffset = () =>
    Math.max(0, Math.min((at - FEW) * ROW, rows.length * ROW - window.innerHeight));
  const lines = useVirtualRows({
    scroll,
    count: rows.length,
    rowHeight: ROW,
    overscan: 10,
    initialOffset,
  });
  const { tabStop, setCurrent, press } = useTreeKeys({
    rows,
    start: Math.max(at, 0),
    onFocus: index => {
      const line = () => scroll.current?.querySelector<HTMLElement>(`[data-line="${index}"]`);
      lines.scrollToIndex(index);
      // A line that is far away has to be drawn first.
      if (line()) line()?.focus();
      else requestAnimationFrame(() => line()?.focus());
    },
    onOpen: (row, open) => onOpen(row.node.term.ref, open),
  });
  const chosen = useRef(at);
  chosen.current = at;
  useEffect(() => {
    // A link from elsewhere may lead to a line that is out of view.
    if (chosen.current >= 0) lines.scrollToIndex(chosen.current);
  }, [selected, lines]);
  const shown = lines.getVirtualItems();
  const reachable = shown.some(({ index }) => index === tabStop) ? tabStop : (shown[0]?.index ?? 0);
  return (
    <div ref={scroll} className="hw-tree" role="tree" aria-label={t('glossary.tree')}>
      <div role="presentation" style={{ height: lines.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          const { term } = row.node;
          return (
            <Link
              key={term.ref}
              to={{ pathname: termPath(term.ref), search }}
              role="treeitem"
              data-line={index}
              aria-level={row.level}
              aria-posinset={row.place}
              aria-setsize={row.siblings}
              aria-expanded={row.open}
              aria-selected={term.ref === selected}
              tabIndex={index === reachable ? 0 : -1}
              style={{
                top: start,
                height: ROW,
                paddingLeft: 8 + Math.min(row.level - 1, DEEPEST) * INDENT,
              }}
              title={term.title}
              onFocus={() => setCurrent(term.ref)}
              onKeyDown={event => press(event, index)}
            >
              <Fold row={row} onOpen={open => onOpen(term.ref, open)} />
              <span className="hw-cut hw-spread" dir="auto">
                <Marked text={term.title} query={query} />
              </span>
              <Beneath node={row.node} />
            </Link>
          );
        })}
      </div>
    </div>
  );
}

/** For the mouse; keys open and close with the arrows. */
function Fold({ row, onOpen }: { row: TermRow; onOpen: (open: boolean) => void }) {
  if (row.open === undefined) return <span className="hw-tree-fold" />;
  return (
    <span
      className="hw-tree-fold"
      aria-hidden
      onClick={event => {
        event.preventDefault();
        event.stopPropagation();
        onOpen(!row.open);
      }}
    >
      <Icon name={row.open ? 'down' : 'right'} size={14} />
    </span>
  );
}

function Beneath({ node }: { node: TermNode }) {
  const t = useTexts();
  if (node.beneath === 0) return null;
  return (
    <span className="hw-num hw-dim hw-small" title={t('glossary.beneath', { count: node.beneath })}>
      {node.beneath.toLocaleString('en')}
    </span>
  );
}

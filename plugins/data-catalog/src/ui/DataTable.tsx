import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../translation';
import { Icon } from './Icon';
import { useScrollPlace } from './useScrollPlace';
import { useWidth } from './useWidth';

export type TableColumn<T> = {
  key: string;
  title: string;
  /** Track of a CSS grid, such as `minmax(220px, 2fr)` or `96px`. */
  width: string;
  /** Numbers and times stand at the right. */
  right?: boolean;
  /** What to order by; a head with it is a button. */
  sort?: string;
  /** Narrower tables, in pixels, go without this column. */
  from?: number;
  render: (item: T) => ReactNode;
};

export type TableSelection = { chosen: ReadonlySet<string>; onChange: (chosen: Set<string>) => void };

export type DataTableProps<T> = {
  /** Name of the table, read aloud. */
  label: string;
  columns: readonly TableColumn<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  /** `title` or `-title`; see `TableColumn.sort`. */
  order?: string;
  onOrder?: (order: string) => void;
  /** Pixels; 40 for two lines, 32 for one. */
  rowHeight?: number;
  selection?: TableSelection;
  /** The row that something beside the table is about. */
  active?: string;
  /** A click on a row, or Enter. */
  onOpen?: (item: T) => void;
  /** All rows there are; may be more than are loaded. */
  totalCount?: number;
  /** The last rows came into view: more are wanted. */
  onEnd?: () => void;
  loadingMore?: boolean;
  /** What the rows are, such as the query of a list: another one starts at its top, going back finds one's place. */
  place?: string;
};

/** Rows before the end at which more are asked for. */
const AHEAD = 20;
const CHECK_WIDTH = 38;
const CHECK = `${CHECK_WIDTH}px`;

type Pinned = { 'data-pinned': true; style: { left: number } };

/** What a wide table keeps in view as it scrolls sideways: the boxes, and the first column beside them. */
const pinned: Pinned = { 'data-pinned': true, style: { left: 0 } };
const besideChecks: Pinned = { 'data-pinned': true, style: { left: CHECK_WIDTH } };

/**
 * A table of any length: only rows in view are in the page. Arrows, Home, End
 * and Page keys move from row to row, Enter opens, Space selects.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, items, keyOf, nameOf, rowHeight = 40, selection, active, onOpen, totalCount, onEnd, loadingMore } = props;
  const t = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const width = useWidth(scroll);
  const offset = useScrollPlace(scroll, props.place);
  const columns = props.columns.filter(column => column.from === undefined || width >= column.from);
  const [current, setCurrent] = useState(0);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: offset,
  });
  const shown = rows.getVirtualItems();
  const last = shown[shown.length - 1]?.index ?? -1;
  const wantsMore = onEnd !== undefined && items.length > 0 && last >= items.length - AHEAD;
  const ask = useRef(onEnd);
  ask.current = onEnd;
  useEffect(() => {
    if (wantsMore && !loadingMore) ask.current?.();
  }, [wantsMore, loadingMore, items.length]);
  useEffect(() => rows.measure(), [rows, rowHeight]);

  const move = (to: number) => {
    const index = Math.min(Math.max(to, 0), items.length - 1);
    setCurrent(index);
    rows.scrollToIndex(index);
    // The row may have to be drawn first.
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
  const toggle = (key: string) => selection?.onChange(toggled(selection.chosen, key));
  const press = (event: KeyboardEvent, index: number) => {
    // Keys of a link or a box inside the row are its own.
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      PageDown: () => move(index + page),
      PageUp: () => move(index - page),
      Home: () => move(0),
      End: () => move(items.length - 1),
      Enter: () => onOpen?.(items[index]),
      ' ': () => toggle(keyOf(items[index])),
    };
    if (!Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    steps[event.key]();
  };
  const tracks = [...(selection ? [CHECK] : []), ...columns.map(column => column.width)];
  const template = tracks.join(' ');
  const pinnedName = selection ? besideChecks : pinned;
  // Head and rows are grids of their own: the same least width keeps their tracks in line.
  const minWidth = tracks.reduce((sum, track) => sum + leastOf(track), 0);
  const reachable = Math.min(current, Math.max(items.length - 1, 0));
  const tabStop = shown.some(({ index }) => index === reachable) ? reachable : (shown[0]?.index ?? 0);
  return (
    <div
      ref={scroll}
      className="hw-grid-table"
      role="grid"
      aria-label={label}
      aria-rowcount={(totalCount ?? items.length) + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={loadingMore}
      data-wide={minWidth > width}
    >
      <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 2 }}>
        <div className="hw-grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
          {selection && (
            <span role="columnheader" {...pinned}>
              <AllCheck items={items} keyOf={keyOf} selection={selection} label={t('ui.selectAll')} />
            </span>
          )}
          {columns.map((column, index) => (
            <Head
              key={column.key}
              column={column}
              order={props.order}
              onOrder={props.onOrder}
              place={index === 0 ? pinnedName : undefined}
            />
          ))}
        </div>
      </div>
      <div className="hw-grid-body" role="rowgroup" style={{ height: rows.getTotalSize(), minWidth }}>
        {shown.map(({ index, start }) => {
          const item = items[index];
          const key = keyOf(item);
          const chosen = selection?.chosen.has(key);
          return (
            // Keys are handled here for the row that has the focus; its parts stay reachable by themselves.
            <div
              key={key}
              className="hw-grid-row"
              role="row"
              data-row={index}
              data-active={active === key}
              aria-rowindex={index + 2}
              aria-selected={chosen}
              tabIndex={index === tabStop ? 0 : -1}
              style={{ top: start, height: rowHeight, gridTemplateColumns: template, cursor: onOpen && 'pointer' }}
              onFocus={() => setCurrent(index)}
              onKeyDown={event => press(event, index)}
              onClick={event => {
                if (!(event.target as HTMLElement).closest('a, button, input')) onOpen?.(item);
              }}
            >
              {selection && (
                <span role="gridcell" {...pinned}>
                  <input
                    type="checkbox"
                    className="hw-check"
                    aria-label={t('ui.selectRow', { name: nameOf(item) })}
                    checked={chosen}
                    onChange={() => toggle(key)}
                  />
                </span>
              )}
              {columns.map((column, place) => (
                <span
                  key={column.key}
                  role="gridcell"
                  className={column.right ? 'hw-right' : undefined}
                  {...(place === 0 && pinnedName)}
                >
                  {column.render(item)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Least pixels of a track, such as `96px` or `minmax(220px, 2fr)`. */
function leastOf(track: string): number {
  return Number(/(\d+)px/.exec(track)?.[1] ?? 0);
}

function toggled(chosen: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

function AllCheck<T>(props: { items: readonly T[]; keyOf: (item: T) => string; selection: TableSelection; label: string }) {
  const { items, keyOf, selection, label } = props;
  const all = items.length > 0 && items.every(item => selection.chosen.has(keyOf(item)));
  return (
    <input
      type="checkbox"
      className="hw-check"
      aria-label={label}
      checked={all}
      ref={box => {
        if (box) box.indeterminate = !all && selection.chosen.size > 0;
      }}
      onChange={() => selection.onChange(all ? new Set() : new Set(items.map(keyOf)))}
    />
  );
}

function Head<T>(props: {
  column: TableColumn<T>;
  order?: string;
  onOrder?: (order: string) => void;
  place?: Pinned;
}) {
  const { column, order = '', onOrder, place } = props;
  const { title, sort, right } = column;
  const className = right ? 'hw-right' : undefined;
  if (sort === undefined || !onOrder) {
    return (
      <span role="columnheader" className={className} {...place}>
        {title}
      </span>
    );
  }
  const sorted = order.replace('-', '') === sort;
  const down = order.startsWith('-');
  const direction = down ? 'descending' : 'ascending';
  return (
    <span role="columnheader" className={className} aria-sort={sorted ? direction : 'none'} {...place}>
      <button type="button" onClick={() => onOrder(sorted && !down ? `-${sort}` : sort)}>
        {title}
        {sorted && <Icon name={down ? 'sortDown' : 'sortUp'} size={12} />}
      </button>
    </span>
  );
}

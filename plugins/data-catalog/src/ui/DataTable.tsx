import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { TableHead } from './TableHead';
import { TableRow } from './TableRow';
import { useRowActions } from './useRowActions';
import { useScrollPlace } from './useScrollPlace';
import { useTracks } from './useTracks';
import { useVirtualRows } from './useVirtualRows';

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

export type TableSelection = {
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
};

export type DataTableProps<T> = {
  /** Name of the table, read aloud. */
  label: string;
  /** Keep them as one object while nothing of them changes: rows are drawn anew with other ones. */
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

/**
 * A table of any length: only rows in view are in the page. Arrows, Home, End
 * and Page keys move from row to row, Enter opens, Space selects.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const {
    label,
    items,
    keyOf,
    nameOf,
    rowHeight = 40,
    selection,
    active,
    onOpen,
    totalCount,
    onEnd,
    loadingMore,
  } = props;
  const t = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const { columns, template, minWidth, wide } = useTracks(
    scroll,
    props.columns,
    selection !== undefined,
  );
  const initialOffset = useScrollPlace(scroll, props.place);
  const rows = useVirtualRows({
    scroll,
    count: items.length,
    rowHeight,
    overscan: 8,
    initialOffset,
  });
  const { current, actions } = useRowActions({ ...props, rowHeight, scroll, rows });
  const shown = rows.getVirtualItems();
  const last = shown[shown.length - 1]?.index ?? -1;
  const wantsMore = onEnd !== undefined && items.length > 0 && last >= items.length - AHEAD;
  const ask = useRef(onEnd);
  ask.current = onEnd;
  useEffect(() => {
    if (wantsMore && !loadingMore) ask.current?.();
  }, [wantsMore, loadingMore, items.length]);
  const reachable = Math.min(current, Math.max(items.length - 1, 0));
  const tabStop = shown.some(({ index }) => index === reachable)
    ? reachable
    : (shown[0]?.index ?? 0);
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
      data-wide={wide}
    >
      <TableHead {...props} columns={columns} template={template} minWidth={minWidth} />
      <div
        className="hw-grid-body"
        role="rowgroup"
        style={{ height: rows.getTotalSize(), minWidth }}
      >
        {shown.map(({ index, start }) => {
          const item = items[index];
          const key = keyOf(item);
          return (
            <TableRow
              key={key}
              item={item}
              index={index}
              rowKey={key}
              name={selection ? nameOf(item) : ''}
              columns={columns}
              template={template}
              top={start}
              height={rowHeight}
              chosen={selection?.chosen.has(key)}
              active={active === key}
              tabStop={index === tabStop}
              opens={onOpen !== undefined}
              actions={actions}
              t={t}
            />
          );
        })}
      </div>
    </div>
  );
}

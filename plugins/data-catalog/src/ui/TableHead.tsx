import { useTexts } from '../translation';
import type { TableColumn, TableSelection } from './DataTable';
import { Icon } from './Icon';

/** Pixels of the column of boxes. */
export const CHECK_WIDTH = 38;

type Pinned = { 'data-pinned': true; style: { left: number } };
const pinned: Pinned = { 'data-pinned': true, style: { left: 0 } };
const besideChecks: Pinned = { 'data-pinned': true, style: { left: CHECK_WIDTH } };

/** What a wide table keeps in view as it scrolls sideways: the boxes, and the first column, beside them or in their place. */
export function pinnedBeside(checks: boolean): Pinned {
  return checks ? besideChecks : pinned;
}

export type TableHeadProps<T> = {
  columns: readonly TableColumn<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
  selection?: TableSelection;
  order?: string;
  onOrder?: (order: string) => void;
  /** Tracks of the grid, and how wide they are at least, in pixels. */
  template: string;
  minWidth: number;
};

/** The names of a table's columns; those that one can order by are buttons. */
export function TableHead<T>(props: TableHeadProps<T>) {
  const { columns, items, keyOf, selection, order, onOrder, template, minWidth } = props;
  const t = useTexts();
  return (
    <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 2 }}>
      <div
        className="hw-grid-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minWidth }}
      >
        {selection && (
          <span role="columnheader" {...pinned}>
            <AllCheck items={items} keyOf={keyOf} selection={selection} label={t('ui.selectAll')} />
          </span>
        )}
        {columns.map((column, index) => (
          <Head
            key={column.key}
            column={column}
            order={order}
            onOrder={onOrder}
            place={index === 0 ? pinnedBeside(selection !== undefined) : undefined}
          />
        ))}
      </div>
    </div>
  );
}

function AllCheck<T>(props: {
  items: readonly T[];
  keyOf: (item: T) => string;
  selection: TableSelection;
  label: string;
}) {
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
    <span
      role="columnheader"
      className={className}
      aria-sort={sorted ? direction : 'none'}
      {...place}
    >
      <button type="button" onClick={() => onOrder(sorted && !down ? `-${sort}` : sort)}>
        {title}
        {sorted && <Icon name={down ? 'sortDown' : 'sortUp'} size={12} />}
      </button>
    </span>
  );
}

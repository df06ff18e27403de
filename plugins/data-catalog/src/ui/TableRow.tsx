import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import type { useTexts } from '../translation';
import type { TableColumn } from './DataTable';
import { pinnedBeside } from './TableHead';

/** What a row tells its table; the same functions for as long as the table is there. */
export type RowActions = {
  focus: (index: number) => void;
  press: (event: KeyboardEvent, index: number) => void;
  open: (index: number) => void;
  toggle: (key: string) => void;
};

export type TableRowProps<T> = {
  item: T;
  index: number;
  rowKey: string;
  /** Read aloud with the box that chooses the row. */
  name: string;
  columns: readonly TableColumn<T>[];
  /** Tracks of the grid. */
  template: string;
  top: number;
  height: number;
  /** Undefined where rows are not chosen. */
  chosen?: boolean;
  active: boolean;
  /** Whether the Tab key leads here. */
  tabStop: boolean;
  opens: boolean;
  actions: RowActions;
  t: ReturnType<typeof useTexts>;
};

function Row<T>(props: TableRowProps<T>) {
  const {
    item,
    index,
    rowKey,
    name,
    columns,
    template,
    top,
    height,
    chosen,
    active,
    tabStop,
    opens,
    actions,
    t,
  } = props;
  const pinnedName = pinnedBeside(chosen !== undefined);
  return (
    // Keys are handled here for the row that has the focus; its parts stay reachable by themselves.
    <div
      className="hw-grid-row"
      role="row"
      data-row={index}
      data-active={active}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={tabStop ? 0 : -1}
      style={{ top, height, gridTemplateColumns: template, cursor: opens ? 'pointer' : undefined }}
      onFocus={() => actions.focus(index)}
      onKeyDown={event => actions.press(event, index)}
      onClick={event => {
        if (!(event.target as HTMLElement).closest('a, button, input')) actions.open(index);
      }}
    >
      {chosen !== undefined && (
        <span role="gridcell" {...pinnedBeside(false)}>
          <input
            type="checkbox"
            className="hw-check"
            aria-label={t('ui.selectRow', { name })}
            checked={chosen}
            onChange={() => actions.toggle(rowKey)}
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
}

/**
 * A row of a `DataTable`. It is drawn anew only when something of its own has
 * changed: what is typed into a filter, or chosen in another row, does not
 * draw the whole table.
 */
export const TableRow = memo(Row) as typeof Row;

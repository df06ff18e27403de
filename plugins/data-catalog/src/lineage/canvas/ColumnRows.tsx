import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { memo } from 'react';
import { useTexts } from '../../translation';
import { numberText } from '../../ui/count';
import { Icon } from '../../ui/Icon';
import { hasFoot, OPEN_ROWS } from '../model/rows';
import type { Rows } from '../model/rows';
import { isColumnLit, useCanvas } from './CanvasStore';
import { useNodeActions } from './NodeActions';

export type ColumnRowsProps = { node: LineageNode; rows: Rows };

/**
 * The columns of a node that are shown, and a row that leads to the others. They
 * are for the pointer; keys have the panel of the node, where they are large.
 */
export function ColumnRows({ node, rows }: ColumnRowsProps) {
  if (rows.total === 0) return null;
  return (
    <div className="hw-node-columns nopan">
      {rows.columns.map(column => (
        <ColumnRow key={column} node={node} column={column} />
      ))}
      {rows.pages > 1 &&
        Array.from({ length: OPEN_ROWS - rows.columns.length }, (_, index) => (
          <div key={index} className="hw-node-gap" />
        ))}
      {hasFoot(rows) && <Foot node={node} rows={rows} />}
    </div>
  );
}

type ColumnRowProps = { node: LineageNode; column: string };

const ColumnRow = memo(function ColumnRowButton({ node, column }: ColumnRowProps) {
  const t = useTexts();
  const { chooseColumn, hoverColumn } = useNodeActions();
  const lit = useCanvas(state => isColumnLit(state, node.id, column));
  return (
    <button
      type="button"
      className="hw-node-column"
      data-lit={lit}
      tabIndex={-1}
      title={column}
      aria-label={t('lineage.graph.column', { column, name: node.title })}
      onMouseEnter={() => hoverColumn(node.id, column)}
      onMouseLeave={() => hoverColumn(node.id, undefined)}
      onClick={() => chooseColumn(node.id, column)}
    >
      <bdi className="hw-cut">{column}</bdi>
    </button>
  );
});

function Foot({ node, rows }: ColumnRowsProps) {
  const t = useTexts();
  const { open, turnPage } = useNodeActions();
  const { id, title: name } = node;
  if (!rows.open) {
    const count = rows.total - rows.columns.length;
    return (
      <button
        type="button"
        className="hw-node-foot"
        tabIndex={-1}
        aria-label={t('lineage.graph.moreColumnsOf', { count, name })}
        onClick={() => open(id, true)}
      >
        {t('lineage.graph.moreColumns', { count })}
        <Icon name="down" size={12} />
      </button>
    );
  }
  const fold = (
    <button
      type="button"
      className="hw-node-foot"
      tabIndex={-1}
      aria-label={t('lineage.graph.foldColumnsOf', { name })}
      onClick={() => open(id, false)}
    >
      {rows.pages === 1 && t('lineage.graph.foldColumns')}
      <Icon name="up" size={12} />
    </button>
  );
  if (rows.pages === 1) return fold;
  const turn = (by: number, icon: 'left' | 'right', label: string) => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      disabled={rows.page + by < 0 || rows.page + by >= rows.pages}
      onClick={() => turnPage(id, rows.page + by)}
    >
      <Icon name={icon} size={12} />
    </button>
  );
  const first = rows.page * OPEN_ROWS + 1;
  return (
    <div className="hw-node-pager">
      {turn(-1, 'left', t('lineage.graph.columnsBefore'))}
      <span>
        {t('lineage.graph.columnPage', {
          first: numberText(first),
          last: numberText(first + rows.columns.length - 1),
          total: numberText(rows.total),
        })}
      </span>
      {turn(1, 'right', t('lineage.graph.columnsAfter'))}
      {fold}
    </div>
  );
}

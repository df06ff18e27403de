import { titleOf } from '../lineage/model/picture';
import type { Confidence } from '../lineage/sql/evidence';
import { expressionOf } from '../lineage/sql/textParts';
import type { Drawing, SqlEdge } from './drawing';

/** A column edge in words. */
export type SqlEdgeRow = {
  id: string;
  source: string;
  target: string;
  sourceTable: string;
  sourceColumn: string;
  targetTable: string;
  /** Absent when all columns are meant. */
  targetColumn?: string;
  /** `aggregation` */
  how: string;
  /** `direct`: data flows; `indirect`: it is only decided on. */
  type: string;
  masking: boolean;
  confidence: Confidence;
  expression: string;
};

/**
 * Column edges in words.
 *
 * @param whole - stands for all columns of a target
 */
export function edgeRowsOf(
  { picture }: Drawing,
  edges: readonly SqlEdge[],
  sql: string,
  whole: string,
): SqlEdgeRow[] {
  return edges.map(({ id, edge: { source, target, transformations }, span, confidence }) => {
    const [{ type, subtype, masking = false }] = transformations;
    const [sourceTable, targetTable] = [source, target].map(end => titleOf(picture, end.assetId));
    return {
      id,
      source: `${sourceTable} ${source.column}`,
      target: `${targetTable} ${target.column ?? whole}`,
      sourceTable,
      sourceColumn: source.column!,
      targetTable,
      targetColumn: target.column,
      how: inWords(subtype ?? type),
      type: inWords(type),
      masking,
      confidence,
      expression: span ? expressionOf(sql, span) : '',
    };
  });
}

function inWords(name = ''): string {
  return name.replace(/_/g, ' ').toLocaleLowerCase('en-US');
}

const collator = new Intl.Collator('en', { numeric: true });
const sorts = ['source', 'target', 'how', 'expression'] as const;

/** @param order - `source`, or `-source` for the other way round; unknown ones leave the rows as they are */
export function sortEdgeRows(rows: readonly SqlEdgeRow[], order: string): SqlEdgeRow[] {
  const by = sorts.find(name => name === order.replace('-', ''));
  if (!by) return [...rows];
  const sign = order.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => sign * collator.compare(a[by], b[by]));
}

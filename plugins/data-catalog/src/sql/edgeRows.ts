import { titleOf } from '../lineage/model/picture';
import type { Confidence } from '../lineage/evidence/evidence';
import { expressionOf } from '../lineage/evidence/textParts';
import { sortBy } from '../ui/sortBy';
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

const orders: Record<string, (row: SqlEdgeRow) => string> = {
  source: row => row.source,
  target: row => row.target,
  how: row => row.how,
  expression: row => row.expression,
};

/** @param order - `source`, or `-source` for the other way round; unknown ones leave the rows as they are */
export function sortEdgeRows(rows: readonly SqlEdgeRow[], order: string): SqlEdgeRow[] {
  return sortBy(rows, order, orders);
}

import type {
  ColumnEdge,
  SqlAnalysis,
  SqlEvidence,
  SqlTextSpan,
} from '@headwater/plugin-data-catalog-common';
import type { LineColumns } from '../canvas/lines';
import { columnKey } from '../model/lighting';
import type { Pair, Picture } from '../model/picture';

/** How sure an analysis is. */
export type Confidence = SqlAnalysis['statements'][number]['confidence'];

/** A text that says something of a line. */
export type EvidenceOfPair = {
  key: string;
  evidence: SqlEvidence;
  /** The statements that say so. */
  statements: SqlTextSpan[];
  /** What it says of columns. */
  edges: ColumnEdge[];
};

/** The texts that a line was worked out from, as far as they may be seen, each once. */
export function evidenceOf(
  { sql }: Pick<Picture, 'sql'>,
  { edges, columnEdges }: Pick<Pair, 'edges' | 'columnEdges'>,
): EvidenceOfPair[] {
  const found = new Map<string, EvidenceOfPair>();
  const of = (key: string) => {
    const evidence = sql.get(key);
    if (evidence && !found.has(key)) found.set(key, { key, evidence, statements: [], edges: [] });
    return found.get(key);
  };
  for (const { sql: texts = [] } of edges) {
    for (const { text, spans } of texts) of(text)?.statements.push(...spans);
  }
  for (const edge of columnEdges) if (edge.sql !== undefined) of(edge.sql)?.edges.push(edge);
  return [...found.values()];
}

/** Where the expressions of column edges stand in their text. */
export function expressionSpans(edges: readonly ColumnEdge[]): SqlTextSpan[] {
  return edges.flatMap(({ transformations }) => transformations.flatMap(({ span }) => span ?? []));
}

/** Whether data flows, and is not only decided on. */
export function isDirect({ transformations }: ColumnEdge): boolean {
  return transformations.some(({ type }) => type === 'DIRECT');
}

/** The edge that a line between two columns stands for: one through which data flows, if there is such. */
export function edgeBetween(
  edges: readonly ColumnEdge[],
  columns: LineColumns,
): ColumnEdge | undefined {
  const between = edges.filter(
    ({ source, target }) =>
      columnKey(source.assetId, source.column) === columns.source &&
      columnKey(target.assetId, target.column) === columns.target,
  );
  return between.find(isDirect) ?? between[0];
}

/**
 * What is marked in a text: the expressions of the edge that was picked, else
 * of those that are lit, else of all that data flows through.
 */
export function marksOf(
  edges: readonly ColumnEdge[],
  isLit: (edge: ColumnEdge) => boolean,
  picked?: ColumnEdge,
): SqlTextSpan[] {
  if (picked) return expressionSpans([picked]);
  const choices = [edges.filter(isLit), edges.filter(isDirect), edges];
  return expressionSpans(choices.find(({ length }) => length > 0) ?? []);
}

/** Tells a column edge from others, also in a later answer. */
export function edgeKey({ source, target, via, sql, transformations }: ColumnEdge): string {
  return JSON.stringify([source, target, via, sql, transformations]);
}

/** The word for a confidence in numbers, as the API words it. */
export function confidenceOf(number: number): Confidence {
  if (number >= 0.9) return 'high';
  return number >= 0.7 ? 'medium' : 'low';
}

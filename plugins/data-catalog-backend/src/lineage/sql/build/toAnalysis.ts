import type { SqlAnalysis } from '@headwater/plugin-data-catalog-common';
import type { TableReference } from '@headwater/sql-lineage';
import { keyOf } from '../SqlAnalyst';
import type { ResolvedScript } from '../SqlAnalyst';

/** An analysis as the API answers it: tables once, others by their index. */
export function toAnalysis({ dialect, statements, tables }: ResolvedScript): SqlAnalysis {
  const mentioned = new Set(
    statements.flatMap(({ inputs, outputs, edges }) =>
      [...inputs, ...outputs, ...edges.flatMap(({ source, target }) => [source.table, target.table ?? []].flat())].map(
        keyOf,
      ),
    ),
  );
  const shown = tables.filter(({ reference }) => mentioned.has(keyOf(reference)));
  const indexes = new Map(shown.map(({ reference }, index) => [keyOf(reference), index]));
  const indexOf = (table: TableReference) => indexes.get(keyOf(table))!;
  return {
    dialect,
    tables: shown.map(({ reference, dataset, asset, columns }) => ({
      parts: [...reference.parts],
      kind: reference.kind,
      ...dataset,
      ...(asset && { asset }),
      ...(columns && { columns }),
    })),
    statements: statements.map(({ kind, span, inputs, outputs, columns, edges, confidence, reasons }) => ({
      kind,
      span,
      inputs: inputs.map(indexOf),
      outputs: outputs.map(indexOf),
      columns,
      edges: edges.map(({ source, target, transformation, span: part, confidence: sure }) => ({
        source: { table: indexOf(source.table), column: source.column },
        target: {
          ...(target.table && { table: indexOf(target.table) }),
          ...(target.column !== undefined && { column: target.column }),
        },
        transformation,
        ...(part && { span: part }),
        confidence: sure,
      })),
      confidence,
      reasons,
    })),
  };
}

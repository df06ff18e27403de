import type { AnalyzedScript, AnalyzedStatement, ColumnEdge, TableReference } from '../types';
import type { CaseResult, LineageCase, TypedEdge } from './lineageCase';

const nameOf = ({ parts }: TableReference) => parts.join('.');

/** Whether what a statement says comes from its tokens only. */
export function isFallback(statement: AnalyzedStatement): boolean {
  return statement.reasons.some(({ code }) => code === 'PARSE_FALLBACK');
}

/** What was found for a case, in the terms of its label. */
export function caseResult(given: LineageCase, script: AnalyzedScript): CaseResult {
  const { statements } = script;
  return {
    statements: statements.length,
    inputs: statements.flatMap(({ inputs }) => inputs.map(nameOf)),
    outputs: statements.flatMap(({ outputs }) => outputs.map(nameOf)),
    edges: statements.flatMap(({ edges }) => edges.flatMap(valueEdge)),
    typed: statements.flatMap(statement =>
      statement.edges.flatMap(edge => typedEdges(edge, statement, given.dataset_level ?? true)),
    ),
    failed: statements.some(isFallback),
  };
}

/**
 * The labels count every column of the expression that makes a target, its
 * conditions and windows as well; not what chooses, joins or sorts the rows.
 */
function valueEdge({ source, target, transformation }: ColumnEdge): CaseResult['edges'] {
  const counts =
    transformation.type === 'DIRECT' || ['CONDITIONAL', 'WINDOW'].includes(transformation.subtype);
  if (!counts || target.column === undefined) return [];
  return [
    [
      { table: nameOf(source.table), column: source.column },
      { table: target.table && nameOf(target.table), column: target.column },
    ],
  ];
}

/** An edge for the whole target is one of `*`, or one of each of its columns. */
function typedEdges(
  edge: ColumnEdge,
  { columns }: AnalyzedStatement,
  datasetLevel: boolean,
): TypedEdge[] {
  const { type, subtype } = edge.transformation;
  const source = `${nameOf(edge.source.table)}.${edge.source.column}`;
  if (edge.target.column !== undefined) return [[source, edge.target.column, type, subtype]];
  if (datasetLevel) return [[source, '*', type, subtype]];
  return columns.map(({ name }) => [source, name, type, subtype]);
}

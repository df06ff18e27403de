import { tableName, type Analysis } from '../scope/Analysis';
import type { Fields, TableNode } from '../scope/ast';
import type { Env } from '../scope/Env';
import type { SourceTable } from '../scope/flow';
import type { NamePart } from '../dialects/names';
import type { ScriptSession } from '../session/ScriptSession';
import type { Draft } from './Draft';

/** What a kind of statement works with. */
export type StatementContext = {
  analysis: Analysis;
  session: ScriptSession;
  draft: Draft;
  env: Env;
};

/** How one kind of statement is understood; false when it is not. */
export type StatementRule = (fields: Fields, context: StatementContext) => void | false;

/** The parts of a table's name in the tree. */
export function nameOf(node: TableNode, { analysis }: StatementContext): NamePart[] {
  return tableName(node, analysis.dialect.splitsQuotedNames);
}

/** The table that a node names. */
export function tableOf(node: TableNode, context: StatementContext): SourceTable {
  return context.analysis.table(nameOf(node, context)).table;
}

/** The table that a node names, noted as written. */
export function targetOf(node: TableNode, context: StatementContext): SourceTable {
  const table = tableOf(node, context);
  context.draft.write(table);
  return table;
}

/** The table that a statement makes, noted as written; one for the session's time hides what else has its name. */
export function madeTable(
  node: TableNode,
  temporary: boolean,
  context: StatementContext,
): SourceTable {
  if (!temporary) return targetOf(node, context);
  const table = context.analysis.temporaryTable(nameOf(node, context));
  context.draft.write(table);
  return table;
}

/** Where a name stands in the statement. */
export function placeOf(node: TableNode, { analysis }: StatementContext): number | undefined {
  return analysis.span(node.name.span)?.start;
}

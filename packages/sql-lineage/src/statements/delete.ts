import { nodes, type Fields, type Identifier, type TableNode } from '../scope/ast';
import { collectFlows } from '../scope/collectFlows';
import { withCtes } from '../scope/ctes';
import type { SourceTable } from '../scope/flow';
import { Relation } from '../scope/relation';
import { resolveFactor, resolveJoin } from '../scope/resolveFrom';
import { tableRelation } from '../scope/tables';
import { resolveAliased } from '../scope/tableFunctions';
import { Scope } from '../scope/Scope';
import { returned, writeOutput } from './returning';
import { tableOf, type StatementContext } from './StatementContext';
import { addTarget } from './update';

/** DELETE with USING or joins: no column is written, but the rows that go depend on what is compared. */
export function deleteRows(fields: Fields, context: StatementContext): Relation {
  const { analysis, draft } = context;
  draft.kind = 'DELETE';
  const env = withCtes(fields.with as Fields | null, context.env);
  const scope = new Scope(analysis, env.ctes, env.parent);
  const node = fields.table as TableNode;
  const main = tableOf(node, context);
  addTarget(main, node, scope, fields.alias as Identifier | null);
  for (const using of nodes(fields.using)) resolveUsing(using as unknown as TableNode, scope);
  for (const join of nodes(fields.joins)) resolveJoin(join as unknown as Fields, scope);
  collectFlows((fields.where_clause as Fields | null)?.this, scope, scope.influences, 'FILTER');
  const named = namedTargets(fields, scope, context);
  for (const table of named.length > 0 ? named : [main]) {
    draft.write(table);
    analysis.unread(table, 1);
    draft.addInfluences(table, scope.influences.toArray());
  }
  if (named.length > 0 && !named.includes(main))
    analysis.read(main, analysis.span(node.name.span)?.start);
  const before = tableRelation(main);
  const others = scope.relations.slice(1);
  writeOutput(fields.output as Fields | null, { deleted: before }, context, others);
  return returned(
    fields.returning,
    new Relation(before.parts),
    { ...fields, alias: fields.alias ?? node.alias },
    { ...env, top: false },
    others,
  );
}

/** The parser puts a query in USING into the hints of a table without a name. */
function resolveUsing(node: TableNode, scope: Scope) {
  const [query] = nodes(node.hints);
  if (node.name.name !== '' || !query) resolveFactor({ table: node }, scope);
  else
    resolveAliased({ this: query, alias: node.alias, column_aliases: node.column_aliases }, scope);
}

/** MySQL's and T-SQL's `DELETE a, b FROM …`: the targets by their aliases. */
function namedTargets(fields: Fields, scope: Scope, context: StatementContext): SourceTable[] {
  return nodes(fields.tables).map(node => {
    const table = node as unknown as TableNode;
    const owner = table.schema ? undefined : scope.relation([scope.analysis.key(table.name)]);
    return owner?.relation.table ?? tableOf(table, context);
  });
}

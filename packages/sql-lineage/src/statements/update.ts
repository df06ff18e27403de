import {
  fieldsOf,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import { collectFlows } from '../scope/collectFlows';
import { withCtes } from '../scope/ctes';
import type { SourceTable } from '../scope/flow';
import { Relation, type RelationColumn } from '../scope/relation';
import { resolveFactor, resolveFrom, resolveJoin } from '../scope/resolveFrom';
import { tableRelation } from '../scope/tables';
import { Scope, type ScopeRelation } from '../scope/Scope';
import { assign, assignAll, collectAssignments, spelledColumn, splitPath } from './assignments';
import { returned, writeOutput, written } from './returning';
import { tableOf, type StatementContext } from './StatementContext';

/** UPDATE with FROM, JOIN or several tables; what it sets may be columns of any of them. */
export function update(fields: Fields, context: StatementContext): Relation {
  const { analysis, draft } = context;
  draft.kind = 'UPDATE';
  const env = withCtes(fields.with as Fields | null, context.env);
  const scope = new Scope(analysis, env.ctes, env.parent);
  const node = fields.table as TableNode;
  const main = readSources(node, fields, scope, context);
  const changes = new Changes(scope, main);
  for (const [left, value] of (fields.set ?? []) as [Identifier, Node][]) {
    changes.add(splitPath(left), value, context);
  }
  for (const [columns, value] of (fields.set_tuples ?? []) as [Identifier[], Node][]) {
    assignAll(columns, value, scope, main, draft);
    draft.write(main);
  }
  collectAssignments(nodes(fields.assignments), scope, main, draft);
  if (changes.targets.size === 0) draft.write(main);
  collectFlows((fields.where_clause as Fields | null)?.this, scope, scope.influences, 'FILTER');
  for (const table of changes.targets.size > 0 ? changes.targets : [main]) {
    draft.addInfluences(table, scope.influences.toArray());
  }
  const after = written(main, changes.image(main), { others: 'kept' });
  const others = scope.relations.filter(({ relation }) => relation.table !== main);
  writeOutput(
    fields.output as Fields | null,
    { inserted: after, deleted: tableRelation(main) },
    context,
    others,
  );
  return returned(fields.returning, after, fields, { ...env, top: false }, others);
}

/**
 * The target and what is joined to it. T-SQL names the target by the alias that
 * FROM gives it: then it stands in FROM already.
 */
function readSources(
  node: TableNode,
  fields: Fields,
  scope: Scope,
  context: StatementContext,
): SourceTable {
  const { analysis } = context;
  const inFrom = [
    ...nodes((fields.from_clause as Fields | null)?.expressions),
    ...joined(fields.from_joins),
  ];
  const own =
    node.schema || node.alias ? undefined : findAlias(inFrom, analysis.key(node.name), context);
  const main = tableOf(own ?? node, context);
  if (!own) addTarget(main, node, scope);
  for (const extra of nodes(fields.extra_tables)) resolveFactor({ table: extra }, scope);
  for (const join of nodes(fields.table_joins)) resolveJoin(join as unknown as Fields, scope);
  resolveFrom(fields.from_clause as Fields | null, fields.from_joins, scope);
  if (own) analysis.unread(main, countOf(inFrom, own, context));
  return main;
}

const joined = (joins: unknown) =>
  nodes(joins).map(join => (join as unknown as Fields).this as Node);

/** The table of FROM that has the alias, or the name, of the target. */
function findAlias(
  factors: readonly Node[],
  key: string,
  { analysis }: StatementContext,
): TableNode | undefined {
  for (const factor of factors) {
    if (typeOf(factor) !== 'table') continue;
    const table = fieldsOf(factor) as TableNode;
    if (analysis.key(table.alias ?? table.name) === key) return table;
  }
  return undefined;
}

/** How often FROM reads the same table as the target's own mention there. */
function countOf(factors: readonly Node[], own: TableNode, context: StatementContext): number {
  const table = tableOf(own, context);
  return factors.filter(
    node => typeOf(node) === 'table' && tableOf(fieldsOf(node) as TableNode, context) === table,
  ).length;
}

/** Puts a statement's target in its scope, under its name and alias. */
export function addTarget(table: SourceTable, node: TableNode, scope: Scope, alias = node.alias) {
  const { analysis } = scope;
  const names = [node.catalog, node.schema, node.name].filter((part): part is Identifier => !!part);
  const entry: ScopeRelation = {
    relation: tableRelation(table),
    alias: analysis.key(alias ?? node.name),
    names: names.map(name => analysis.key(name)),
    isAliased: Boolean(alias),
  };
  scope.relations.push(entry);
}

/** What is set, by the table that it belongs to. */
class Changes {
  readonly targets = new Set<SourceTable>();
  private readonly columns: (RelationColumn & { table: SourceTable })[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly main: SourceTable,
  ) {}

  add(left: readonly Identifier[], value: Node, { draft, analysis }: StatementContext) {
    const owner =
      left.length > 1
        ? this.scope.relation(left.slice(0, -1).map(part => analysis.key(part)))
        : undefined;
    const table = owner?.relation.table ?? this.main;
    this.targets.add(table);
    draft.write(table);
    const flows = assign(left, value, this.scope, table, draft);
    const name = spelledColumn(table, left.at(-1)!, this.scope);
    this.columns.push({ table, name, key: analysis.key(left.at(-1)!), flows });
  }

  /** The columns of a table that are set. */
  image(table: SourceTable): Relation {
    return new Relation(this.columns.filter(column => column.table === table));
  }
}

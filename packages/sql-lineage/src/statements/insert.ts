import {
  fieldsIf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from '../scope/ast';
import { collectFlows, expressionFlows } from '../scope/collectFlows';
import { withCtes } from '../scope/ctes';
import type { Env } from '../scope/Env';
import { Flows, type SourceTable } from '../scope/flow';
import { Relation, isOpen, type RelationColumn } from '../scope/relation';
import { resolveFrom } from '../scope/resolveFrom';
import { tableRelation } from '../scope/tables';
import { resolveQuery } from '../scope/resolveQuery';
import { Scope } from '../scope/Scope';
import { collectAssignments } from './assignments';
import { returned, writeOutput, written } from './returning';
import { targetOf, type StatementContext } from './StatementContext';

/** INSERT from a query, VALUES or a table; REPLACE and INSERT OVERWRITE write the same. */
export function insert(fields: Fields, context: StatementContext): Relation {
  const { draft } = context;
  draft.kind = 'INSERT';
  const env = { ...withCtes(fields.with as Fields | null, context.env), top: true };
  const target = insertTarget(fields, context);
  const relation = source(fields, env);
  const named = target ? intoTarget(fields, relation, target, context) : relation;
  draft.addRelation(target, named);
  if (!target) return relation;
  collectConflict(fields, named, target, context, env);
  const after = written(target, named, { others: 'none' });
  writeOutput(fields.output as Fields | null, { inserted: after }, context);
  return returned(fields.returning, after, fields, { ...env, top: false });
}

function insertTarget(fields: Fields, context: StatementContext): SourceTable | undefined {
  const { analysis, draft } = context;
  const directory = fields.directory as Fields | null | undefined;
  const functionTarget = fieldsIf(fields.function_target, 'function');
  if (directory) {
    const file = analysis.file(String(directory.path));
    draft.write(file);
    return file;
  }
  if (functionTarget) {
    const path = fieldsIf(nodes(functionTarget.args)[0], 'literal')?.value;
    const file = analysis.file(typeof path === 'string' ? path : String(functionTarget.name));
    draft.write(file);
    return file;
  }
  return targetOf(fields.table as TableNode, context);
}

function source(fields: Fields, env: Env): Relation {
  if (fields.query) return resolveQuery(fields.query as Node, env);
  if (fields.source) return resolveQuery(fields.source as Node, env);
  const rows = (fields.values ?? []) as Node[][];
  if (rows.length === 0) return new Relation([]);
  const values = { values: { expressions: rows.map(expressions => ({ expressions })) } };
  return resolveQuery(values, env);
}

/** The query's columns under the names of those that they are written to. */
function intoTarget(
  fields: Fields,
  relation: Relation,
  target: SourceTable,
  { analysis }: StatementContext,
): Relation {
  const listed = identifiers(fields.columns).map(column => ({
    name: spelling(target, analysis.key(column)) ?? column.name,
    key: analysis.key(column),
  }));
  if (listed.length > 0) return relation.renamed(listed);
  if (fields.by_name) return spelledAs(relation, target);
  const names = targetColumns(fields, target, analysis.dialect.partitionedInserts, name =>
    analysis.key(name),
  );
  return relation.isOpen ? relation : relation.renamed(names.slice(0, relation.parts.length));
}

function spelling(target: SourceTable, key: string): string | undefined {
  const index = target.keys?.indexOf(key) ?? -1;
  return index < 0 ? undefined : target.columns![index];
}

function spelledAs(relation: Relation, target: SourceTable): Relation {
  const parts = relation.parts.map(part =>
    isOpen(part) ? part : { ...part, name: spelling(target, part.key) ?? part.name },
  );
  return new Relation(parts, relation.influences);
}

/** The target's columns in the order of the query's; partitions without a value come last. */
function targetColumns(
  fields: Fields,
  target: SourceTable,
  partitioned: boolean,
  keyOf: (name: Identifier) => string,
) {
  const all = (target.columns ?? []).map((name, index) => ({ name, key: target.keys![index] }));
  const partition = (fields.partition ?? []) as [Identifier, Node | null][];
  if (!partitioned || partition.length === 0) return all;
  const keys = new Set(partition.map(([name]) => keyOf(name)));
  const dynamic = partition
    .filter(([, value]) => !value)
    .map(([name]) => ({ name: name.name, key: keyOf(name) }));
  return all.length === 0 ? [] : [...all.filter(({ key }) => !keys.has(key)), ...dynamic];
}

/** ON CONFLICT DO UPDATE and ON DUPLICATE KEY UPDATE: what would have been inserted is called EXCLUDED or VALUES(…). */
function collectConflict(
  fields: Fields,
  relation: Relation,
  target: SourceTable,
  context: StatementContext,
  env: Env,
) {
  const conflict = fieldsIf(fields.on_conflict, 'on_conflict');
  if (!conflict) return;
  const { analysis, draft } = context;
  const scope = new Scope(analysis, env.ctes, undefined);
  const node = fields.table as TableNode;
  const alias = (fields.alias ?? node.alias ?? node.name) as Identifier;
  const names = [node.schema, node.name].filter((part): part is Identifier => !!part);
  scope.add({
    relation: tableRelation(target),
    alias: analysis.key(alias),
    names: names.map(name => analysis.key(name)),
    isAliased: false,
  });
  scope.relations.push({
    relation: new Relation(relation.parts),
    alias: analysis.key({ name: 'excluded' }),
    names: [],
    isAliased: true,
    hidden: true,
  });
  // MySQL lets the assignments use what the query reads.
  const query = conflict.duplicate ? fieldsIf(fields.query, 'select') : undefined;
  const read = new Scope(analysis, env.ctes, undefined);
  if (query) resolveFrom(query.from as Fields | null, query.joins, read);
  for (const reachable of read.relations) scope.relations.push({ ...reachable, hidden: true });
  const action = fieldsIf(conflict.action, 'tuple')?.expressions ?? conflict.expressions;
  collectAssignments(nodes(action).map(withValuesFunction), scope, target, draft);
  draft.addInfluences(target, expressionFlows(conflict.where_, scope, 'FILTER'));
}

/** MySQL's `VALUES(a)` is the value that was to be inserted. */
function withValuesFunction(node: Node): Node {
  const assignment = fieldsIf(node, 'eq');
  const call = assignment && fieldsIf(assignment.right, 'function');
  const column =
    call && String(call.name).toUpperCase() === 'VALUES'
      ? fieldsIf(nodes(call.args)[0], 'column')
      : undefined;
  if (!column) return node;
  const right = { column: { ...column, table: { name: 'excluded', quoted: false } } };
  return { eq: { ...assignment, right } };
}

/** Snowflake's and Oracle's INSERT ALL and INSERT FIRST: rows of one query into several tables. */
export function multitableInsert(fields: Fields, context: StatementContext) {
  const { analysis, draft } = context;
  draft.kind = 'INSERT';
  const relation = resolveQuery(fields.source as Node, { ...context.env, top: true });
  const scope = new Scope(analysis, context.env.ctes, undefined);
  scope.add({ relation, alias: undefined, names: [], isAliased: false });
  const conditions = new Flows();
  for (const node of nodes(fields.expressions)) {
    const branch = fieldsIf(node, 'conditional_insert');
    const into = fieldsIf(branch?.this, 'insert');
    if (!branch || !into) continue;
    collectFlows(branch.expression, scope, conditions, 'FILTER');
    const target = targetOf(into.table as TableNode, context);
    const given = branchValues(into, relation, scope);
    draft.addRelation(target, intoTarget(into, given, target, context));
    draft.addInfluences(target, conditions.toArray());
  }
}

function branchValues(into: Fields, relation: Relation, scope: Scope): Relation {
  const [row] = (into.values ?? []) as Node[][];
  if (!row) return relation;
  const parts = row.map((value): RelationColumn => {
    const name = fieldsIf(value, 'column')?.name as Identifier | undefined;
    const own = name?.name ?? typeOf(value);
    return { name: own, key: own, flows: expressionFlows(value, scope) };
  });
  return new Relation(parts, relation.influences);
}

import { tableName, type Analysis } from './Analysis';
import {
  fieldsIf,
  fieldsOf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from './ast';
import { collectFlows } from './collectFlows';
import { findCte } from './Env';
import type { Flow, SourceTable } from './flow';
import { resolveMatch } from './matchRecognize';
import { resolvePivot, resolveUnpivot } from './pivots';
import { Relation, flowsOf, type RelationColumn } from './relation';
import { columnNames, resolveQuery } from './resolveQuery';
import { mergeColumns } from './mergedColumns';
import { Scope, type ScopeRelation } from './Scope';
import { nameKey } from '../dialects/names';
import { resolveAliased, resolveFunction, resolveUnnest } from './tableFunctions';

/** Adds what FROM and its joins name to a scope, and what the joins depend on. */
export function resolveFrom(from: Fields | null | undefined, joins: unknown, scope: Scope) {
  for (const factor of nodes(from?.expressions)) resolveFactor(factor, scope);
  for (const join of nodes(joins)) resolveJoin(join as unknown as Fields, scope);
}

/** One JOIN: its right side, then its condition over both. */
export function resolveJoin(join: Fields, scope: Scope) {
  const kind = String(join.kind);
  if (kind.endsWith('Array')) {
    resolveArrayJoin(join.this as Node, scope);
    return;
  }
  const first = scope.relations.length;
  resolveFactor(join.this as Node, scope);
  mergeColumns(join, kind, first, scope);
  for (const condition of [join.on, join.match_condition]) {
    collectFlows(condition, scope, scope.influences, 'JOIN');
  }
  for (const pivot of nodes(join.pivots)) resolvePivots(pivot, first, scope);
  if (/Semi|Anti/.test(kind)) {
    for (const relation of scope.relations.slice(first)) relation.hidden = true;
  }
}

function resolvePivots(pivot: Node, first: number, scope: Scope) {
  const [joined] = scope.relations.splice(first);
  if (!joined) return;
  const fields = fieldsOf(pivot);
  const over = typeOf(pivot) === 'unpivot' ? resolveUnpivot : resolvePivot;
  addRelation(
    over(fields, joined.relation, scope),
    (fields.alias as Identifier) ?? undefined,
    scope,
  );
}

/** ClickHouse: each array under its own name, or an alias, becomes its elements. */
function resolveArrayJoin(node: Node, scope: Scope) {
  const alias = fieldsIf(node, 'alias');
  if (!alias) return;
  resolveAliased({ ...alias, this: { unnest: { this: alias.this } } }, scope);
}

/** A table, query, function or join that stands in FROM. */
export function resolveFactor(node: Node, scope: Scope) {
  const fields = fieldsOf(node);
  switch (typeOf(node)) {
    case 'table':
      resolveTable(fields as TableNode, scope);
      break;
    case 'column':
      // PIVOT as a statement names its table where the parser expects a column.
      resolveTable({ name: fields.name as Identifier, schema: fields.table as Identifier }, scope);
      break;
    case 'subquery':
    case 'select':
    case 'union':
    case 'intersect':
    case 'except':
    case 'values':
      resolveDerived(node, fields, scope);
      break;
    case 'alias':
      resolveAliased(fields, scope);
      break;
    case 'tuple':
      resolveTyped(fields, scope);
      break;
    case 'paren':
      resolveFactor(fields.this as Node, scope);
      break;
    case 'joined_table':
      resolveJoinedTable(fields, scope);
      break;
    case 'pivot':
      resolveOver(fields, scope, resolvePivot);
      break;
    case 'unpivot':
      resolveOver(fields, scope, resolveUnpivot);
      break;
    case 'match_recognize':
      resolveOver(fields, scope, resolveMatch);
      break;
    case 'unnest':
      resolveUnnest(fields, fields.alias as Identifier | undefined, [], scope);
      break;
    case 'lateral':
      resolveLateral(fields, scope);
      break;
    default:
      resolveFunction(node, undefined, [], scope);
  }
}

/** Adds a relation under an alias, if it has one. */
export function addRelation(
  relation: Relation,
  alias: Identifier | undefined | null,
  scope: Scope,
) {
  scope.add({
    relation,
    alias: alias ? scope.analysis.key(alias) : undefined,
    names: [],
    isAliased: Boolean(alias),
  });
}

function resolveTable(node: TableNode, scope: Scope) {
  const { analysis } = scope;
  const name = tableName(node, analysis.dialect.splitsQuotedNames);
  if (resolveCorrelated(node, name, scope)) return;
  const cte = name.length === 1 ? findCte(scope.ctes, analysis.key(node.name)) : undefined;
  const relation = cte ? cte.relation() : namedRelation(node, scope);
  const columns = identifiers(node.column_aliases).map(column => ({
    name: column.name,
    key: analysis.key(column),
  }));
  const keys = name.map(part => nameKey(analysis.dialect.columnCase, part.name, part.quoted));
  const alias = node.alias ?? undefined;
  scope.add({
    relation: relation.renamed(columns),
    alias: alias ? analysis.key(alias) : keys.at(-1),
    names: keys,
    isAliased: Boolean(alias),
  });
}

function namedRelation(node: TableNode, { analysis }: Scope): Relation {
  const name = tableName(node, analysis.dialect.splitsQuotedNames);
  const file = analysis.dialect.quotedFiles && node.name.quoted && /[/.*]/.test(node.name.name);
  if (file && !node.schema) return fileOf(node.name.name, analysis);
  const { table, relation } = analysis.table(name);
  if (relation) {
    readSources(relation, analysis);
    return relation;
  }
  analysis.read(table, analysis.span(node.name.span)?.start);
  return tableRelation(table);
}

/** A name that stands for a query reads what the query reads. */
function readSources(relation: Relation, analysis: Analysis) {
  const flows = [...relation.parts.flatMap(part => flowsOf(part)), ...relation.influences];
  for (const { table } of flows) analysis.read(table, undefined);
}

/** All columns of a table, as they are. */
export function tableRelation(table: SourceTable): Relation {
  const { columns, keys } = table;
  const flow = (column: string): Flow => ({ table, column, kind: 'IDENTITY', masking: false });
  if (!columns || !keys) {
    return new Relation([{ star: [flow('*')], find: (_, name) => [flow(name)] }], [], table);
  }
  const parts = columns.map((name, index): RelationColumn => ({
    name,
    key: keys[index],
    flows: [flow(name)],
  }));
  return new Relation(parts, [], table);
}

/** A file, URL or stage that is read. */
export function fileOf(path: string, analysis: Analysis): Relation {
  const table = analysis.file(path);
  analysis.read(table, undefined);
  return tableRelation(table);
}

/** BigQuery's `FROM t, t.items`: the array of each row of a table before it. */
function resolveCorrelated(
  node: TableNode,
  name: readonly { name: string; quoted: boolean }[],
  scope: Scope,
): boolean {
  if (name.length < 2 || scope.relations.length === 0) return false;
  const owner = scope.relations.find(({ alias }) => alias === scope.analysis.key(name[0]));
  if (!owner) return false;
  const [first, second, ...rest] = name;
  let array: Node = { column: { table: first, name: second } };
  for (const field of rest) array = { dot: { this: array, field } };
  resolveUnnest({ this: array }, node.alias ?? node.name, [], scope);
  return true;
}

function resolveDerived(node: Node, fields: Fields, scope: Scope) {
  // Only LATERAL sees what stands before it, and a query that needs it would fail without.
  const inner = resolveWithin(node, scope);
  addRelation(inner, fields.alias as Identifier | undefined, scope);
}

/** A query in FROM; it may use what stands before it, as LATERAL and APPLY let it. */
export function resolveWithin(node: Node, scope: Scope): Relation {
  const parent = scope.relations.length > 0 ? scope : scope.parent;
  return resolveQuery(node, { analysis: scope.analysis, ctes: scope.ctes, parent, top: false });
}

/** PostgreSQL's `f(…) AS x(a int, b text)`. */
function resolveTyped(fields: Fields, scope: Scope) {
  const [called, alias] = nodes(fields.expressions);
  const named = alias && fieldsIf(alias, 'table_alias');
  if (!named) {
    for (const node of nodes(fields.expressions)) resolveFactor(node, scope);
    return;
  }
  const columns = nodes(named.columns).flatMap(node => {
    const column = fieldsIf(node, 'column_def')?.name ?? fieldsIf(node, 'identifier');
    return column ? [column as Identifier] : [];
  });
  resolveFunction(
    called,
    fieldsIf(named.this, 'identifier') as Identifier | undefined,
    columns,
    scope,
  );
}

function resolveJoinedTable(fields: Fields, scope: Scope) {
  const alias = fields.alias as Identifier | null;
  const inner = alias ? new Scope(scope.analysis, scope.ctes, scope.parent) : scope;
  resolveFactor(fields.left as Node, inner);
  for (const join of nodes(fields.joins)) resolveJoin(join as unknown as Fields, inner);
  if (!alias) return;
  const parts = inner.visible.flatMap(({ relation }: ScopeRelation) => [...relation.parts]);
  addRelation(new Relation(parts, inner.influences.toArray()), alias, scope);
}

type Over = (fields: Fields, input: Relation, scope: Scope) => Relation;

function resolveOver(fields: Fields, scope: Scope, over: Over) {
  const inner = new Scope(scope.analysis, scope.ctes, scope.parent);
  resolveFactor(fields.this as Node, inner);
  const [input] = inner.relations;
  if (!input) return;
  const relation = over(fields, input.relation, inner);
  const alias = fields.alias as Identifier | null;
  const names = columnNames(fields.alias_columns, {
    analysis: scope.analysis,
    ctes: scope.ctes,
    parent: undefined,
    top: false,
  });
  const merged = relation.renamed(names);
  if (alias) addRelation(merged, alias, scope);
  else scope.add({ ...input, relation: merged });
}

function resolveLateral(fields: Fields, scope: Scope) {
  const alias =
    typeof fields.alias === 'string'
      ? { name: fields.alias, quoted: Boolean(fields.alias_quoted) }
      : undefined;
  const columns = ((fields.column_aliases ?? []) as string[]).map(name => ({
    name,
    quoted: false,
  }));
  const inner = fields.this as Node;
  if (typeOf(inner) === 'subquery' || typeOf(inner) === 'select') {
    addRelation(
      resolveWithin(inner, scope).renamed(
        columnNames(columns, {
          analysis: scope.analysis,
          ctes: undefined,
          parent: undefined,
          top: false,
        }),
      ),
      alias,
      scope,
    );
    return;
  }
  if (typeOf(inner) === 'unnest') {
    const ordinality = { with_ordinality: Boolean(fields.ordinality) };
    resolveUnnest({ ...ordinality, ...fieldsOf(inner) }, alias, columns, scope);
  } else resolveFunction(inner, alias, columns, scope);
}

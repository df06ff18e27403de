import {
  fieldsIf,
  fieldsOf,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
  type TableNode,
} from './ast';
import { collectFlows } from './collectFlows';
import { envWithin } from './Env';
import { resolveMatch } from './matchRecognize';
import { mergeColumns } from './mergedColumns';
import { resolvePivot, resolveUnpivot } from './pivots';
import { Relation } from './relation';
import { columnNames, resolveQuery } from './resolveQuery';
import { Scope, type ScopeRelation } from './Scope';
import { resolveAliased, resolveFunction, resolveUnnest } from './tableFunctions';
import { addRelation, resolveTable } from './tables';

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

function resolveDerived(node: Node, fields: Fields, scope: Scope) {
  // Only LATERAL sees what stands before it, and a query that needs it would fail without.
  const inner = resolveWithin(node, scope);
  addRelation(inner, fields.alias as Identifier | undefined, scope);
}

/** A query in FROM; it may use what stands before it, as LATERAL and APPLY let it. */
export function resolveWithin(node: Node, scope: Scope): Relation {
  const env = envWithin(scope);
  return resolveQuery(node, scope.relations.length > 0 ? env : { ...env, parent: scope.parent });
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
  const named = relation.renamed(columnNames(fields.alias_columns, scope));
  if (alias) addRelation(named, alias, scope);
  else scope.add({ ...input, relation: named });
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
    const relation = resolveWithin(inner, scope).renamed(columnNames(columns, scope));
    addRelation(relation, alias, scope);
    return;
  }
  if (typeOf(inner) === 'unnest') {
    const ordinality = { with_ordinality: Boolean(fields.ordinality) };
    resolveUnnest({ ...ordinality, ...fieldsOf(inner) }, alias, columns, scope);
  } else resolveFunction(inner, alias, columns, scope);
}

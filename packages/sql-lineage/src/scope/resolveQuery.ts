import {
  fieldsIf,
  fieldsOf,
  identifiers,
  nodes,
  typeOf,
  type Fields,
  type Identifier,
  type Node,
} from './ast';
import { withCtes } from './ctes';
import { collectFlows } from './collectFlows';
import type { Env } from './Env';
import { Flows } from './flow';
import { Relation, type RelationColumn } from './relation';
import { resolveSelect, collectOrder } from './resolveSelect';
import { resolveFactor } from './resolveFrom';
import { Scope } from './Scope';
import { byName, combine, isAlike, unite } from './setOperations';
import { setSteps } from './setSteps';

const empty = new Relation([]);

/** What a query answers. Never throws; what is not a query has no columns, and a reason says so. */
export function resolveQuery(node: Node, env: Env): Relation {
  return env.analysis.deeper(() => resolve(node, env)) ?? empty;
}

function resolve(node: Node, env: Env): Relation {
  const type = typeOf(node);
  const fields = fieldsOf(node);
  switch (type) {
    case 'select':
    case 'union':
    case 'intersect':
    case 'except':
      return resolveChain(node, env);
    case 'subquery':
      return resolveSubquery(fields, env);
    case 'paren':
    case 'annotated':
    case 'query_with_modifiers':
      return resolveQuery(fields.this as Node, env);
    case 'values':
      return resolveValues(fields, env);
    case 'table':
    case 'pivot':
    case 'unpivot':
    case 'joined_table':
      return resolveTable(node, env);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return env.analysis.modifyingQuery(node, env) ?? empty;
    default:
      return resolveOther(node, env);
  }
}

/** A subquery's own WITH, names and order. */
function resolveSubquery(fields: Fields, env: Env): Relation {
  const relation = resolveQuery(fields.this as Node, env);
  const named = relation.renamed(columnNames(fields.column_aliases, env));
  return withOrder(named, fields.order_by as Fields | null, env);
}

/** Names of a column list. */
export function columnNames(list: unknown, { analysis }: Pick<Env, 'analysis'>) {
  return identifiers(list).map(column => ({ name: column.name, key: analysis.key(column) }));
}

function withOrder(relation: Relation, order: Fields | null | undefined, env: Env): Relation {
  if (!order) return relation;
  const scope = new Scope(env.analysis, env.ctes, env.parent);
  scope.add({ relation, alias: undefined, names: [], isAliased: false });
  collectOrder(order, relation.parts, scope);
  return relation.with({ influences: scope.influences.toArray() });
}

function resolveChain(node: Node, env: Env): Relation {
  const { first, steps } = setSteps(node);
  if (steps.length === 0) return resolveSelect(fieldsOf(first), env);
  const inner = withCtes(steps.at(-1)!.fields.with as Fields | null, env);
  let relation = resolveFirst(first, inner);
  // A chain of thousands is joined at once, else what is known would be copied for each.
  let alike: Relation[] = [];
  const join = () => {
    relation = unite(relation, alike);
    alike = [];
  };
  for (const { operator, right, fields } of steps) {
    const next = resolveQuery(right, inner);
    if (operator !== 'except' && isAlike(relation, next) && !byName(fields)) alike.push(next);
    else {
      join();
      relation = combine(operator, relation, next, fields);
    }
    if (fields.order_by) {
      join();
      relation = withOrder(relation, fields.order_by as Fields, inner);
    }
  }
  join();
  return relation;
}

/** The first query of a chain, of which it is known that no other operator hides in it. */
function resolveFirst(node: Node, env: Env): Relation {
  if (typeOf(node) !== 'select') return resolveQuery(node, env);
  return env.analysis.deeper(() => resolveSelect(fieldsOf(node), env)) ?? empty;
}

function resolveValues(fields: Fields, env: Env): Relation {
  const scope = new Scope(env.analysis, env.ctes, env.parent);
  const columns: Flows[] = [];
  for (const row of nodes(fields.expressions)) {
    nodes((row as unknown as Fields).expressions).forEach((value, index) => {
      columns[index] ??= new Flows();
      collectFlows(value, scope, columns[index]);
    });
  }
  const names = columnNames(fields.column_aliases, env);
  const parts = columns.map((flows, index): RelationColumn => {
    const name = names[index] ?? numbered(index);
    return { ...name, flows: flows.toArray() };
  });
  return new Relation(parts, scope.influences.toArray());
}

const numbered = (index: number) => ({ name: `column${index + 1}`, key: `column${index + 1}` });

/** `TABLE t`, and PIVOT as a statement. */
function resolveTable(node: Node, env: Env): Relation {
  const scope = new Scope(env.analysis, env.ctes, env.parent);
  resolveFactor(node, scope);
  const parts = scope.relations.flatMap(({ relation }) => relation.parts);
  return new Relation(parts, scope.influences.toArray());
}

function resolveOther(node: Node, env: Env): Relation {
  // The parser reads `TABLE t` as a column with an alias.
  const alias = fieldsIf(node, 'alias');
  const word = alias && (fieldsIf(alias.this, 'column')?.name as Identifier | undefined)?.name;
  if (alias && word?.toUpperCase() === 'TABLE') {
    return resolveTable({ table: { name: alias.alias } }, env);
  }
  env.analysis.addReason('UNSUPPORTED', `A query of the form '${typeOf(node)}' is not understood`);
  return empty;
}

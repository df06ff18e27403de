import { fieldsIf, nodes, type Fields, type Identifier, type Node } from './ast';
import { collectFlows, expressionFlows } from './collectFlows';
import { isNamedQuery, withCtes } from './ctes';
import type { Env } from './Env';
import { isDirect, type Flow, type FlowKind } from './flow';
import { Relation, columnAt, flowsOf, isOpen, type RelationPart } from './relation';
import { resolveFrom } from './resolveFrom';
import { resolveLateralView } from './tableFunctions';
import { Scope } from './Scope';
import { itemOf, itemSpans, unnamedColumn, type Item } from './selectItems';
import { expandStar } from './stars';
import { structureOf } from './structures';
import type { ItemSpan } from './SelectLists';
import type { TextSpan } from '../types';

/** What a SELECT answers, with its WITH, FROM and clauses. */
export function resolveSelect(select: Fields, outer: Env): Relation {
  const env = withCtes(select.with as Fields | null, outer);
  const scope = new Scope(env.analysis, env.ctes, env.parent);
  resolveFrom(select.from as Fields | null, select.joins, scope);
  for (const view of nodes(select.lateral_views))
    resolveLateralView(view as unknown as Fields, scope);
  nameExpressions(select.with as Fields | null, scope);
  for (const window of nodes(select.windows) as unknown as Fields[]) {
    scope.windows.set(env.analysis.key(window.name as Identifier), window.spec as Fields);
  }
  // Where the parser takes it for a column.
  if (select.connect) scope.named.set(env.analysis.key({ name: 'LEVEL' }), []);
  const parts = resolveItems(select, scope, env.top);
  resolveClauses(select, parts, scope);
  return new Relation(parts, scope.influences.toArray());
}

/** ClickHouse's `WITH expression AS name`. */
function nameExpressions(clause: Fields | null, scope: Scope) {
  for (const cte of (clause?.ctes ?? []) as Fields[]) {
    const node = cte.this as Node;
    if (isNamedQuery(node) && !(fieldsIf(node, 'subquery') && cte.alias_first === false)) continue;
    scope.named.set(scope.analysis.key(cte.alias as Identifier), expressionFlows(node, scope));
  }
}

export function resolveItems(select: Fields, scope: Scope, top: boolean): RelationPart[] {
  const { analysis } = scope;
  const items = nodes(select.expressions);
  let places: ItemSpan[] | undefined;
  let looked = false;
  const placeOf = (index: number) => {
    if (!looked) places = itemSpans(select, analysis);
    looked = true;
    return places?.[index];
  };
  const parts: RelationPart[] = [];
  scope.usesAliases = analysis.lateralColumnAliases;
  items.forEach((node, index) => {
    const star = fieldsIf(node, 'star');
    if (star) {
      parts.push(...atSpan(expandStar(star, scope), top ? placeOf(index)?.whole : undefined));
      return;
    }
    const item = itemOf(node, analysis.dialect.assignedAliases);
    for (const part of resolveItem(item, scope, top, () => placeOf(index))) {
      parts.push(part);
      if (!isOpen(part) && (item.alias || item.aliases.length > 0))
        scope.aliases.set(part.key, part.flows);
    }
  });
  return exceptOf(select, parts, scope);
}

/** Redshift's and Snowflake's `SELECT * EXCLUDE a FROM t`, where it stands behind the list. */
function exceptOf(select: Fields, parts: RelationPart[], { analysis }: Scope): RelationPart[] {
  const excluded = new Set(
    nodes(select.exclude).flatMap(node => {
      const name = (fieldsIf(node, 'column')?.name ?? fieldsIf(node, 'identifier')) as
        Identifier | undefined;
      return name ? [analysis.key(name)] : [];
    }),
  );
  return excluded.size === 0
    ? parts
    : parts.filter(part => isOpen(part) || !excluded.has(part.key));
}

function resolveItem(
  item: Item,
  scope: Scope,
  top: boolean,
  place: () => ItemSpan | undefined,
): RelationPart[] {
  const { analysis } = scope;
  const alias = item.alias && analysis.span(item.alias.span)?.start;
  const where = top ? place() : undefined;
  const span = where && (alias === undefined ? where.whole : where.withoutAlias(alias));
  const flows = atPlace(expressionFlows(item.expression, scope), span);
  if (item.aliases.length > 0) {
    return item.aliases.map(name => ({
      name: name.name,
      key: analysis.key(name),
      flows,
      span,
    }));
  }
  const name = item.alias ?? {
    name: unnamedColumn(item.expression, analysis.text, place()?.whole),
    quoted: isQuotedColumn(item.expression),
  };
  const structure = analysis.dialect.structAccess ? structureOf(item.expression, scope) : undefined;
  return [{ name: name.name, key: analysis.key(name), flows, structure, span }];
}

function isQuotedColumn(expression: Node): boolean {
  const column = fieldsIf(expression, 'column') ?? fieldsIf(expression, 'dot');
  return ((column?.name ?? column?.field) as Identifier | undefined)?.quoted ?? false;
}

/** Direct flows come from the expression that makes the column. */
export function atPlace(flows: readonly Flow[], span: TextSpan | undefined): readonly Flow[] {
  return span ? flows.map(flow => (isDirect(flow.kind) ? { ...flow, span } : flow)) : flows;
}

function atSpan(parts: RelationPart[], span: TextSpan | undefined): RelationPart[] {
  if (!span) return parts;
  return parts.map(part =>
    isOpen(part)
      ? { ...part, star: atPlace(part.star, span), span }
      : { ...part, flows: atPlace(part.flows, span), span },
  );
}

function resolveClauses(select: Fields, parts: readonly RelationPart[], scope: Scope) {
  const clause = (part: unknown, kind: FlowKind) =>
    collectFlows(part, scope, scope.influences, kind);
  const inner = (field: string) => (select[field] as Fields | null | undefined)?.this;
  clause(select.prewhere, 'FILTER');
  clause(inner('where_clause'), 'FILTER');
  const connect = select.connect as Fields | null | undefined;
  clause(connect?.start, 'FILTER');
  clause(connect?.connect, 'JOIN');
  // What comes after WHERE may name the items' aliases in most databases.
  scope.usesAliases = true;
  collectGroups(select.group_by as Fields | null, parts, scope);
  clause(inner('having'), 'FILTER');
  clause(inner('qualify'), 'FILTER');
  for (const node of nodes(select.distinct_on)) clause(node, 'GROUP_BY');
  for (const node of nodes(select.limit_by)) clause(node, 'GROUP_BY');
  clause(inner('limit'), 'FILTER');
  for (const field of ['order_by', 'sort_by', 'cluster_by']) {
    collectOrder(select[field] as Fields | null, parts, scope);
  }
}

function collectGroups(
  group: Fields | null | undefined,
  parts: readonly RelationPart[],
  scope: Scope,
) {
  if (!group) return;
  const expressions = nodes(group.expressions);
  if ((group.all === true && expressions.length === 0) || isAll(expressions)) {
    for (const part of parts) {
      if (!isOpen(part) && part.flows.some(({ kind }) => kind === 'AGGREGATION')) continue;
      scope.influences.addThrough(flowsOf(part), 'GROUP_BY', false);
    }
    return;
  }
  for (const node of expressions) {
    const column = flowsAt(node, parts);
    if (column) scope.influences.addThrough(column, 'GROUP_BY', false);
    else collectFlows(node, scope, scope.influences, 'GROUP_BY');
  }
}

/** ORDER BY: positions and aliases of the select list come before columns. */
export function collectOrder(
  order: Fields | null | undefined,
  parts: readonly RelationPart[],
  scope: Scope,
) {
  if (!order) return;
  const expressions = (nodes(order.expressions) as unknown as Fields[]).map(
    ordered => (ordered.this ?? ordered) as Node,
  );
  if (isAll(expressions)) {
    for (const part of parts) scope.influences.addThrough(flowsOf(part), 'SORT', false);
    return;
  }
  scope.prefersAliases = true;
  for (const node of expressions) {
    const column = flowsAt(node, parts);
    if (column) scope.influences.addThrough(column, 'SORT', false);
    else collectFlows(node, scope, scope.influences, 'SORT');
  }
  scope.prefersAliases = false;
}

/** `ALL` alone, all columns of the select list, which the parser takes for a column. */
function isAll([first, ...others]: readonly Node[]): boolean {
  const column = first && others.length === 0 ? fieldsIf(first, 'column') : undefined;
  const name = column?.name as Identifier | undefined;
  return !column?.table && !name?.quoted && name?.name.toUpperCase() === 'ALL';
}

/** What the column at a position such as the 2 of `ORDER BY 2` depends on. */
function flowsAt(node: Node, parts: readonly RelationPart[]): readonly Flow[] | undefined {
  const literal = fieldsIf(node, 'literal');
  return literal?.literal_type === 'number'
    ? columnAt(parts, Number(literal.value))?.flows
    : undefined;
}

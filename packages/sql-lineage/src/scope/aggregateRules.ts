import { fieldsIf, nodes, type Fields, type Identifier, type Node } from './ast';
import { visitFields, type RuleContext } from './collectFlows';
import { addStar } from './columnFlows';
import type { Rule } from './expressionRules';
import { isMasking, isRanking, picksRow } from './functions';

/** COUNT: of rows, or of values that are not shown. */
export const countRows: Rule = (fields, context) => {
  if (fields.star) addStar(undefined, context, 'AGGREGATION', { countsRows: true });
  const star = fieldsIf(fields.this, 'star');
  if (star) addStar(star, context, 'AGGREGATION', { countsRows: true });
  else context.visit(fields.this, 'AGGREGATION', true);
  context.visit(fields.filter, 'CONDITIONAL');
};

/** One value of many rows; its FILTER decides which, its order is like a window’s. */
export const aggregate: Rule = (fields, context, type) => {
  const name = typeof fields.name === 'string' ? fields.name : type;
  const { filter, order_by: order, ...values } = fields;
  visitFields(values, context, 'AGGREGATION', isMasking(name) || isMasking(type));
  context.visit(filter, 'CONDITIONAL');
  context.visit(order, 'WINDOW');
};

/** ClickHouse’s aggregates whose last argument is a condition. */
export const aggregateIf: Rule = (fields, context, type) => {
  const values = nodes(fields.args);
  const [condition] = values.slice(-1);
  aggregate({ ...fields, args: values.length > 1 ? values.slice(0, -1) : values }, context, type);
  if (values.length > 1) context.visit(condition, 'CONDITIONAL');
};

/** A function OVER a window. */
export const window: Rule = (fields, context) => {
  const called = fields.this as Node;
  const name = fieldsIf(called, 'function')?.name;
  const isRank =
    Object.keys(called).some(isRanking) || (typeof name === 'string' && isRanking(name));
  const type = Object.keys(called)[0];
  const picked = picksRow(type) ? (called[type] as Fields).this : undefined;
  if (!isRank) context.visit(picked ?? called, 'TRANSFORMATION');
  visitWindow(fields.over as Fields, context);
};

function visitWindow(
  over: Fields | null | undefined,
  context: RuleContext,
  seen: readonly Fields[] = [],
) {
  // A window that is built on itself, which no database allows, is read once.
  if (!over || seen.includes(over)) return;
  context.visit(over.partition_by, 'WINDOW');
  context.visit(over.order_by, 'WINDOW');
  const named = over.window_name as Identifier | null;
  if (!named) return;
  const key = context.scope.analysis.key(named);
  visitWindow(context.scope.windows.get(key), context, [...seen, over]);
}

/** `PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a)` is of `a`; `LISTAGG(a) WITHIN GROUP (ORDER BY b)` is sorted by `b`. */
export const withinGroup: Rule = (fields, context) => {
  context.visit(fields.this, 'AGGREGATION');
  const isOfOrder = !hasColumn(fields.this);
  context.visit(fields.order_by, isOfOrder ? 'AGGREGATION' : 'WINDOW');
};

function hasColumn(root: unknown): boolean {
  const waiting: unknown[] = [root];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === null || typeof part !== 'object') continue;
    if ('column' in part || 'dot' in part) return true;
    waiting.push(...Object.values(part).filter(value => value !== undefined));
  }
  return false;
}

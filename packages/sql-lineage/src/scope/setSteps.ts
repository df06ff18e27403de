import { fieldsIf, fieldsOf, nodes, typeOf, type Fields, type Node } from './ast';

export type SetOperator = 'union' | 'intersect' | 'except';

/** An operator of a chain of set operations with its right side. */
export type SetStep = { operator: SetOperator; right: Node; fields: Fields };

export type SetChain = { first: Node; steps: SetStep[] };

/** The operators of a chain such as `a UNION b UNION c`, whose tree is as deep as it is long; none for another query. */
export function setSteps(node: Node): SetChain {
  const chain = leftSpine(node);
  const misread =
    typeOf(chain.first) === 'select' ? misreadChain(fieldsOf(chain.first)) : undefined;
  return misread ? { first: misread.first, steps: [...misread.steps, ...chain.steps] } : chain;
}

function leftSpine(node: Node): SetChain {
  const steps: SetStep[] = [];
  let first = node;
  for (let type = typeOf(first); isOperator(type); type = typeOf(first)) {
    const fields = fieldsOf(first);
    // What stands before the first query of a chain belongs to the whole of it.
    if (fields.with && steps.length > 0) break;
    steps.unshift({ operator: type, right: fields.right as Node, fields });
    first = fields.left as Node;
  }
  return { first, steps };
}

const isOperator = (type: string): type is SetOperator =>
  type === 'union' || type === 'intersect' || type === 'except';

/**
 * `SELECT … WHERE a > (SELECT b …) UNION SELECT …`: the parser (0.12.1) takes
 * the set operation for the comparison's right side, where none can stand
 * without parentheses of its own.
 */
function misreadChain(select: Fields): SetChain | undefined {
  for (const field of ['qualify', 'having', 'where_clause']) {
    const clause = select[field] as Fields | null | undefined;
    const found = clause && takeChain(clause.this as Node);
    if (found) return over({ ...select, [field]: { ...clause, this: found.node } }, found.steps);
  }
  const joins = nodes(select.joins) as Fields[];
  const join = joins.at(-1);
  const condition = join?.on ? takeChain(join.on as Node) : undefined;
  if (condition) {
    return over(
      { ...select, joins: [...joins.slice(0, -1), { ...join, on: condition.node }] },
      condition.steps,
    );
  }
  const items = nodes(select.expressions);
  const last = select.from || items.length === 0 ? undefined : takeChain(items.at(-1)!);
  return last && over({ ...select, expressions: [...items.slice(0, -1), last.node] }, last.steps);
}

/** WITH stands before the whole chain. */
function over(select: Fields, steps: SetStep[]): SetChain {
  const last = steps.at(-1)!;
  const whole = { ...last, fields: { ...last.fields, with: select.with } };
  return { first: { select: { ...select, with: null } }, steps: [...steps.slice(0, -1), whole] };
}

/** Where the last operand stands, if not on the right. */
const lastOperands: Readonly<Record<string, string | undefined>> = {
  between: 'high',
  not: 'this',
  neg: 'this',
};

/** Follows an expression's last operand to a set operation, and puts that one's first query in its place. */
function takeChain(node: Node): { node: Node; steps: SetStep[] } | undefined {
  const path: [type: string, fields: Fields, field: string][] = [];
  let at = node;
  while (!isOperator(typeOf(at))) {
    const type = typeOf(at);
    const fields = fieldsOf(at);
    const field = lastOperands[type] ?? 'right';
    const next = fields[field];
    if (next === null || typeof next !== 'object' || Array.isArray(next)) return undefined;
    path.push([type, fields, field]);
    at = next as Node;
  }
  const { first, steps } = leftSpine(at);
  if (!fieldsIf(first, 'subquery')) return undefined;
  let rebuilt = first;
  for (const [type, fields, field] of path.reverse())
    rebuilt = { [type]: { ...fields, [field]: rebuilt } };
  return { node: rebuilt, steps };
}

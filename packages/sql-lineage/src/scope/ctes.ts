import { fieldsIf, fieldsOf, typeOf, type Fields, type Identifier, type Node } from './ast';
import { findCte, type CteList, type Env } from './Env';
import { Relation, flowsOf } from './relation';
import { columnNames, resolveQuery } from './resolveQuery';
import { setSteps } from './setSteps';
import { combine } from './setOperations';

type Cte = { alias: Identifier; this: Node; columns?: Identifier[] };

const isStatement = (node: Node) => ['insert', 'update', 'delete', 'merge'].includes(typeOf(node));

/** No chain of columns through a recursion is longer in practice; the rounds are bounded so that none can hang. */
const maxRounds = 12;

/** A longer list is resolved in order, so that one that is built on another adds no depth. */
const maxLazy = 32;

/**
 * `env` with the queries that WITH names. Each is resolved once; one that
 * nobody uses reads nothing. Statements among them run anyway.
 */
export function withCtes(clause: Fields | null | undefined, env: Env): Env {
  if (!clause) return env;
  let { ctes } = env;
  const all = (clause.ctes ?? []) as Cte[];
  for (const cte of all) {
    if (!isNamedQuery(cte.this)) continue;
    const query = new NamedQuery(cte, Boolean(clause.recursive), { ...env, ctes, top: false });
    ctes = query;
    if (isStatement(cte.this)) query.relation();
    else if (all.length > maxLazy) query.resolve();
  }
  return { ...env, ctes };
}

/** ClickHouse names expressions, too: `WITH a + 1 AS b`. */
export function isNamedQuery(node: Node): boolean {
  const type = typeOf(node);
  return (
    ['select', 'union', 'intersect', 'except', 'values', 'table', 'pivot'].includes(type) ||
    isStatement(node) ||
    (type === 'subquery' && isNamedQuery(fieldsOf(node).this as Node)) ||
    (type === 'paren' && isNamedQuery(fieldsOf(node).this as Node)) ||
    (type === 'alias' && fieldsIf(node, 'alias') !== undefined)
  );
}

class NamedQuery implements CteList {
  readonly key: string;
  readonly outer: CteList | undefined;
  private resolved: { result: Relation; note: () => void } | undefined;

  constructor(
    private readonly cte: Cte,
    private readonly recursive: boolean,
    private readonly env: Env,
  ) {
    this.key = env.analysis.key(cte.alias);
    this.outer = env.ctes;
  }

  resolve() {
    const { cte, env, key, recursive } = this;
    this.resolved ??= env.analysis.apart(() =>
      isRecursive(cte, key, recursive, env)
        ? resolveRecursive(cte, this, env)
        : named(resolveQuery(cte.this, env), cte, env),
    );
    return this.resolved;
  }

  /** Its columns, and that what it reads is read. */
  relation(): Relation {
    const { result, note } = this.resolve();
    note();
    return result;
  }
}

const named = (relation: Relation, cte: Cte, env: Env) =>
  relation.renamed(columnNames(cte.columns, env));

/** Whether its name in its own FROM is itself, rather than a table or query outside. */
function isRecursive(cte: Cte, key: string, recursive: boolean, env: Env): boolean {
  if (setSteps(unwrapped(cte.this)).steps.length === 0) return false;
  return recursive || (env.analysis.dialect.implicitRecursion && !findCte(env.ctes, key));
}

function unwrapped(node: Node): Node {
  let inner = node;
  while (typeOf(inner) === 'subquery' || typeOf(inner) === 'paren')
    inner = fieldsOf(inner).this as Node;
  return inner;
}

/**
 * The first query of the union is where the recursion begins; the others are
 * resolved over what is known so far until nothing is added.
 */
function resolveRecursive(cte: Cte, self: CteList, env: Env): Relation {
  const { first, steps } = setSteps(unwrapped(cte.this));
  const inner = withCtes(steps.at(-1)!.fields.with as Fields | null, env);
  let relation = named(resolveQuery(first, inner), cte, env);
  for (let round = 0, before = -1; round < maxRounds && before !== size(relation); round++) {
    before = size(relation);
    const known = relation;
    const within: Env = {
      ...inner,
      ctes: { key: self.key, relation: () => known, outer: inner.ctes },
    };
    for (const { operator, right, fields } of steps) {
      relation = combine(operator, relation, resolveQuery(right, within), fields);
    }
  }
  return relation;
}

function size({ parts, influences }: Relation): number {
  let sum = influences.length;
  for (const part of parts) sum += 1 + flowsOf(part).length;
  return sum;
}

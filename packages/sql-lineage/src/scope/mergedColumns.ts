import { identifiers, type Fields } from './ast';
import { union, type Flow } from './flow';
import { isOpen } from './relation';
import type { Scope, ScopeRelation } from './Scope';

/**
 * USING and NATURAL: the columns of both sides that become one, which is the
 * left side's, the right side's in a RIGHT join, and either in a FULL one.
 *
 * `first` is the place of the right side's first relation in the scope.
 */
export function mergeColumns(join: Fields, kind: string, first: number, scope: Scope) {
  const { analysis } = scope;
  const using = identifiers(join.using);
  const left = scope.relations.slice(0, first);
  const right = scope.relations.slice(first);
  const named = using.map(column => ({ name: column.name, key: analysis.key(column) }));
  const columns = kind.startsWith('Natural') ? commonColumns(left, right) : named;
  for (const { name, key } of columns) {
    const before = scope.merged.get(key)?.flows ?? columnOf(left, key, name);
    const after = columnOf(right, key, name);
    const span = analysis.span(using.find(column => analysis.key(column) === key)?.span);
    for (const flows of [before, after]) scope.influences.addThrough(flows, 'JOIN', false, span);
    const supplier = supplierOf(
      key,
      kind.includes('Right') ? [...right, ...left] : [...left, ...right],
    );
    const isListed = !supplier || supplier.relation.known(key) !== undefined;
    scope.merged.set(key, { name, flows: keep(kind, before, after), isListed });
    for (const relation of [...left, ...right]) {
      // The star of a table without schema has the column in its place already.
      if (isListed || relation !== supplier) (relation.merged ??= new Set()).add(key);
    }
  }
}

/** The first relation that has, or may have, the column and has not lost it to a join before. */
function supplierOf(key: string, relations: readonly ScopeRelation[]): ScopeRelation | undefined {
  const free = relations.filter(({ merged }) => !merged?.has(key));
  return (
    free.find(({ relation }) => relation.known(key)) ?? free.find(({ relation }) => relation.isOpen)
  );
}

function keep(kind: string, left: readonly Flow[], right: readonly Flow[]): readonly Flow[] {
  if (kind.includes('Right')) return right;
  if (kind.includes('Full')) return union(left, right);
  return left.length > 0 ? left : right;
}

/** Of a side with several tables the one that has the column; the first that may have it, where none is known to. */
function columnOf(relations: readonly ScopeRelation[], key: string, name: string): readonly Flow[] {
  for (const { relation } of relations) {
    const known = relation.known(key);
    if (known) return known.flows;
  }
  const possible = relations.flatMap(({ relation }) => {
    const flows = relation.possible(key, name);
    return typeof flows === 'string' ? [] : [flows];
  });
  return possible[0] ?? [];
}

function commonColumns(left: readonly ScopeRelation[], right: readonly ScopeRelation[]) {
  return left.flatMap(({ relation, merged }) =>
    relation.parts.flatMap(part => {
      if (isOpen(part) || merged?.has(part.key)) return [];
      return right.some(other => other.relation.known(part.key))
        ? [{ name: part.name, key: part.key }]
        : [];
    }),
  );
}

import type { Fields } from './ast';
import type { SetOperator } from './setSteps';
import { Flows, union, type Flow } from './flow';
import {
  Relation,
  flowsOf,
  isOpen,
  type OpenPart,
  type RelationColumn,
  type RelationPart,
} from './relation';

/**
 * The answer of a set operation, named after the left side. Columns pair by
 * place, or by name with BY NAME and CORRESPONDING. What EXCEPT takes away
 * chooses rows and gives no value.
 */
export function combine(
  operator: SetOperator,
  left: Relation,
  right: Relation,
  fields: Fields,
): Relation {
  const influences = new Flows();
  influences.addAll(left.influences);
  influences.addAll(right.influences);
  if (operator === 'except') {
    for (const part of right.parts) {
      influences.addThrough(flowsOf(part), 'FILTER', false);
    }
    return new Relation(left.parts, influences.toArray());
  }
  const parts = byName(fields) ? pairByName(left, right) : pairByPlace(left, right);
  return new Relation(parts, influences.toArray());
}

/** Whether columns pair by name. */
export const byName = (fields: Fields) => Boolean(fields.by_name || fields.corresponding);

/** Whether columns pair by place without more ado. */
export const isAlike = (one: Relation, other: Relation) =>
  !one.isOpen && !other.isOpen && one.parts.length === other.parts.length;

/** The union of a relation with others that are alike. */
export function unite(first: Relation, others: readonly Relation[]): Relation {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const parts = (first.parts as readonly RelationColumn[]).map((column, index) => {
    const flows = new Flows();
    for (const { parts: columns } of all) flows.addAll(flowsOf(columns[index]));
    return { ...column, flows: flows.toArray() };
  });
  const influences = new Flows();
  for (const { influences: own } of all) influences.addAll(own);
  return new Relation(parts, influences.toArray());
}

function pairByName(left: Relation, right: Relation): RelationPart[] {
  const paired = left.parts.map(part => {
    if (isOpen(part)) return part;
    const other = right.find(part.key, part.name);
    return typeof other === 'string' ? part : bothColumns(part, other);
  });
  const added = right.parts.filter(part => isOpen(part) || !left.known(part.key));
  return [...paired, ...added];
}

function pairByPlace(left: Relation, right: Relation): RelationPart[] {
  const parts: RelationPart[] = [];
  const length = Math.max(left.parts.length, right.parts.length);
  let isAligned = true;
  for (let index = 0; index < length; index++) {
    const [one, other] = [left.parts[index], right.parts[index]];
    isAligned &&= Boolean(one && other && isOpen(one) === isOpen(other));
    if (one && other && isAligned) {
      parts.push(
        isOpen(one)
          ? bothOpen(one, other as OpenPart)
          : bothColumns(one, (other as RelationColumn).flows),
      );
    } else if (one || other) {
      return [...parts, ...pairUnaligned(left.parts.slice(index), right.parts.slice(index))];
    }
  }
  return parts;
}

/** Beside a star places mean nothing: names pair, and what is left of a star may be any column. */
function pairUnaligned(
  left: readonly RelationPart[],
  right: readonly RelationPart[],
): RelationPart[] {
  const [one, other] = [new Relation(left), new Relation(right)];
  if (!one.isOpen && !other.isOpen) return [...left, ...right];
  const named = (one.isOpen ? other : one).parts;
  const open = one.isOpen ? one : other;
  const columns = named.map(part => {
    if (isOpen(part)) return part;
    const found = open.find(part.key, part.name);
    return typeof found === 'string' ? part : bothColumns(part, found);
  });
  return other.isOpen && one.isOpen ? [...columns, ...open.parts] : columns;
}

const bothColumns = (column: RelationColumn, other: readonly Flow[]): RelationColumn => ({
  ...column,
  flows: union(column.flows, other),
});

function bothOpen(one: OpenPart, other: OpenPart): OpenPart {
  return {
    ...one,
    star: union(one.star, other.star),
    find: (key, name) => {
      const [first, second] = [one.find(key, name), other.find(key, name)];
      return first && second ? union(first, second) : (first ?? second);
    },
  };
}

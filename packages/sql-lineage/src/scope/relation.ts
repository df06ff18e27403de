import type { TextSpan } from '../types';
import type { Flow, SourceTable } from './flow';

/** What the fields of a struct come from, by the fields' keys. */
export type Structure = ReadonlyMap<string, readonly Flow[]>;

/** A column of a relation, with what decides it. */
export type RelationColumn = {
  name: string;
  /** Its name as the dialect compares it. */
  key: string;
  flows: readonly Flow[];
  /** Where the query itself puts a struct together. */
  structure?: Structure;
  /** The expression that makes it, in UTF-16 units of the statement. */
  span?: TextSpan;
};

/** Columns that nobody can list: those of `*` over a table without schema. */
export type OpenPart = {
  /** What decides a column if this part has one of that name; undefined if it certainly has not. */
  find: (key: string, name: string) => readonly Flow[] | undefined;
  /** What stands for all of the columns, from `table.*`. */
  star: readonly Flow[];
  span?: TextSpan;
};

export type RelationPart = RelationColumn | OpenPart;

export const isOpen = (part: RelationPart): part is OpenPart => 'find' in part;

/** What decides a column, or all that a star stands for. */
export const flowsOf = (part: RelationPart) => (isOpen(part) ? part.star : part.flows);

/** The column at a position, counted from 1; undefined beyond the last, and behind a star. */
export function columnAt(
  parts: readonly RelationPart[],
  position: number,
): RelationColumn | undefined {
  const before = parts.slice(0, position);
  const part = before.length === position ? before.at(-1) : undefined;
  return part && !before.some(isOpen) ? (part as RelationColumn) : undefined;
}

/** Why a name has no answer. */
export type NotFound = 'unknown' | 'ambiguous';

/**
 * A table, a query's result, or anything else that stands in FROM: columns in
 * order, and what its rows as a whole depend on (filters, joins, grouping).
 */
export class Relation {
  private byKey: Map<string, RelationColumn> | undefined;
  private byLowerKey: Map<string, RelationColumn> | undefined;
  private readonly openParts: readonly OpenPart[];

  constructor(
    readonly parts: readonly RelationPart[],
    readonly influences: readonly Flow[] = [],
    /** The table itself, where the relation is one. */
    readonly table?: SourceTable,
    /** A table function's answer: it may have any column, all from the same sources. */
    readonly opaque: boolean = false,
  ) {
    this.openParts = parts.filter(isOpen);
  }

  /** Whether its columns cannot all be listed. */
  get isOpen(): boolean {
    return this.openParts.length > 0;
  }

  /** A column that is known to be there. */
  known(key: string): RelationColumn | undefined {
    if (!this.byKey) {
      this.byKey = new Map();
      for (const part of this.parts) {
        // A name that stands twice cannot be asked for; the first is as good as any.
        if (!isOpen(part) && !this.byKey.has(part.key)) this.byKey.set(part.key, part);
      }
    }
    return this.byKey.get(key) ?? this.knownInAnyCase(key) ?? this.knownByNumber(key);
  }

  /** Schemas come in the case that some tool chose, so case only decides between two that differ by it. */
  private knownInAnyCase(key: string): RelationColumn | undefined {
    if (!this.byLowerKey) {
      this.byLowerKey = new Map();
      for (const part of this.parts) {
        if (isOpen(part)) continue;
        const lower = part.key.toLowerCase();
        if (!this.byLowerKey.has(lower)) this.byLowerKey.set(lower, part);
      }
    }
    return this.byLowerKey.get(key.toLowerCase());
  }

  /** Snowflake's `$2` is the second column. */
  private knownByNumber(key: string): RelationColumn | undefined {
    const number = /^\$(\d+)$/.exec(key)?.[1];
    return number ? columnAt(this.parts, Number(number)) : undefined;
  }

  /** What decides a column that may be there, though nobody can tell. */
  possible(key: string, name: string): readonly Flow[] | NotFound {
    let found: readonly Flow[] | undefined;
    for (const part of this.openParts) {
      const flows = part.find(key, name);
      if (!flows) continue;
      if (found) return 'ambiguous';
      found = flows;
    }
    return found ?? 'unknown';
  }

  find(key: string, name: string): readonly Flow[] | NotFound {
    return this.known(key)?.flows ?? this.possible(key, name);
  }

  /** The same columns under other names, in order; names beyond the known columns are dropped. */
  renamed(names: readonly { name: string; key: string }[]): Relation {
    if (names.length === 0) return this;
    const firstOpen = this.parts.findIndex(isOpen);
    if (firstOpen >= 0 && firstOpen < names.length) return this.renamedOverStar(names);
    const parts = this.parts.map((part, index) =>
      index < names.length && !isOpen(part) ? { ...part, ...names[index] } : part,
    );
    return new Relation(parts, this.influences, this.table, this.opaque);
  }

  /** Which column of a star gets which name cannot be told; all of the star's may feed each. */
  private renamedOverStar(names: readonly { name: string; key: string }[]): Relation {
    const firstOpen = this.parts.findIndex(isOpen);
    const star = this.openParts.flatMap(part => part.star);
    const parts = names.map((name, index): RelationColumn => {
      const part = this.parts[index];
      return index < firstOpen && !isOpen(part) ? { ...part, ...name } : { ...name, flows: star };
    });
    return new Relation(parts, this.influences);
  }

  with({ influences }: { influences: readonly Flow[] }): Relation {
    return new Relation(this.parts, influences, this.table, this.opaque);
  }
}

import type { DialectDescription } from '../dialects/DialectDescription';
import { nameKey, splitName, type NamePart } from '../dialects/names';
import type { Catalog, CatalogTable } from '../scope/Analysis';
import type { Relation } from '../scope/relation';
import type { Session, SqlSchema, TableReference } from '../types';

type Entry = {
  parts: readonly string[];
  keys: readonly string[];
  columns: readonly string[] | undefined;
  temporary: boolean;
  relation?: Relation;
  /** `given` in the schema, `made` by the script, or just `seen` in it, of which only the spelling is known. */
  origin: 'given' | 'made' | 'seen';
};

/** What makes a table: its columns as far as they are known, in order. */
export type TableDefinition = {
  columns?: readonly string[];
  temporary?: boolean;
  /** Reading it reads this instead. */
  relation?: Relation;
};

/**
 * The tables that a script's statements can name: those of the given schema,
 * and those that earlier statements made, renamed or dropped; with the defaults
 * that complete names of too few parts.
 */
export class ScriptSession implements Catalog, Session {
  /** By the last part's key in lower case. */
  private readonly entries = new Map<string, Entry[]>();
  private catalog: NamePart | undefined;
  /** The search path; the first is where tables are made. */
  private schemas: NamePart[] = [];

  constructor(
    readonly dialect: DialectDescription,
    options: { schema?: SqlSchema; defaultCatalog?: string; defaultSchema?: string } = {},
  ) {
    for (const [name, columns] of Object.entries(options.schema ?? {})) {
      const parts = splitName(name).map(part => ({ ...part, quoted: true }));
      this.put(parts, { columns, temporary: false, origin: 'given' });
    }
    if (options.defaultCatalog) [this.catalog] = splitName(options.defaultCatalog);
    if (options.defaultSchema) this.schemas = splitName(options.defaultSchema).slice(-1);
  }

  get dialectName(): string {
    return this.dialect.name;
  }

  /** `USE`: what completes names from now on. */
  use(name: readonly NamePart[], what: 'catalog' | 'schema') {
    const [first, last] = [name.at(-2), name.at(-1)];
    if (!last) return;
    if (what === 'catalog' && !first) {
      this.catalog = last;
      this.schemas = [];
      return;
    }
    if (first) this.catalog = first;
    this.schemas = [last];
  }

  /** `SET search_path`. */
  searchIn(schemas: readonly NamePart[]) {
    this.schemas = [...schemas];
  }

  find(name: readonly NamePart[]): CatalogTable {
    const entry = this.lookUp(name) ?? this.see(name);
    return {
      parts: entry.parts.length < name.length ? name.map(part => part.name) : entry.parts,
      kind: 'table',
      columns: entry.columns,
      temporary: entry.temporary,
      relation: entry.relation,
    };
  }

  private see(name: readonly NamePart[]): Entry {
    // T-SQL: a variable of a table type, or a parameter.
    const temporary = name.length === 1 && name[0].name.startsWith('@');
    return this.put(this.qualified(name), { columns: undefined, temporary, origin: 'seen' });
  }

  private lookUp(name: readonly NamePart[]): Entry | undefined {
    const candidates = this.entries.get(lowerKey(name)) ?? [];
    if (candidates.length === 0) return undefined;
    const temporary = candidates.filter(entry => entry.temporary && this.endsAlike(entry, name));
    if (temporary.length > 0) return temporary.at(-1);
    for (const qualified of this.qualifications(name)) {
      const same = candidates.filter(
        entry => entry.keys.length === qualified.length && this.endsAlike(entry, qualified),
      );
      const exact = same.find(entry => this.equals(entry, qualified));
      if (exact ?? same[0]) return exact ?? same[0];
    }
    const given = candidates.filter(
      entry => entry.origin === 'given' && this.endsAlike(entry, this.qualified(name)),
    );
    return given.length === 1 ? given[0] : undefined;
  }

  /** The name as each schema of the search path would complete it. */
  private qualifications(name: readonly NamePart[]): NamePart[][] {
    if (this.schemas.length < 2 || name.length > 1) return [this.qualified(name)];
    return this.schemas.map(schema => this.qualified(name, schema));
  }

  private qualified(name: readonly NamePart[], schema = this.schemas[0]): NamePart[] {
    const last = name[name.length - 1];
    // Temporary tables and variables of T-SQL lie in no schema.
    if (name.length === 1 && /^[#@]/.test(last.name)) return [last];
    const full = [...name];
    if (full.length === 1 && schema) full.unshift(schema);
    if (full.length === 2 && this.catalog && (name.length === 2 || schema))
      full.unshift(this.catalog);
    else if (full.length === 1 && this.catalog) full.unshift(this.catalog);
    return full;
  }

  private key(part: NamePart): string {
    return nameKey(this.dialect.tableCase, part.name, part.quoted);
  }

  /** Whether the parts that both have are the same, from the last; case may differ. */
  private endsAlike(entry: Entry, name: readonly NamePart[]): boolean {
    const length = Math.min(entry.keys.length, name.length);
    for (let back = 1; back <= length; back++) {
      if (entry.keys.at(-back)!.toLowerCase() !== name.at(-back)!.name.toLowerCase()) return false;
    }
    return true;
  }

  private equals(entry: Entry, name: readonly NamePart[]): boolean {
    return name.every((part, index) => this.key(part) === entry.keys[index]);
  }

  private put(name: readonly NamePart[], entry: Omit<Entry, 'parts' | 'keys'>): Entry {
    const made = {
      ...entry,
      parts: name.map(part => part.name),
      keys: name.map(part => this.key(part)),
    };
    const key = lowerKey(name);
    this.entries.set(key, [...(this.entries.get(key) ?? []), made]);
    return made;
  }

  /** Notes that a table is made, or made anew. */
  define(name: readonly NamePart[], { columns, temporary = false, relation }: TableDefinition) {
    const before = temporary ? undefined : this.lookUp(name);
    if (before && before.origin !== 'seen' && before.keys.length >= name.length) {
      this.replace(before, { ...before, columns, relation, origin: 'made' });
      return;
    }
    const full = temporary ? [...name] : this.qualified(name);
    this.forget(full);
    this.put(full, { columns, temporary, relation, origin: 'made' });
  }

  private replace(before: Entry, after: Entry) {
    const key = before.parts.at(-1)!.toLowerCase();
    this.entries.set(
      key,
      (this.entries.get(key) ?? []).map(entry => (entry === before ? after : entry)),
    );
  }

  private forget(full: readonly NamePart[]) {
    const key = lowerKey(full);
    const kept = (this.entries.get(key) ?? []).filter(
      entry => entry.keys.length !== full.length || !this.endsAlike(entry, full) || entry.temporary,
    );
    this.entries.set(key, kept);
  }

  drop(name: readonly NamePart[]) {
    const entry = this.lookUp(name);
    if (!entry) return;
    const key = lowerKey(name);
    this.entries.set(
      key,
      (this.entries.get(key) ?? []).filter(other => other !== entry),
    );
  }

  /** The new name stands beside the old one in its schema unless it is qualified. */
  rename(from: readonly NamePart[], to: readonly NamePart[]): TableReference {
    const entry = this.lookUp(from);
    this.drop(from);
    const target = to.length === 1 ? [...from.slice(0, -1), ...to] : to;
    this.define(target, {
      columns: entry?.columns,
      temporary: entry?.temporary,
      relation: entry?.relation,
    });
    const { parts, kind, temporary } = this.find(target);
    return { parts, kind, ...(temporary && { temporary }) };
  }

  /** Changes the columns of a table, if they are known. */
  alter(name: readonly NamePart[], change: (columns: readonly string[]) => readonly string[]) {
    const entry = this.lookUp(name);
    if (entry?.columns) this.replace(entry, { ...entry, columns: change(entry.columns) });
  }
}

const lowerKey = (name: readonly NamePart[]) => name[name.length - 1].name.toLowerCase();

import type { Analysis } from './Analysis';
import type { Fields, Identifier } from './ast';
import type { CteList } from './Env';
import { Flows, type Flow } from './flow';
import { rowRelation, variableFlows } from './Variables';
import type { NotFound, Relation, RelationColumn, Structure } from './relation';

/** A relation in FROM with the names by which it may be asked for. */
export type ScopeRelation = {
  relation: Relation;
  /** The key of its alias, or of its own name without one. */
  alias: string | undefined;
  /** Keys of its qualified name, outermost part first; empty for what has no name but its alias. */
  names: readonly string[];
  /** Where it is asked for by an alias only, its own name is of last resort. */
  isAliased: boolean;
  /** Keys of columns that a join has merged into those of the left side. */
  merged?: Set<string>;
  /** The right side of a semi or anti join: no column of it leaves the join. */
  hidden?: boolean;
};

/** What a path such as `a.b.c` leads to. */
export type Resolved = {
  flows: readonly Flow[];
  /** How many parts of the path are left, which are fields of a struct. */
  fields: number;
  guessed?: boolean;
  /** Of the column that was found, where the query built it. */
  structure?: Structure;
};

/** What stands in one query's FROM, and around it. */
export class Scope {
  readonly relations: ScopeRelation[] = [];
  /** Columns that USING and NATURAL merge, in order. */
  readonly merged = new Map<
    string,
    {
      name: string;
      flows: readonly Flow[];
      /** Apart from the stars of its tables. */
      isListed: boolean;
    }
  >();
  /** Aliases of the select list, as far as it has been read. */
  readonly aliases = new Map<string, readonly Flow[]>();
  /** Columns of tables without schema that an earlier item has used: they exist, so no alias hides them. */
  private readonly evident = new Set<string>();
  /** Named expressions: parameters of a lambda, ClickHouse's `WITH expression AS name`. */
  readonly named = new Map<string, readonly Flow[]>();
  readonly windows = new Map<string, Fields>();
  /** What the rows as a whole depend on. */
  readonly influences = new Flows();
  /** Aliases may be used now, where no column has their name. */
  usesAliases = false;
  /** Aliases may be used now, and hide columns. */
  prefersAliases = false;

  constructor(
    readonly analysis: Analysis,
    readonly ctes: CteList | undefined,
    readonly parent: Scope | undefined,
  ) {}

  add(relation: ScopeRelation) {
    this.relations.push(relation);
    this.influences.addAll(relation.relation.influences);
  }

  /** The relations whose columns `*` and plain names reach. */
  get visible(): ScopeRelation[] {
    return this.relations.filter(({ hidden }) => !hidden);
  }

  /** What a path of names leads to: the longest qualifier that is a relation wins, then a struct's field. */
  find(path: readonly Identifier[]): Resolved | NotFound {
    if (path.length === 1) return this.findPlain(path[0]);
    const keys = path.map(part => this.analysis.key(part));
    let answer: NotFound = 'unknown';
    for (let length = Math.min(path.length - 1, 4); length > 0; length--) {
      const owner = this.relation(keys.slice(0, length));
      if (!owner) continue;
      const found = owner.relation.find(keys[length], path[length].name);
      const fields = path.length - length - 1;
      const { structure } = owner.relation.known(keys[length]) ?? {};
      if (typeof found !== 'string') return field({ flows: found, fields, structure }, keys);
      if (owner.relation.opaque) {
        const element = owner.relation.known(keys[length - 1])?.structure;
        return field(
          { flows: owner.relation.influences, fields: fields + 1, structure: element },
          keys,
        );
      }
      answer = found;
    }
    if (answer !== 'unknown') return answer;
    const struct = this.findPlain(path[0], { certain: !this.analysis.dialect.structAccess });
    if (typeof struct === 'object') return field({ ...struct, fields: path.length - 1 }, keys);
    return this.findByHiddenName(path, keys) ?? answer;
  }

  /** `table.column` of a table that has an alias: wrong in most databases, but clear. */
  private findByHiddenName(
    path: readonly Identifier[],
    keys: readonly string[],
  ): Resolved | undefined {
    const qualifier = keys.slice(0, -1);
    const named = this.relations.filter(({ names }) => endsWith(names, qualifier));
    const flows =
      named.length === 1 ? named[0].relation.find(keys.at(-1)!, path.at(-1)!.name) : 'unknown';
    if (typeof flows !== 'string') return { flows, fields: 0, guessed: true };
    return this.parent?.findByHiddenName(path, keys);
  }

  /** The relation of a qualifier, given by its keys, here or in a query around. */
  relation(qualifier: readonly string[]): ScopeRelation | undefined {
    const own = this.ownRelation(qualifier);
    if (own || this.parent) return own ?? this.parent?.relation(qualifier);
    return qualifier.length === 1 ? this.row(qualifier[0]) : undefined;
  }

  /** A record of the procedure around the statement, or the row that its trigger is for. */
  private row(name: string): ScopeRelation | undefined {
    const relation = rowRelation(name, this.analysis);
    return relation && { relation, alias: name, names: [], isAliased: true };
  }

  private ownRelation(qualifier: readonly string[]): ScopeRelation | undefined {
    const [last] = qualifier.slice(-1);
    if (qualifier.length === 1) {
      return (
        this.relations.find(({ alias }) => alias === last) ??
        this.relations.find(({ alias }) => alias?.toLowerCase() === last.toLowerCase())
      );
    }
    return this.relations.find(({ names, isAliased }) => !isAliased && endsWith(names, qualifier));
  }

  /** A name without qualifier; `certain` leaves out columns that may or may not exist. */
  findPlain(name: Identifier, { certain = false } = {}): Resolved | NotFound {
    const found = this.findOwn(this.analysis.key(name), name.name, certain);
    if (found !== 'unknown') return found;
    const element = certain ? undefined : this.fieldOfElement();
    // An array's alias is there to be used, so a plain name is rather one of the query around.
    if (element && element.alias === undefined) return element.found;
    const outer = this.parent?.findPlain(name, { certain }) ?? 'unknown';
    return outer === 'unknown' && element ? element.found : outer;
  }

  /** A name may be a field of the elements of an array, or another column of a function's answer, if nothing else is in FROM. */
  private fieldOfElement(): { alias: string | undefined; found: Resolved } | undefined {
    const [{ relation, alias } = {} as ScopeRelation, ...others] = this.relations;
    if (others.length > 0 || !relation?.opaque) return undefined;
    return { alias, found: { flows: relation.influences, fields: 0 } };
  }

  private findOwn(key: string, name: string, certain: boolean): Resolved | NotFound {
    const named = this.named.get(key);
    if (named) return { flows: named, fields: 0 };
    if (this.prefersAliases) {
      const alias = this.aliases.get(key);
      if (alias) return { flows: alias, fields: 0 };
    }
    const merged = this.merged.get(key);
    if (merged) return { flows: merged.flows, fields: 0 };
    const known = this.findKnown(key);
    if (known !== 'unknown') return known;
    const variable = variableFlows(name, this.analysis);
    if (variable) return { flows: variable, fields: 0 };
    const alias = this.usesAliases && !this.evident.has(key) ? this.aliases.get(key) : undefined;
    if (alias) return { flows: alias, fields: 0 };
    return certain ? 'unknown' : this.findPossible(key, name);
  }

  private findKnown(key: string): Resolved | NotFound {
    let found: RelationColumn | undefined;
    for (const { relation, hidden } of this.relations) {
      if (hidden) continue;
      const column = relation.known(key);
      // Tables of unknown columns cannot have it, too: the database would refuse the name.
      if (column && found) return 'ambiguous';
      found ??= column;
    }
    return found ? { flows: found.flows, fields: 0, structure: found.structure } : 'unknown';
  }

  private findPossible(key: string, name: string): Resolved | NotFound {
    let found: readonly Flow[] | undefined;
    for (const { relation, hidden } of this.relations) {
      if (hidden) continue;
      const flows = relation.possible(key, name);
      if (flows === 'unknown') continue;
      if (flows === 'ambiguous' || found) return 'ambiguous';
      found = flows;
    }
    if (found) {
      this.evident.add(key);
      return { flows: found, fields: 0 };
    }
    return 'unknown';
  }
}

/** The flows of a struct's field, where it is known what the struct was built from. */
function field(resolved: Resolved, keys: readonly string[]): Resolved {
  const flows =
    resolved.fields > 0 ? resolved.structure?.get(keys[keys.length - resolved.fields]) : undefined;
  return flows ? { flows, fields: resolved.fields - 1 } : resolved;
}

/** Whether a qualified name ends in `suffix`, in any case. */
function endsWith(names: readonly string[], suffix: readonly string[]): boolean {
  const offset = names.length - suffix.length;
  return (
    offset >= 0 &&
    suffix.every((part, index) => part.toLowerCase() === names[offset + index].toLowerCase())
  );
}

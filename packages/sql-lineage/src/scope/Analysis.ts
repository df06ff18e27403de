import { nameKey, storedKey, type NamePart } from '../dialects/names';
import type { DialectDescription } from '../dialects/DialectDescription';
import type { SourceOffsets } from '../parser/sourceOffsets';
import type { Reason, ReasonCode, TextSpan } from '../types';
import type { Identifier, Node, TableNode } from './ast';
import type { Flow, SourceTable } from './flow';
import type { Env } from './Env';
import { Relation, isOpen } from './relation';
import { SelectLists } from './SelectLists';
import type { Variables } from './Variables';

/** What a catalog knows of a name. */
export type CatalogTable = {
  parts: readonly string[];
  kind: 'table' | 'file';
  columns: readonly string[] | undefined;
  temporary: boolean;
  /** What stands for the table, where reading it reads something else. */
  relation?: Relation;
};

/** Finds tables by the names that statements use. */
export type Catalog = { find(name: readonly NamePart[]): CatalogTable };

/** Answers what a statement within a query, such as `WITH x AS (DELETE … RETURNING a)`, returns. */
export type ModifyingQuery = (node: Node, env: Env) => Relation | undefined;

/** No query of sense nests deeper, and the stack holds this many. */
const maxDepth = 650;

/** What one statement's analysis has found so far. */
export class Analysis {
  readonly reasons: Reason[] = [];
  private readonly reasonKeys = new Set<string>();
  private readonly tables = new Map<string, SourceTable>();
  private nextId = 0;
  private reads = new Map<SourceTable, number>();
  private readonly readCounts = new Map<SourceTable, number>();
  private readonly relationsByTable = new Map<SourceTable, Relation>();
  private lists: SelectLists | undefined;
  private depth = 0;

  constructor(
    readonly dialect: DialectDescription,
    readonly text: string,
    private readonly offsets: SourceOffsets,
    private readonly catalog: Catalog,
    readonly modifyingQuery: ModifyingQuery,
    readonly lateralColumnAliases: boolean,
    readonly variables?: Variables,
  ) {}

  /** A column's, alias's or CTE's name as the dialect compares it. */
  key({ name, quoted }: Identifier): string {
    return nameKey(this.dialect.columnCase, name, quoted ?? false);
  }

  /** A span of the tree in UTF-16 units of the statement. */
  span(span: Identifier['span']): TextSpan | undefined {
    return span ? { start: this.offsets(span.start), end: this.offsets.end(span.end) } : undefined;
  }

  /** The select lists of the statement's text. */
  get selectLists(): SelectLists {
    this.lists ??= new SelectLists(this.text, this.dialect.name);
    return this.lists;
  }

  addReason(code: ReasonCode, message: string, span?: TextSpan) {
    const key = `${code} ${message} ${span?.start}`;
    if (this.reasonKeys.has(key)) return;
    this.reasonKeys.add(key);
    this.reasons.push(span ? { code, message, span } : { code, message });
  }

  /** The table of a name, one object however often it is asked for. */
  table(name: readonly NamePart[]): { table: SourceTable; relation?: Relation } {
    const found = this.catalog.find(name);
    const key = `${found.kind} ${JSON.stringify(found.parts)}`;
    let table = this.tables.get(key);
    if (!table) {
      table = this.add(key, found);
      if (found.relation) this.relationsByTable.set(table, this.adopted(found.relation));
    }
    return { table, relation: this.relationsByTable.get(table) };
  }

  /** A table that the statement makes for the session's time: one of its own beside any other of the name, and in no schema. */
  temporaryTable(name: readonly NamePart[]): SourceTable {
    const parts = name.map(part => part.name);
    const key = `temporary ${JSON.stringify(parts)}`;
    return this.add(key, { parts, kind: 'table', columns: undefined, temporary: true });
  }

  /** A relation of an earlier statement, with this one's tables. */
  private adopted(relation: Relation): Relation {
    const own = (flows: readonly Flow[]) =>
      flows.map(flow => ({ ...flow, table: this.adoptedTable(flow.table), span: undefined }));
    const parts = relation.parts.map(part =>
      isOpen(part)
        ? {
            star: own(part.star),
            find: (key: string, name: string) => {
              const flows = part.find(key, name);
              return flows && own(flows);
            },
          }
        : { name: part.name, key: part.key, flows: own(part.flows) },
    );
    return new Relation(parts, own(relation.influences));
  }

  /** This statement's table for one that another has told of. */
  adoptedTable({ reference }: Pick<SourceTable, 'reference'>): SourceTable {
    if (reference.kind === 'file') return this.file(reference.parts[0]);
    return this.table(reference.parts.map(name => ({ name, quoted: true }))).table;
  }

  /** A file, URL or stage. */
  file(path: string): SourceTable {
    const key = `file ${JSON.stringify([path])}`;
    const file: CatalogTable = { parts: [path], kind: 'file', columns: undefined, temporary: false };
    return this.tables.get(key) ?? this.add(key, file);
  }

  private add(key: string, { parts, kind, columns, temporary }: CatalogTable): SourceTable {
    const table: SourceTable = {
      reference: { parts, kind, ...(temporary && { temporary }) },
      id: this.nextId++,
      columns,
      keys: columns?.map(column => storedKey(this.dialect.columnCase, column)),
      temporary,
    };
    this.tables.set(key, table);
    return table;
  }

  /** Notes that a table is read, first at `offset` of the statement. */
  read(table: SourceTable, offset: number | undefined) {
    this.readCounts.set(table, (this.readCounts.get(table) ?? 0) + 1);
    const before = this.reads.get(table);
    const place = offset ?? Number.MAX_SAFE_INTEGER;
    if (before === undefined || place < before) this.reads.set(table, place);
  }

  /** Runs `work` and hands out what it reads, to be noted when its result is used. */
  apart<T>(work: () => T): { result: T; note: () => void } {
    const outside = this.reads;
    this.reads = new Map();
    try {
      const result = work();
      const inside = this.reads;
      return { result, note: () => inside.forEach((place, table) => this.read(table, place)) };
    } finally {
      this.reads = outside;
    }
  }

  /** Takes back that a table is read, if it was noted no more than `times`. */
  unread(table: SourceTable, times: number) {
    if ((this.readCounts.get(table) ?? 0) <= times) this.reads.delete(table);
  }

  /** Takes back all that was read: the statement only names a query for later. */
  forgetInputs() {
    this.reads.clear();
  }

  /** Tables that are read, in order of first mention. */
  get inputs(): SourceTable[] {
    return [...this.reads].sort(([, a], [, b]) => a - b).map(([table]) => table);
  }

  /** Runs `work` one level deeper; undefined, with a reason, where that is too deep. */
  deeper<T>(work: () => T): T | undefined {
    if (this.depth >= maxDepth) {
      this.addReason('LIMIT', `Queries nest deeper than ${maxDepth} levels`);
      return undefined;
    }
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }
}

/** The parts of a table's name, outermost first. */
export function tableName(node: TableNode, splitsQuotedNames: boolean): NamePart[] {
  const given = [node.catalog, node.schema, node.name].filter(
    (part): part is Identifier => !!part && part.name !== '',
  );
  return given.flatMap(({ name, quoted = false }) =>
    // The parser joins the first two of four parts, and keeps BigQuery's quoted paths whole.
    name.includes('.') && (!quoted || splitsQuotedNames)
      ? name.split('.').map(part => ({ name: part.replace(/^["`[]|["`\]]$/g, ''), quoted }))
      : [{ name, quoted }],
  );
}

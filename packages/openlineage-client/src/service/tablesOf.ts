import { SqlCursor } from './SqlCursor';
import type { TableName } from './SqlCursor';
import * as sql from './sqlWords';
import type { SqlDialect } from './tokens';

export type { TableName } from './SqlCursor';
export type { SqlDialect } from './tokens';

/** Tables that a piece of SQL reads and writes, each once. */
export type TableUse = { reads: TableName[]; writes: TableName[] };

/**
 * Which tables SQL text reads and writes. Names of a `WITH`, functions that
 * return rows, variables and `#temporary` tables are left out, and statements
 * that touch no rows name nothing. Names without quotes are folded as the
 * database does it.
 *
 * It never throws: of text that it does not understand, it tells what it does.
 */
export function tablesOf(text: string, dialect: SqlDialect): TableUse {
  return new Scanner(new SqlCursor(text, dialect), dialect).scan();
}

type Source = { table: TableName; alias?: string };

/** A statement or a sub-query, without the sub-queries in it. */
type Block = {
  /** Names that a WITH makes known, as they are compared. */
  scope: ReadonlySet<string>;
  verb?: string;
  /** Whether a FROM names tables here: it also stands in `extract(day from x)`. */
  isQuery: boolean;
  /** Whether a comma leads to another table. */
  inTables: boolean;
  sources: Source[];
  /** What changes; UPDATE and DELETE may name it by an alias of a source. */
  targets: TableName[];
};

const blockIn = (scope: Block['scope']): Block => ({
  scope,
  isQuery: false,
  inTables: false,
  sources: [],
  targets: [],
});

class Scanner {
  private readonly reads = new Map<string, TableName>();
  private readonly writes = new Map<string, TableName>();
  private readonly foldsCase: boolean;

  constructor(
    private readonly cursor: SqlCursor,
    private readonly dialect: SqlDialect,
  ) {
    this.foldsCase = dialect === 'postgres' || dialect === 'oracle';
  }

  scan(): TableUse {
    while (!this.cursor.isAtEnd) {
      this.block(blockIn(new Set()), true);
      // Past the semicolon, or a parenthesis that nothing opened.
      this.cursor.move();
    }
    return { reads: [...this.reads.values()], writes: [...this.writes.values()] };
  }

  /** To the end of a statement, or to the parenthesis that ends a sub-query. */
  private block(block: Block, isStatement: boolean) {
    const { cursor } = this;
    if (isStatement && cursor.isWord('BEGIN')) cursor.move();
    if (cursor.isWord('WITH')) this.withList(block);
    const word = cursor.word();
    if (word !== undefined && (isStatement || sql.changeVerbs.has(word))) this.verb(block, word);
    this.steps(block);
    this.settle(block);
  }

  private steps(block: Block) {
    while (!this.cursor.isAtStop) this.step(block);
  }

  private verb(block: Block, verb: string) {
    const { cursor } = this;
    block.verb = verb;
    if (verb === 'SELECT') return;
    if (verb === 'CREATE') {
      this.create(block);
    } else if (!(verb in sql.beforeTable) || verb === 'FROM') {
      cursor.skipStatement();
    } else {
      cursor.move();
      block.isQuery = true;
      this.change(block, verb as keyof typeof sql.beforeTable);
    }
  }

  /** The table that a verb names. */
  private change(block: Block, verb: keyof typeof sql.beforeTable) {
    const { cursor } = this;
    if (this.dialect === 'mssql' && cursor.isWord('TOP')) {
      cursor.move();
      if (cursor.isSymbol('(')) cursor.skipParentheses();
      else cursor.move();
    }
    cursor.skip(sql.beforeTable[verb]);
    // Oracle's INSERT ALL and INSERT FIRST name a table after each INTO.
    if (verb === 'INSERT' && (cursor.isWord('ALL') || cursor.isWord('FIRST'))) return;
    if (verb === 'DELETE' && cursor.isWord('FROM')) cursor.move();
    this.target(block, verb);
    // In MySQL, UPDATE joins tables: the first one is taken for the one that changes.
    if (verb === 'UPDATE') block.inTables = this.dialect === 'mysql';
    if (verb !== 'DELETE' && verb !== 'TRUNCATE') return;
    while (cursor.isSymbol(',')) {
      cursor.move();
      this.target(block, verb);
    }
  }

  private target(block: Block, verb: string) {
    if (verb === 'DELETE' || verb === 'TRUNCATE') this.cursor.skip(sql.beforeTable.FROM);
    const table = this.cursor.name();
    if (table) block.targets.push(table);
    if (verb !== 'INSERT') this.cursor.alias();
  }

  /** CREATE TABLE … AS SELECT writes a table; other definitions touch no rows. */
  private create(block: Block) {
    const { cursor } = this;
    const words: string[] = [];
    for (let word = cursor.word(); word && !cursor.isSymbol('('); word = cursor.word()) {
      words.push(word);
      cursor.move();
      if (word === 'TABLE' || word === 'VIEW' || words.length === 6) break;
    }
    // Their bodies hold statements that do not run now.
    if (['TRIGGER', 'FUNCTION', 'PROCEDURE', 'PACKAGE'].some(word => words.includes(word))) {
      cursor.skipAll();
      return;
    }
    const holdsRows = words.at(-1) === 'TABLE' || words.includes('MATERIALIZED');
    if (!holdsRows || !cursor.holds('SELECT')) {
      cursor.skipStatement();
      return;
    }
    cursor.skip(sql.beforeNewTable);
    const table = cursor.name();
    if (table && !words.includes('TEMPORARY') && !words.includes('TEMP')) block.targets.push(table);
  }

  private step(block: Block) {
    const { cursor } = this;
    const word = cursor.word();
    if (cursor.isSymbol('(')) {
      this.parentheses(block);
    } else if (word === 'WITH' && cursor.opensWithList()) {
      this.withList(block);
    } else if (word !== undefined) {
      this.clause(block, word);
    } else {
      const leadsToTable = cursor.isSymbol(',') && block.inTables;
      cursor.move();
      if (leadsToTable) this.source(block);
    }
  }

  private clause(block: Block, word: string) {
    const { cursor } = this;
    const isComparison = word === 'FROM' && cursor.isWord('DISTINCT', -1);
    cursor.move();
    if (word === 'SELECT') {
      block.isQuery = true;
      block.inTables = false;
    } else if (word === 'FROM' && block.isQuery && !isComparison) {
      block.inTables = true;
      this.source(block);
    } else if (
      word === 'USING' &&
      !block.inTables &&
      (block.verb === 'MERGE' || block.verb === 'DELETE')
    ) {
      block.inTables = block.verb === 'DELETE';
      this.source(block);
    } else if (sql.joinWords.has(word) && block.isQuery) {
      this.source(block);
    } else if (word === 'INTO' && block.isQuery && this.intoWrites(block)) {
      const table = cursor.name();
      if (table) block.targets.push(table);
    } else if (sql.endsTables.has(word)) {
      block.inTables = false;
    }
  }

  /** SELECT … INTO makes a table in PostgreSQL and SQL Server; in others it fills variables. */
  private intoWrites({ verb }: Block): boolean {
    const makesTable = this.dialect === 'postgres' || this.dialect === 'mssql';
    return makesTable || (this.dialect === 'oracle' && verb === 'INSERT');
  }

  /** What stands where a table may: a table, a sub-query, a function, joins in parentheses. */
  private source(block: Block) {
    const { cursor } = this;
    cursor.skip(sql.beforeTable.FROM);
    if (cursor.isSymbol('(')) {
      if (cursor.opensQuery(sql.changeVerbs)) {
        this.parentheses(block);
        return;
      }
      cursor.move();
      this.source(block);
      this.steps(block);
      if (cursor.isSymbol(')')) cursor.move();
      return;
    }
    const table = cursor.name();
    if (table && !cursor.isSymbol('(')) block.sources.push({ table, alias: cursor.alias() });
  }

  private parentheses({ scope }: Block) {
    const { cursor } = this;
    const isQuery = cursor.opensQuery(sql.changeVerbs);
    cursor.move();
    if (isQuery) this.block(blockIn(scope), false);
    else this.steps(blockIn(scope));
    if (cursor.isSymbol(')')) cursor.move();
  }

  /** `WITH a AS (…), b AS (…)`: each name is known in what follows it. */
  private withList(block: Block) {
    const { cursor } = this;
    if (!cursor.opensWithList()) return;
    cursor.move();
    const isRecursive = cursor.isWord('RECURSIVE');
    if (isRecursive) cursor.move();
    // In PostgreSQL and MySQL a name in its own query is that of a table, unless the word says otherwise.
    const knowsItself = isRecursive || (this.dialect !== 'postgres' && this.dialect !== 'mysql');
    while (cursor.isName()) {
      const known = new Set([...block.scope, this.compared(cursor.part())]);
      if (cursor.isSymbol('(')) cursor.skipParentheses();
      cursor.skip(sql.beforeWithQuery);
      if (!cursor.isSymbol('(')) return;
      cursor.move();
      this.block(blockIn(knowsItself ? known : block.scope), false);
      if (cursor.isSymbol(')')) cursor.move();
      block.scope = known;
      if (!cursor.isSymbol(',')) return;
      cursor.move();
    }
  }

  private settle({ sources, targets, scope }: Block) {
    const changed = new Set<Source>();
    for (const target of targets) {
      // SQL Server and MySQL may repeat what changes among the sources, and name it by its alias.
      const source = this.foldsCase ? undefined : sources.find(item => this.isNamed(item, target));
      if (source) changed.add(source);
      this.keep(this.writes, source?.table ?? target, scope);
    }
    for (const source of sources) {
      if (!changed.has(source)) this.keep(this.reads, source.table, scope);
    }
  }

  private isNamed({ table, alias }: Source, target: TableName): boolean {
    if (alias === undefined) return keyOf(table) === keyOf(target);
    return target.length === 1 && this.compared(alias) === this.compared(target[0]);
  }

  private keep(tables: Map<string, TableName>, table: TableName, scope: Block['scope']) {
    const own = table[table.length - 1];
    const isAlone = table.length === 1;
    if (own === '' || own.startsWith('#') || (isAlone && own.toUpperCase() === 'DUAL')) return;
    if (!isAlone || !scope.has(this.compared(own))) tables.set(keyOf(table), table);
  }

  private compared(name: string): string {
    return this.foldsCase ? name : name.toLowerCase();
  }
}

function keyOf(table: TableName): string {
  return JSON.stringify(table);
}

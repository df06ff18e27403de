import { splitName, type NamePart } from '../dialects/names';
import { StatementTokens } from '../parser/StatementTokens';
import type { SourceDialect } from '../script/SourceDialect';
import type { Reason, StatementKind } from '../types';
import { statementKind } from './statementKind';

/** A table or file as a statement names it; nothing completed, nothing folded. */
export type NamedTable = { name: NamePart[]; kind: 'table' | 'file' };

/** What a statement that cannot be parsed reads and writes, as its tokens look. Confidence is low. */
export type TablesFromTokens = {
  kind: StatementKind;
  /** Each once, in order of first mention. */
  inputs: NamedTable[];
  /** None of a statement that drops tables. */
  outputs: NamedTable[];
  /** One: PARSE_FALLBACK or LIMIT, with what the parser said. */
  reasons: Reason[];
};

/**
 * The tables that stand behind FROM, JOIN, INTO, UPDATE, MERGE, USING, TABLE
 * and VIEW, without the names of common table expressions and aliases.
 *
 * Never throws; the time is in proportion to the text's length.
 */
export function tablesFromTokens(
  text: string,
  dialect: SourceDialect,
  { failure, limit }: { failure: string; limit: boolean },
): TablesFromTokens {
  const statement = new StatementTokens(text, dialect);
  const kind = statementKind(statement);
  const tables = new TableFinder(statement, kind).find();
  const span = { start: 0, end: text.length };
  const code = limit ? 'LIMIT' : 'PARSE_FALLBACK';
  return {
    kind,
    ...tables,
    reasons: [{ code, message: `Only tables were told, by words: ${failure}`, span }],
  };
}

const stops = new Set(
  (
    'SELECT WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH QUALIFY WINDOW UNION EXCEPT INTERSECT MINUS ' +
    'JOIN LEFT RIGHT FULL INNER CROSS NATURAL ON USING LATERAL WHEN SET FOR CONNECT START CLUSTER ' +
    'DISTRIBUTE SORT PIVOT UNPIVOT TABLESAMPLE SAMPLE RETURNING VALUES INSERT FROM INTO OUTPUT OPTION ' +
    'WITH PARTITION STRAIGHT_JOIN SEMI ANTI ASOF GLOBAL ANY PREWHERE ARRAY FINAL DEFAULT'
  ).split(' '),
);
const silent = new Set(
  (
    'GRANT REVOKE DENY COMMENT VACUUM ANALYZE SHOW DESCRIBE DESC EXPLAIN HELP LOCK UNLOCK OPTIMIZE ' +
    'MSCK CALL EXEC EXECUTE USE SET DATABASE COLLECT KILL FLUSH RESET DISCARD NOTIFY LISTEN'
  ).split(' '),
);
const beforeName = [
  'ONLY',
  'LATERAL',
  'TABLE',
  'IF',
  'NOT',
  'EXISTS',
  'INTO',
  'OVERWRITE',
  'STREAM',
];

class TableFinder {
  private readonly ctes = new Set<string>();
  private readonly aliases = new Map<string, NamedTable>();
  private readonly inputs = new Map<string, NamedTable>();
  private readonly outputs = new Map<string, NamedTable>();
  /** By the index of a parenthesis, -1 for none: whether a query stands in it. */
  private readonly queries = new Set<number>();

  constructor(
    private readonly s: StatementTokens,
    private readonly kind: StatementKind,
  ) {}

  find(): Pick<TablesFromTokens, 'inputs' | 'outputs'> {
    const { s } = this;
    if (silent.has(s.key(0))) return { inputs: [], outputs: [] };
    for (let at = 0; at < s.length; at++) this.addCte(at);
    for (let at = 0; at < s.length; at++) this.see(at);
    const outputs = [...this.outputs.entries()].map(
      ([key, table]) => this.aliases.get(key) ?? table,
    );
    const inputs = [...this.inputs.values()];
    return { inputs, outputs: this.kind === 'DROP' ? [] : unique(outputs) };
  }

  private addCte(at: number) {
    const { s } = this;
    if (!s.isOneOf(at, ['WITH', 'RECURSIVE', ',']) || !s.isName(at + 1)) return;
    const as = s.key(at + 2) === '(' ? s.closing(at + 2) + 1 : at + 2;
    const not = s.key(as + 1) === 'NOT' ? as + 2 : as + 1;
    const open = s.key(not) === 'MATERIALIZED' ? not + 1 : not;
    if (s.key(as) === 'AS' && s.key(open) === '(')
      this.ctes.add(keyOf(this.nameAt(at + 1, at + 2)));
  }

  private see(at: number) {
    const { s } = this;
    switch (s.key(at)) {
      case 'SELECT':
      case 'SEL':
        this.queries.add(s.parent(at));
        break;
      case 'FROM':
        this.seeFrom(at);
        break;
      case 'JOIN':
      case 'STRAIGHT_JOIN':
        this.addItem(at + 1, this.inputs);
        break;
      case 'USING':
        if (this.kind === 'MERGE' || this.kind === 'DELETE') this.addItems(at + 1);
        break;
      case 'INTO':
      case 'OVERWRITE':
        this.addItem(at + 1, this.outputs);
        break;
      case 'LIKE':
      case 'CLONE':
        if (this.kind === 'CREATE_TABLE' && s.depth(at) === 0) this.addItem(at + 1, this.inputs);
        break;
      default:
        this.seeVerb(at);
    }
  }

  private seeVerb(at: number) {
    const { s, kind } = this;
    const key = s.key(at);
    const isLead = at === 0 || s.key(at - 1) === ')' || s.key(at - 1) === ';';
    if (['UPDATE', 'UPD'].includes(key) && isLead) this.addItem(at + 1, this.outputs);
    if (
      ['INSERT', 'INS', 'MERGE'].includes(key) &&
      isLead &&
      !s.isOneOf(at + 1, ['INTO', 'OVERWRITE', 'ALL', 'FIRST'])
    ) {
      this.addItem(at + 1, this.outputs);
    }
    if (['DELETE', 'DEL'].includes(key) && isLead && s.key(at + 1) !== 'FROM')
      this.addItem(at + 1, this.outputs);
    if (at === 0 && key === 'COPY') this.seeCopy();
    const defines = ['CREATE_TABLE', 'CREATE_VIEW', 'ALTER', 'DROP', 'TRUNCATE'].includes(kind);
    if (
      defines &&
      ['TABLE', 'VIEW'].includes(key) &&
      s.depth(at) === 0 &&
      this.outputs.size === 0
    ) {
      this.addItem(at + 1, this.outputs);
    }
  }

  private seeCopy() {
    const { s } = this;
    const isWritten = s.find(0, ['FROM']) < s.find(0, ['TO']);
    if (!s.isOneOf(1, ['INTO', '('])) this.addItem(1, isWritten ? this.outputs : this.inputs);
  }

  /** Not the FROM of `EXTRACT(YEAR FROM d)` and `IS DISTINCT FROM`. */
  private seeFrom(at: number) {
    const { s } = this;
    const open = s.parent(at);
    const isCall = open > 0 && open < at - 1 && s.isName(open - 1) && !stops.has(s.key(open - 1));
    const isInCall = isCall && !this.queries.has(open);
    if (isInCall || (s.key(at - 1) === 'DISTINCT' && s.isOneOf(at - 2, ['IS', 'NOT']))) return;
    if (s.isOneOf(at - 1, ['DELETE', 'DEL']) && s.depth(at) === 0)
      this.addItem(at + 1, this.outputs);
    else if (
      this.kind !== 'COPY' ||
      s.tokens[at + 1]?.kind === 'string' ||
      this.queries.has(s.parent(at))
    )
      this.addItems(at + 1);
  }

  /** Items with commas between, to the end of the clause. */
  private addItems(from: number) {
    const { s } = this;
    const depth = s.depth(from);
    this.addItem(from, this.inputs);
    for (let at = from; at < s.length && s.depth(at) >= depth; at++) {
      if (s.key(at) === '(') at = s.closing(at);
      else if (s.key(at) === ',') this.addItem(at + 1, this.inputs);
      else if (at > from && stops.has(s.key(at))) return;
    }
  }

  private addItem(from: number, to: Map<string, NamedTable>) {
    const { s } = this;
    let at = from;
    while (s.isOneOf(at, beforeName) || this.opensJoin(at, to)) at++;
    const token = s.tokens[at];
    const isFile = token?.kind === 'string';
    const after = s.afterName(at);
    if (after === at || stops.has(token.key) || (s.key(after) === '(' && to === this.inputs))
      return;
    const name = isFile
      ? [{ name: s.written(at).slice(1, -1), quoted: true }]
      : this.nameAt(at, after);
    const table: NamedTable = { name, kind: isFile ? 'file' : 'table' };
    const key = keyOf(name);
    if (this.ctes.has(key)) return;
    if (!to.has(key)) to.set(key, table);
    this.addAlias(after, table);
  }

  /** `FROM ((a JOIN b ON …) JOIN c ON …)`. */
  private opensJoin(at: number, to: Map<string, NamedTable>): boolean {
    const { s } = this;
    return to === this.inputs && s.key(at) === '(' && (s.isName(at + 1) || s.key(at + 1) === '(');
  }

  private addAlias(after: number, table: NamedTable) {
    const { s } = this;
    const at = s.key(after) === 'AS' ? after + 1 : after;
    if (s.isName(at) && !stops.has(s.key(at)) && s.key(at) !== 'AS') {
      this.aliases.set(keyOf(this.nameAt(at, at + 1)), table);
    }
  }

  private nameAt(from: number, to: number): NamePart[] {
    const { s } = this;
    const { start, end } = s.span(from, to);
    const parts = splitName(s.text.slice(start, end).replace(/\s*\.\s*/g, '.'));
    if (s.dialect.name !== 'bigquery') return parts;
    return parts.flatMap(({ name, quoted }) =>
      name.split('.').map(part => ({ name: part, quoted })),
    );
  }
}

function keyOf(name: readonly NamePart[]): string {
  return name.map(part => part.name.toLowerCase()).join('.');
}

function unique(tables: NamedTable[]): NamedTable[] {
  return [...new Map(tables.map(table => [keyOf(table.name), table])).values()];
}

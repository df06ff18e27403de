/** The dialects of SQL that differ in how names and texts are written. */
export type SqlDialect = 'postgres' | 'mysql' | 'sqlite' | 'mssql' | 'oracle';

/**
 * A piece of SQL text. `word`: a name or keyword without quotes, as written;
 * `name`: one in quotes, without them; `symbol`: one of `( ) , ; .`; `other`:
 * all else (operators, parameters, numbers, texts), whose value is not kept.
 */
export type SqlToken = { kind: 'word' | 'name' | 'symbol' | 'other'; text: string };

const other: SqlToken = { kind: 'other', text: '' };
const wordStart = /[\p{L}_#]/u;
const word = /[\p{L}\p{N}_#$]+/uy;
const number = /\d[\w.]*/y;
const dollarTag = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const variable = /[@:$][@\w]*/y;

/** The pieces of SQL text, without comments. Text that ends in the middle of one ends there. */
export function tokensOf(sql: string, dialect: SqlDialect): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  while (at < sql.length) {
    const char = sql[at];
    const next = sql[at + 1];
    if (/\s/.test(char)) {
      at += 1;
    } else if ((char === '-' && next === '-') || (char === '#' && dialect === 'mysql')) {
      at = endOfLine(sql, at);
    } else if (char === '/' && next === '*') {
      at = endOfComment(sql, at, dialect);
    } else if (char === "'" || (char === '"' && dialect === 'mysql')) {
      const last = tokens.at(-1);
      // A prefix such as N'…' or E'…' stands right before its text.
      const prefix = last?.kind === 'word' && /[\w]/.test(sql[at - 1] ?? '') ? last.text : '';
      if (prefix) tokens.pop();
      at = endOfText(sql, at, dialect, prefix.toUpperCase());
      tokens.push(other);
    } else if (char === '"' || char === '`' || (char === '[' && bracketsQuote(dialect))) {
      const [name, end] = quotedName(sql, at);
      tokens.push({ kind: 'name', text: name });
      at = end;
    } else if (char === '$' && dialect === 'postgres' && match(dollarTag)) {
      const tag = match(dollarTag)!;
      const end = sql.indexOf(tag, at + tag.length);
      at = end < 0 ? sql.length : end + tag.length;
      tokens.push(other);
    } else if (wordStart.test(char)) {
      const text = match(word)!;
      tokens.push({ kind: 'word', text });
      at += text.length;
    } else if ('(),;.'.includes(char)) {
      tokens.push({ kind: 'symbol', text: char });
      at += 1;
    } else {
      // Two words that only an operator parts must not look like neighbours.
      tokens.push(other);
      at += (match(number) ?? match(variable) ?? char).length;
    }
  }
  return tokens;
}

function bracketsQuote(dialect: SqlDialect): boolean {
  return dialect === 'mssql' || dialect === 'sqlite';
}

function endOfLine(sql: string, start: number): number {
  const end = sql.indexOf('\n', start);
  return end < 0 ? sql.length : end + 1;
}

/** Comments nest in PostgreSQL and SQL Server. */
function endOfComment(sql: string, start: number, dialect: SqlDialect): number {
  const nests = dialect === 'postgres' || dialect === 'mssql';
  let depth = 1;
  let at = start + 2;
  while (at < sql.length && depth > 0) {
    if (sql.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
    } else if (nests && sql.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else {
      at += 1;
    }
  }
  return at;
}

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

function endOfText(sql: string, start: number, dialect: SqlDialect, prefix: string): number {
  if (dialect === 'oracle' && (prefix === 'Q' || prefix === 'NQ')) {
    const open = sql[start + 1];
    const end = sql.indexOf(`${closing[open] ?? open}'`, start + 2);
    return end < 0 ? sql.length : end + 2;
  }
  const escapes = dialect === 'mysql' || (dialect === 'postgres' && prefix === 'E');
  const quote = sql[start];
  let at = start + 1;
  while (at < sql.length) {
    if (escapes && sql[at] === '\\') {
      at += 2;
    } else if (sql[at] !== quote) {
      at += 1;
    } else if (sql[at + 1] === quote) {
      at += 2;
    } else {
      return at + 1;
    }
  }
  return sql.length;
}

/** The name between quotes, in which a doubled quote stands for one, and where it ends. */
function quotedName(sql: string, start: number): [name: string, end: number] {
  const quote = closing[sql[start]] ?? sql[start];
  let name = '';
  let at = start + 1;
  while (at < sql.length) {
    if (sql[at] !== quote) {
      name += sql[at];
      at += 1;
    } else if (sql[at + 1] === quote) {
      name += quote;
      at += 2;
    } else {
      break;
    }
  }
  return [name, at + 1];
}

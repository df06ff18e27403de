import { tsqlLike, type ParserRule } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

/** Windows may have names that the parser takes for words of its own there. */
export const windowNames: ParserRule = {
  feature: 'windows named by a word of SQL',
  misread: /\bover\s+(?:rows|range|groups)\b/i,
  example: {
    dialect: 'postgres',
    sql: 'SELECT sum(a) OVER running FROM t WINDOW running AS (ORDER BY b)',
  },
  edits(s) {
    const names = windowDefinitions(s);
    if (names.size === 0) return [];
    const edits: Edit[] = [];
    for (let at = 1; at < s.length; at++) {
      const isUse = s.isOneOf(at - 1, ['OVER', 'WINDOW']) || s.has(at + 1, 'AS (');
      const isBase = s.key(at - 1) === '(' && s.isOneOf(at - 2, ['OVER', 'AS']);
      if (names.has(s.key(at)) && (isUse || isBase)) edits.push(insert(s.tokens[at].end, '_'));
    }
    return edits;
  },
};

function windowDefinitions(s: StatementTokens): Set<string> {
  const names = new Set<string>();
  for (let at = 0; at < s.length; at++) {
    if (s.key(at) !== 'WINDOW' || !s.has(at + 2, 'AS (')) continue;
    for (let name = at + 1; s.has(name + 1, 'AS ('); name = s.closing(name + 2) + 2) {
      names.add(s.key(name));
    }
  }
  names.delete('');
  return names;
}

/** Oracle's mark of an outer join. */
export const outerJoinMarks: ParserRule = {
  feature: '(+) behind a column without its table',
  dialects: ['oracle', 'redshift', 'snowflake', 'exasol', 'db2'],
  example: { dialect: 'oracle', sql: 'SELECT a FROM t, u WHERE b = c (+)' },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.has(at, '( + )')) edits.push(blank(s.span(at, at + 3)));
    }
    return edits;
  },
};

/** Snowflake: of the row above; the column is the same. */
export const priorItems: ParserRule = {
  feature: 'PRIOR in the select list',
  dialects: ['snowflake', 'databricks'],
  example: {
    dialect: 'snowflake',
    sql: 'SELECT a, PRIOR a AS b FROM t START WITH b IS NULL CONNECT BY PRIOR a = b',
  },
  edits(s) {
    const connect = s.tokens.findIndex(({ key }) => key === 'CONNECT');
    return s.tokens
      .slice(0, Math.max(connect, 0))
      .flatMap((token, at) =>
        token.key === 'PRIOR' && s.key(at - 1) !== '.' && (s.isName(at + 1) || s.has(at + 1, '('))
          ? [blank(token)]
          : [],
      );
  },
};

/** T-SQL: the parser takes `FROM @t` for a stage. */
export const variablesAsTables: ParserRule = {
  feature: 'variables that hold a table',
  dialects: tsqlLike,
  misread: /\b(?:from|join|using)\s+@\w|,\s*@\w+\s+(?:as\s+)?[a-z]/i,
  example: { dialect: 'tsql', sql: 'SELECT a FROM @t AS x JOIN @u AS y ON x.i = y.i' },
  edits(s) {
    return s.tokens.flatMap((token, at) => {
      const isTable =
        s.key(at).startsWith('@') &&
        (s.isOneOf(at - 1, ['FROM', 'JOIN', 'USING']) || isListedTable(s, at)) &&
        !s.isOneOf(at + 1, ['.', '(']);
      return isTable ? [replace(token, `[${s.written(at)}]`)] : [];
    });
  },
};

/** `FROM t, @t`. */
function isListedTable(s: StatementTokens, index: number): boolean {
  if (s.key(index - 1) !== ',') return false;
  for (let at = index - 1; at >= 0 && s.depth(at) >= s.depth(index); at--) {
    const isClause = s.depth(at) === s.depth(index) && s.isOneOf(at, ['FROM', ...notTables]);
    if (isClause) return s.key(at) === 'FROM';
  }
  return false;
}

const notTables = ['SELECT', 'WHERE', 'BY', 'ON', 'SET', 'VALUES', 'EXEC', 'EXECUTE', 'OUTPUT'];

/** T-SQL: the parser takes `t.a.nodes('/r')`, elements of the XML in a column or variable, for a function's name. */
export const xmlNodes: ParserRule = {
  feature: 'nodes() of XML',
  dialects: tsqlLike,
  misread: /\.\s*nodes\s*\(/i,
  example: {
    dialect: 'tsql',
    sql: "SELECT x.c.value('@a', 'int') FROM t CROSS APPLY t.a.nodes('/r') AS x (c)",
  },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 2; at < s.length; at++) {
      if (!s.has(at - 1, '. NODES (')) continue;
      let first = at - 2;
      while (s.key(first - 1) === '.') first -= 2;
      const { start } = s.tokens[first];
      const { end } = s.tokens[s.closing(at + 1)];
      edits.push({ start, end, by: ['nodes(', s.span(first, at - 1), ')'] });
    }
    return edits;
  },
};

import { mysqlLike, type ParserRule } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';
import { unescapeInPlace } from '../../script/unescapeInPlace';

/** MySQL writes it behind the query or before FROM, ClickHouse behind. */
export const outfile: ParserRule = {
  feature: 'a file for the result of a query',
  dialects: [...mysqlLike, 'clickhouse'],
  misread: /\binto\s+(?:outfile|dumpfile)\b/i,
  example: {
    dialect: 'mysql',
    sql: "SELECT a INTO OUTFILE '/x' FIELDS TERMINATED BY ',' FROM t",
  },
  edits(s) {
    if (!s.isOneOf(0, ['SELECT', 'WITH', '('])) return [];
    const into = s.find(0, ['INTO']);
    const file = into + 2;
    if (!s.isOneOf(into + 1, ['OUTFILE', 'DUMPFILE']) || s.tokens[file]?.kind !== 'string')
      return [];
    return [
      insert(s.tokens[0].start, 'COPY ('),
      blank(s.span(into, s.find(into, ['FROM']))),
      { start: s.text.length, end: s.text.length, by: [') TO ', s.tokens[file]] },
    ];
  },
};

/** Spark and Databricks: the format and its options stand between the folder and the query. */
export const overwriteDirectory: ParserRule = {
  feature: 'INSERT OVERWRITE DIRECTORY with a format',
  dialects: ['spark', 'databricks'],
  misread: /\binsert\s+overwrite\s+(?:local\s+)?directory\b/i,
  example: {
    dialect: 'spark',
    sql: "INSERT OVERWRITE DIRECTORY '/x' USING parquet OPTIONS (a '1') SELECT a FROM t",
  },
  edits(s) {
    const directory = s.has(0, 'INSERT OVERWRITE') ? s.find(0, ['DIRECTORY']) : s.length;
    if (directory > 3) return [];
    const isNamed = s.tokens[directory + 1]?.kind === 'string';
    const options = directory + (isNamed ? 2 : 1);
    const query = s.find(options, ['SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE']);
    if (s.key(options) !== 'USING' || query >= s.length) return [];
    const span = s.span(options, query);
    if (isNamed) return [blank(span)];
    const path = pathOption(s, options, query);
    const edit: Edit = { ...span, by: path === undefined ? [] : [s.tokens[path]] };
    return path === undefined ? [] : [edit];
  },
};

/** The index of the value in `OPTIONS (path '/x')`, `OPTIONS ('path' = '/x')`. */
function pathOption(s: StatementTokens, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (!/^['"]?path['"]?$/i.test(s.written(at))) continue;
    return s.key(at + 1) === '=' ? at + 2 : at + 1;
  }
  return undefined;
}

/** Redshift: `UNLOAD ('SELECT …') TO 's3://…'`; Athena and Trino: the query without quotes. */
export const unload: ParserRule = {
  feature: 'UNLOAD',
  dialects: ['redshift', 'trino', 'presto', 'athena'],
  misread: /^\s*unload\b/i,
  example: {
    dialect: 'redshift',
    sql: "UNLOAD ('SELECT * FROM t WHERE a = ''x''') TO 's3://b/p' FORMAT PARQUET",
  },
  edits(s) {
    if (!s.has(0, 'UNLOAD (')) return [];
    const close = s.closing(1);
    const edits: Edit[] = [replace(s.tokens[0], 'COPY  ')];
    const query = s.tokens[2];
    if (query?.kind === 'string') {
      const quotes = s.text.startsWith('$$', query.start) ? 2 : 1;
      const content = s.text.slice(query.start + quotes, query.end - quotes);
      const read = unescapeInPlace(content, s.text[query.end - 1]);
      edits.push(replace(query, ' '.repeat(quotes) + read + ' '.repeat(quotes)));
    }
    if (close + 3 < s.length) edits.push(blank(s.span(close + 3, s.length)));
    return edits;
  },
};

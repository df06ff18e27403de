import type { ParserRule } from '../../ParserRule';
import { blank, replace } from '../../Rewriting';
import { atEach } from './atEach';

const units = (
  'DAY DAYS MONTH MONTHS YEAR YEARS HOUR HOURS MINUTE MINUTES SECOND SECONDS ' +
  'WEEK WEEKS MICROSECOND MICROSECONDS'
).split(' ');

/** Words and marks within expressions. */
export const expressionWords: readonly ParserRule[] = [
  atEach({
    feature: 'durations without INTERVAL',
    example: {
      dialect: 'ansi',
      sql: "SELECT a FROM t WHERE d < (CAST('2000-01-01' AS date) + 30 days)",
    },
    at: (s, at) => {
      const isDuration =
        s.tokens[at].kind === 'number' && s.isOneOf(at + 1, units) && s.isOneOf(at - 1, ['+', '-']);
      return isDuration ? [blank(s.tokens[at + 1])] : [];
    },
  }),
  atEach({
    feature: 'CURRENT DATE in two words',
    dialects: ['db2', 'ansi'],
    example: { dialect: 'db2', sql: 'SELECT CURRENT DATE, CURRENT TIMESTAMP - 1 DAY FROM t' },
    at: (s, at) =>
      s.key(at) === 'CURRENT' &&
      s.isOneOf(at + 1, ['DATE', 'TIME', 'TIMESTAMP', 'SCHEMA', 'USER']) &&
      s.key(0) !== 'SET'
        ? [replace({ start: s.tokens[at].end, end: s.tokens[at + 1].start }, '_')]
        : [],
  }),
  atEach({
    feature: 'alternative quotes of a string',
    dialects: ['oracle'],
    example: { dialect: 'oracle', sql: "SELECT q'[it's]' FROM t" },
    at: (s, at) => {
      const written = s.written(at);
      if (s.tokens[at].kind !== 'string' || !/^n?q'/i.test(written)) return [];
      const content = written
        .replace(/^n?q'./i, '')
        .slice(0, -2)
        .replace(/'/g, ' ');
      return [replace(s.tokens[at], `'${content}'`.padEnd(written.length))];
    },
  }),
  atEach({
    feature: 'names in square brackets',
    dialects: ['redshift', 'sqlite', 'ansi'],
    example: { dialect: 'redshift', sql: 'SELECT [a], [b c] FROM [t]' },
    at: (s, at) => {
      const { start } = s.tokens[at];
      const name =
        s.key(at) === '['
          ? /^\[[A-Za-z_][\w $]*\]/.exec(s.text.slice(start, start + 130))?.[0]
          : undefined;
      const isIndex = /[\w\])"]/.test(s.text[start - 1] ?? '');
      return name && !isIndex
        ? [replace({ start, end: start + name.length }, `"${name.slice(1, -1)}"`)]
        : [];
    },
  }),
  atEach({
    feature: 'substring by a pattern',
    dialects: ['postgres'],
    example: { dialect: 'postgres', sql: "SELECT substring(d similar 'x' escape '#') FROM t" },
    at: (s, at) =>
      s.isOneOf(at, ['SIMILAR', 'ESCAPE']) &&
      s.key(s.parent(at) - 1) === 'SUBSTRING' &&
      s.key(at + 1) !== 'TO'
        ? [replace(s.tokens[at], ','.padEnd(s.written(at).length))]
        : [],
  }),
  atEach({
    feature: 'order within RANK(…)',
    dialects: ['teradata'],
    example: { dialect: 'teradata', sql: 'SELECT a FROM t QUALIFY RANK(b DESC) = 1' },
    at: (s, at) =>
      s.isOneOf(at, ['DESC', 'ASC']) && s.key(s.parent(at) - 1) === 'RANK'
        ? [blank(s.tokens[at])]
        : [],
  }),
  atEach({
    feature: 'KEY and IS in JSON_OBJECT',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: "SELECT JSON_OBJECT(KEY 'x' VALUE b, 'y' IS c FORMAT JSON) FROM t",
    },
    at: (s, at) => {
      if (s.key(s.parent(at) - 1) !== 'JSON_OBJECT') return [];
      if (s.has(at, 'FORMAT JSON')) return [blank(s.span(at, at + 2))];
      if (s.key(at) === 'KEY') return [blank(s.tokens[at])];
      return s.key(at) === 'IS' && s.tokens[at - 1].kind === 'string'
        ? [replace(s.tokens[at], ' VALUE')]
        : [];
    },
  }),
];

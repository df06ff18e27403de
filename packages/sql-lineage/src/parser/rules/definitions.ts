import type { ParserRule } from '../ParserRule';
import { blank, replace } from '../Rewriting';

/** Db2: a table of the session is declared. */
export const globalTemporaryTable: ParserRule = {
  feature: 'DECLARE GLOBAL TEMPORARY TABLE',
  example: {
    dialect: 'db2',
    sql: 'DECLARE GLOBAL TEMPORARY TABLE s.t AS (SELECT a FROM u) WITH DATA',
  },
  edits(s) {
    if (!s.has(0, 'DECLARE GLOBAL TEMPORARY TABLE')) return [];
    return [replace(s.span(0, 2), 'CREATE        ')];
  },
};

/** Synonyms under other names. */
export const synonyms: ParserRule = {
  feature: 'PUBLIC synonyms and aliases',
  misread: /^\s*create\b[^]{0,40}\b(?:synonym|alias)\b/i,
  example: { dialect: 'oracle', sql: 'CREATE PUBLIC SYNONYM s FOR a.b' },
  edits(s) {
    const kind = s.key(0) === 'CREATE' ? s.find(0, ['SYNONYM', 'ALIAS']) : s.length;
    if (kind > 4 || kind >= s.length) return [];
    const modifiers = Array.from({ length: kind - 1 }, (_, index) => index + 1)
      .filter(at => !s.isOneOf(at, ['OR', 'REPLACE']))
      .map(at => blank(s.tokens[at]));
    return [...modifiers, ...(s.key(kind) === 'ALIAS' ? [replace(s.tokens[kind], 'SYNONYM')] : [])];
  },
};

/** BigQuery: a snapshot is a clone that cannot be changed. */
export const snapshotTable: ParserRule = {
  feature: 'snapshots and clones of a table',
  dialects: ['bigquery'],
  misread: /^\s*create\b[^]{0,60}\bclone\b/i,
  example: {
    dialect: 'bigquery',
    sql: 'CREATE SNAPSHOT TABLE d.t CLONE d.u FOR SYSTEM_TIME AS OF x OPTIONS (a = 1)',
  },
  edits(s) {
    const clone = s.key(0) === 'CREATE' ? s.find(0, ['CLONE']) : s.length;
    if (clone >= s.length) return [];
    const snapshot = s.find(0, ['SNAPSHOT']);
    const end = s.afterName(clone + 1);
    return [
      ...(snapshot < clone ? [blank(s.tokens[snapshot])] : []),
      ...(end < s.length ? [blank(s.span(end, s.length))] : []),
    ];
  },
};

/** CREATE TABLE t LIKE u, with options after it. */
export const createLikeOptions: ParserRule = {
  feature: 'options of CREATE TABLE LIKE',
  example: { dialect: 'spark', sql: "CREATE TABLE t LIKE u USING parquet LOCATION '/x'" },
  edits(s) {
    const table = s.key(0) === 'CREATE' ? s.find(0, ['TABLE']) : s.length;
    const like = s.afterName(table + (s.has(table + 1, 'IF NOT EXISTS') ? 4 : 1));
    if (table > 4 || s.key(like) !== 'LIKE') return [];
    const end = s.afterName(like + 1);
    return end < s.length ? [blank(s.span(end, s.length))] : [];
  },
};

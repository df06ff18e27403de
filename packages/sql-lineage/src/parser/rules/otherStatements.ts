import { mysqlLike, sparkLike, tsqlLike, type ParserRule } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import { unescapeInPlace } from '../../script/unescapeInPlace';

/** `RENAME TABLE a TO b, c TO d` and Oracle's `RENAME a TO b` as ALTER TABLE. */
export const renameTable: ParserRule = {
  feature: 'RENAME TABLE',
  misread: /^\s*rename\b/i,
  example: { dialect: 'mysql', sql: 'RENAME TABLE a TO b, c TO d' },
  edits(s) {
    if (s.key(0) !== 'RENAME') return [];
    const edits: Edit[] = [replace(s.span(0, s.key(1) === 'TABLE' ? 2 : 1), 'ALTER TABLE')];
    for (let at = 1; at < s.length; at++) {
      if (s.key(at) === 'TO') edits.push(insert(s.tokens[at].start, 'RENAME '));
      if (s.key(at) === ',') edits.push(replace(s.tokens[at], '; ALTER TABLE'));
    }
    return edits;
  },
};

/** ClickHouse: `EXCHANGE TABLES a AND b`. */
export const exchangeTables: ParserRule = {
  feature: 'EXCHANGE TABLES',
  dialects: ['clickhouse'],
  misread: /^\s*exchange\s+tables\b/i,
  example: { dialect: 'clickhouse', sql: 'EXCHANGE TABLES a AND b' },
  edits(s) {
    const and = s.find(0, ['AND']);
    if (!s.has(0, 'EXCHANGE TABLES') || and >= s.length) return [];
    return [replace(s.span(0, 2), 'ALTER TABLE'), replace(s.tokens[and], 'SWAP WITH')];
  },
};

/** ClickHouse: `ALTER TABLE t UPDATE a = 1 WHERE …`. */
export const alterTableUpdate: ParserRule = {
  feature: 'UPDATE within ALTER TABLE',
  dialects: ['clickhouse'],
  misread: /^\s*alter\s+table\b[^]*\bupdate\b/i,
  example: { dialect: 'clickhouse', sql: 'ALTER TABLE t UPDATE a = 1 WHERE b = 2' },
  edits(s) {
    const update = s.has(0, 'ALTER TABLE') ? s.afterName(2) : -1;
    if (s.key(update) !== 'UPDATE') return [];
    return [replace(s.span(0, 2), 'UPDATE'), replace(s.tokens[update], 'SET')];
  },
};

/** T-SQL: `SWITCH TO u` and Redshift: `APPEND FROM u` move all rows of one table to another. */
export const movedRows: ParserRule = {
  feature: 'ALTER TABLE that moves rows',
  dialects: ['redshift', ...tsqlLike],
  example: { dialect: 'redshift', sql: 'ALTER TABLE t APPEND FROM u' },
  edits(s) {
    const action = s.has(0, 'ALTER TABLE') ? s.afterName(2) : -1;
    const table = s.span(2, action);
    const to = s.find(action, ['TO', 'FROM']) + 1;
    const other = s.span(to, s.afterName(to));
    const whole = { start: 0, end: s.text.length };
    if (s.key(action) === 'APPEND')
      return [{ ...whole, by: ['INSERT INTO ', table, ' SELECT * FROM ', other] }];
    if (s.key(action) === 'SWITCH')
      return [{ ...whole, by: ['INSERT INTO ', other, ' SELECT * FROM ', table] }];
    return [];
  },
};

/** T-SQL: `EXEC sp_rename 'a', 'b'` of a table. */
export const spRename: ParserRule = {
  feature: 'sp_rename',
  dialects: tsqlLike,
  misread: /\bsp_rename\b/i,
  example: { dialect: 'tsql', sql: "EXEC sp_rename 'dbo.t', 'u'" },
  edits(s) {
    const at = s.isOneOf(0, ['EXEC', 'EXECUTE']) ? 1 : 0;
    const isTable = s.length === at + 4 || /^n?'object'$/i.test(s.written(at + 5));
    const [from, to] = [s.tokens[at + 1], s.tokens[at + 3]];
    if (s.key(at) !== 'SP_RENAME' || !isTable || from?.kind !== 'string' || to?.kind !== 'string')
      return [];
    const inner = ({ start, end }: { start: number; end: number }) => ({
      start: s.text.indexOf("'", start) + 1,
      end: end - 1,
    });
    return [
      { start: 0, end: s.text.length, by: ['ALTER TABLE ', inner(from), ' RENAME TO ', inner(to)] },
    ];
  },
};

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

/** Options of COPY after the place that it reads or writes. */
export const copyOptions: ParserRule = {
  feature: 'options of COPY',
  dialects: ['redshift', 'postgres', 'greenplum', 'vertica'],
  example: {
    dialect: 'redshift',
    sql: "COPY t (a, b) FROM 's3://b/p' IAM_ROLE 'arn' FORMAT AS CSV IGNOREHEADER 1 GZIP",
  },
  edits(s) {
    const place = s.key(0) === 'COPY' ? s.find(0, ['FROM', 'TO']) + 1 : s.length;
    const isPlace = s.tokens[place]?.kind === 'string';
    return isPlace && place + 1 < s.length ? [blank(s.span(place + 1, s.length))] : [];
  },
};

/** MySQL: LOAD DATA INFILE; the parser knows Hive's INPATH. */
export const loadData: ParserRule = {
  feature: 'LOAD DATA INFILE',
  dialects: mysqlLike,
  example: {
    dialect: 'mysql',
    sql: "LOAD DATA LOCAL INFILE '/x' INTO TABLE t FIELDS TERMINATED BY ',' (a, @b)",
  },
  edits(s) {
    const file = s.has(0, 'LOAD DATA') ? s.find(0, ['INFILE']) : s.length;
    const into = s.find(file, ['INTO']);
    if (into >= s.length) return [];
    const end = s.afterName(into + 2);
    const between = into > file + 2 ? [blank(s.span(file + 2, into))] : [];
    return [
      replace(s.tokens[file], 'INPATH'),
      ...between,
      ...(end < s.length ? [blank(s.span(end, s.length))] : []),
    ];
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

/** BigQuery: LOAD DATA FROM FILES, as the parser knows it of Hive. */
export const loadFiles: ParserRule = {
  feature: 'LOAD DATA FROM FILES',
  dialects: ['bigquery'],
  example: {
    dialect: 'bigquery',
    sql: "LOAD DATA INTO d.t FROM FILES (format = 'CSV', uris = ['gs://x'])",
  },
  edits(s) {
    const name = s.has(0, 'LOAD DATA') && s.isOneOf(2, ['INTO', 'OVERWRITE']) ? 3 : s.length;
    const uris = s.tokens.findIndex(({ key }) => key === 'URIS');
    const uri = s.tokens[uris + 3];
    if (name >= s.length || uris < 0 || uri?.kind !== 'string') return [];
    const into = s.key(2) === 'INTO' ? ' INTO TABLE ' : ' OVERWRITE INTO TABLE ';
    const table = s.span(name, s.afterName(name));
    return [{ start: 0, end: s.text.length, by: ['LOAD DATA INPATH ', uri, into, table] }];
  },
};

/** Spark: a table or view over files, `USING csv OPTIONS (path '…', …)`. */
export const dataSource: ParserRule = {
  feature: 'options of a data source',
  dialects: sparkLike,
  example: {
    dialect: 'spark',
    sql: "CREATE TEMPORARY VIEW v USING csv OPTIONS (path '/x', header 'true')",
  },
  edits(s) {
    const options = s.key(0) === 'CREATE' ? s.find(0, ['OPTIONS']) : s.length;
    const kind = s.find(0, ['TABLE', 'VIEW']);
    const close = s.closing(options + 1);
    if (options >= s.length || kind > options || s.find(kind, ['AS']) < s.length) return [];
    const path = s.tokens.findIndex(({ key }, at) => at > options && key === 'PATH');
    const location =
      path > 0 ? ['LOCATION ', s.tokens[path + (s.key(path + 1) === '=' ? 2 : 1)]] : [];
    return [
      ...(s.key(kind) === 'VIEW' ? [replace(s.tokens[kind], 'TABLE')] : []),
      { start: s.tokens[options].start, end: s.tokens[close].end, by: location },
    ];
  },
};

/** Delta Live Tables: a stream of changes is applied to a table. */
export const applyChanges: ParserRule = {
  feature: 'APPLY CHANGES INTO',
  dialects: ['spark', 'databricks'],
  example: {
    dialect: 'databricks',
    sql: 'APPLY CHANGES INTO t FROM STREAM(s) KEYS (i) SEQUENCE BY ts',
  },
  edits(s) {
    const from = s.has(0, 'APPLY CHANGES INTO') ? s.find(0, ['FROM']) : s.length;
    if (from >= s.length) return [];
    const source = s.has(from + 1, 'STREAM (')
      ? s.span(from + 3, s.closing(from + 2))
      : s.span(from + 1, s.afterName(from + 1));
    return [
      {
        start: 0,
        end: s.text.length,
        by: ['INSERT INTO ', s.span(3, from), ' SELECT * FROM ', source],
      },
    ];
  },
};

import { mysqlLike, sparkLike, tsqlLike, type ParserRule } from '../ParserRule';
import { blank, replace } from '../Rewriting';

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

/** PostgreSQL: what a program writes is read. */
export const copyFromProgram: ParserRule = {
  feature: 'COPY from a program',
  dialects: ['postgres'],
  example: { dialect: 'postgres', sql: "COPY t FROM PROGRAM 'gzip' CSV" },
  edits(s) {
    const from = s.key(0) === 'COPY' ? s.find(0, ['FROM']) : s.length;
    return s.has(from, 'FROM PROGRAM') ? [blank(s.tokens[from + 1])] : [];
  },
};

/** T-SQL: the parser knows COPY INTO. */
export const bulkInsert: ParserRule = {
  feature: 'BULK INSERT',
  dialects: tsqlLike,
  misread: /\bbulk\s+insert\b/i,
  example: { dialect: 'tsql', sql: "BULK INSERT t FROM '/x.csv' WITH (FIELDTERMINATOR = ',')" },
  edits(s) {
    if (!s.has(0, 'BULK INSERT')) return [];
    const from = s.find(0, ['FROM']);
    return [
      replace(s.span(0, 2), 'COPY INTO'),
      ...(from + 2 < s.length ? [blank(s.span(from + 2, s.length))] : []),
    ];
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

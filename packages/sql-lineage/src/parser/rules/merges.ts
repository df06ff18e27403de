import type { ParserRule } from '../ParserRule';
import { replace, type Edit } from '../Rewriting';

/** Snowflake: `UPDATE ALL BY NAME`, `INSERT ALL BY NAME` in MERGE; Redshift: REMOVE DUPLICATES. */
export const mergeAllColumns: ParserRule = {
  feature: 'MERGE of all columns',
  example: {
    dialect: 'snowflake',
    sql: 'MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE ALL BY NAME',
  },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.has(at, 'UPDATE ALL BY NAME')) edits.push(replace(s.span(at, at + 4), 'UPDATE SET *'));
      if (s.has(at, 'INSERT ALL BY NAME')) edits.push(replace(s.span(at, at + 4), 'INSERT *'));
      if (s.has(at, 'REMOVE DUPLICATES'))
        edits.push(
          replace(
            s.span(at, at + 2),
            'WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *',
          ),
        );
    }
    return edits;
  },
};

/** `MERGE … USING (SELECT …) AS s (a, b)`: the names go into a query around the source. */
export const mergeSourceColumns: ParserRule = {
  feature: "names for the columns of MERGE's source",
  example: {
    dialect: 'tsql',
    sql: 'MERGE INTO t USING u AS s (a) ON t.a = s.a WHEN MATCHED THEN DELETE',
  },
  edits(s) {
    const using = s.key(0) === 'MERGE' ? s.find(0, ['USING']) : s.length;
    const on = s.find(using, ['ON']);
    const open = s.opening(on - 1);
    if (on >= s.length || open < using + 3 || !s.isName(open - 1)) return [];
    const alias = s.span(open - 1, open);
    const end = s.key(open - 2) === 'AS' ? open - 2 : open - 1;
    const source = s.span(using + 1, end);
    const written = s.key(using + 1) === 'VALUES' ? ['(', source, ')'] : [source];
    const by = ['(SELECT * FROM ', ...written, ' AS ', s.span(open - 1, on), ') AS ', alias];
    return [{ start: source.start, end: s.span(open - 1, on).end, by }];
  },
};

/** `WHEN NOT MATCHED THEN INSERT DEFAULT VALUES`. */
export const mergeDefaultValues: ParserRule = {
  feature: 'DEFAULT VALUES in MERGE',
  example: {
    dialect: 'postgres',
    sql: 'MERGE INTO t USING s ON t.i = s.i WHEN NOT MATCHED THEN INSERT DEFAULT VALUES',
  },
  edits(s) {
    const at = s.key(0) === 'MERGE' ? s.find(0, ['DEFAULT']) : s.length;
    return s.has(at, 'DEFAULT VALUES') ? [replace(s.span(at, at + 2), 'VALUES (NULL) ')] : [];
  },
};

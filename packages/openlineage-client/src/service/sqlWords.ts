const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that follow a table, and are neither a table nor another name of one. */
export const clauseWords = words(
  'AS ON USING WHERE SET FROM JOIN INNER LEFT RIGHT FULL CROSS OUTER NATURAL STRAIGHT_JOIN APPLY GROUP ORDER ' +
    'HAVING LIMIT OFFSET FETCH FOR UNION INTERSECT EXCEPT MINUS VALUES SELECT DEFAULT RETURNING OUTPUT WHEN WITH ' +
    'WINDOW TABLESAMPLE PARTITION USE FORCE IGNORE PIVOT UNPIVOT OVERRIDING CONNECT START',
);

/** Words after which a comma no longer leads to another table. */
export const endsTables = words(
  'WHERE GROUP ORDER HAVING LIMIT OFFSET FETCH FOR UNION INTERSECT EXCEPT MINUS SET RETURNING WINDOW WHEN OUTPUT ' +
    'VALUES CONNECT START',
);

export const joinWords = words('JOIN STRAIGHT_JOIN APPLY');

/** Verbs that PostgreSQL lets stand in a WITH. */
export const changeVerbs = words('INSERT UPDATE DELETE MERGE');

/** What may stand between a verb and the table that it names. */
export const beforeTable = {
  INSERT: words('INTO IGNORE LOW_PRIORITY HIGH_PRIORITY DELAYED OR REPLACE ROLLBACK ABORT FAIL'),
  REPLACE: words('INTO LOW_PRIORITY DELAYED'),
  MERGE: words('INTO'),
  UPDATE: words('ONLY LOW_PRIORITY IGNORE OR REPLACE ROLLBACK ABORT FAIL'),
  DELETE: words('LOW_PRIORITY QUICK IGNORE'),
  TRUNCATE: words('TABLE ONLY'),
  FROM: words('ONLY LATERAL'),
} as const;

/** Before the query of a WITH. */
export const beforeWithQuery = words('AS NOT MATERIALIZED');

/** Between CREATE TABLE and its name. */
export const beforeNewTable = words('IF NOT EXISTS');

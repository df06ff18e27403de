import type { ParserRule } from '../ParserRule';
import { blank, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

/** PostgreSQL: `ROWS FROM (f(a), g(b))` puts the rows of functions side by side. */
export const rowsFrom: ParserRule = {
  feature: 'ROWS FROM',
  dialects: ['postgres', 'greenplum', 'materialize', 'cockroachdb'],
  example: {
    dialect: 'postgres',
    sql: 'SELECT x, y FROM t, ROWS FROM (unnest(t.a), generate_series(1, 2)) AS r (x, y)',
  },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (!s.has(at, 'ROWS FROM (')) continue;
      const close = s.closing(at + 2);
      const numbered = s.has(close + 1, 'WITH ORDINALITY');
      const isSingle = s.find(at + 3, [',']) >= close;
      const head = s.key(at - 1) === 'LATERAL' ? '(SELECT ' : 'LATERAL (SELECT ';
      if (isSingle) {
        edits.push(blank(s.span(at, at + 3)), blank(s.span(close, close + 1)));
      } else {
        edits.push(replace(s.span(at, at + 3), head));
        if (numbered) edits.push(replace(s.span(close, close + 3), ', 1)'));
      }
    }
    return edits;
  },
};

/** Db2: `FINAL TABLE (INSERT …)` answers the rows that a statement changes. */
export const changedRows: ParserRule = {
  feature: 'FINAL TABLE, NEW TABLE and OLD TABLE',
  dialects: ['db2', 'ansi'],
  example: { dialect: 'db2', sql: 'SELECT a FROM FINAL TABLE (INSERT INTO t (a) SELECT b FROM u)' },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.has(at, 'ORDER BY INPUT SEQUENCE')) edits.push(blank(s.span(at, at + 4)));
      const isChange =
        s.isOneOf(at, ['FINAL', 'NEW', 'OLD']) &&
        s.has(at + 1, 'TABLE (') &&
        s.isOneOf(at + 3, ['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
      const select = isChange ? selectBefore(s, at) : -1;
      if (select < 0) continue;
      const close = s.closing(at + 2);
      const name = `changed_rows_${edits.length + 1}`;
      const { start } = s.tokens[select];
      const followsCtes = s.key(select - 1) === ')' && s.key(s.opening(select - 1) - 1) === 'AS';
      edits.push(
        {
          start,
          end: start,
          by: [
            `${followsCtes ? ',' : 'WITH'} ${name} AS (`,
            s.span(at + 3, close),
            ' RETURNING *) ',
          ],
        },
        replace(s.span(at, close + 1), name),
      );
      at = close;
    }
    return edits;
  },
};

/** The SELECT whose FROM the token stands in. */
function selectBefore(s: StatementTokens, index: number): number {
  for (let at = index; at >= 0 && s.depth(at) >= s.depth(index); at--) {
    if (s.depth(at) === s.depth(index) && s.key(at) === 'SELECT') return at;
  }
  return -1;
}

import { tsqlLike, type ParserRule } from '../ParserRule';
import { insert, replace, type Edit } from '../Rewriting';

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

import { readSqlState, writeSqlState } from './sqlState';

describe('the state of the page in its address', () => {
  it('comes back as it was', () => {
    const state = {
      sql: "SELECT '🛒' || a\nFROM t -- & so",
      dialect: 'postgres',
      namespace: 'postgres://db:5432',
      table: true,
      selected: 't0~r0',
      look: 'e0.1',
      column: 't0.a.b',
      open: ['t0', 't1'],
    };
    expect(readSqlState(new URLSearchParams(String(writeSqlState(state))))).toEqual(state);
  });

  it('is nothing while nothing is asked, and leaves parameters of others', () => {
    const state = readSqlState(new URLSearchParams('sql=&theme=dark'));
    expect(state).toEqual({ table: false, open: [] });
    expect(String(writeSqlState(state, new URLSearchParams('as=table&theme=dark')))).toBe(
      'theme=dark',
    );
  });
});

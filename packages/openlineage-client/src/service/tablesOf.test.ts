/**
 * @jest-environment node
 */
import fc from 'fast-check';
import { tablesOf } from './tablesOf';
import type { SqlDialect } from './tablesOf';

/** `reads > writes`, by name. */
function use(sql: string, dialect: SqlDialect = 'postgres'): string {
  const { reads, writes } = tablesOf(sql, dialect);
  const names = (tables: readonly (readonly string[])[]) =>
    tables.map(table => table.join('.')).join(' ');
  return `${names(reads)} > ${names(writes)}`.trim();
}

describe('tables that SQL reads and writes', () => {
  it.each([
    ['select 1', '>'],
    ['', '>'],
    ['SELECT * FROM Orders', 'orders >'],
    ['select "id" from "shop"."Orders" where "id" = $1 limit $2', 'shop.Orders >'],
    ['select * from db.shop.orders o', 'db.shop.orders >'],
    [
      'select * from orders o, customers as c, only items where o.a = c.a',
      'orders customers items >',
    ],
    ['select * from a inner join b on a.x = b.x left join c using (x) cross join d', 'a b c d >'],
    ['select * from (a join (b join c on true) on true), d', 'a b c d >'],
    ['select * from (select * from a, (select * from b) q) p join c on true', 'b a c >'],
    ['((select * from a) union all (select * from b)) order by x, y', 'a b >'],
    ['select * from a union select * from b except select * from c', 'a b c >'],
    [
      'select (select max(x) from b), array(select y from c) from a where exists (select from d)',
      'b c d a >',
    ],
    [
      'select a, b from t where x in (select y from u) group by a, b having 1 = 1 order by a, b',
      'u t >',
    ],
    ['select * from a where x = any($1) for update of a, b', 'a >'],
    ['select * from lateral (select * from a) x, lateral f(x.y) z, b', 'a b >'],
    ['select * from generate_series(1, 10) g, unnest($1::int[]) u(a, b), orders', 'orders >'],
  ])('of the query %s', (sql, tables) => {
    expect(use(sql)).toBe(tables);
  });

  it.each([
    ['insert into "orders" ("id", "from") values ($1, $2), ($3, $4) returning "id"', '> orders'],
    [
      'insert into a as x (id) select id from b on conflict (id) do update set x = excluded.x, y = 1',
      'b > a',
    ],
    ['insert into a default values', '> a'],
    ['insert into a with q as (select * from b) select * from q', 'b > a'],
    ['update "a" set "x" = $1, "y" = (select 1 from c) where "z" = $2', 'c > a'],
    ['update only a as t set x = b.x from b, c where t.id = b.id', 'b c > a'],
    ['delete from a where x in (select y from b)', 'b > a'],
    ['delete from only a t using b, c where t.id = b.id', 'b c > a'],
    ['truncate table a, only b restart identity cascade; truncate c', '> a b c'],
    [
      'merge into a t using (select * from b) s on t.id = s.id when matched then update set x = 1 when not matched then insert (id) values (s.id)',
      'b > a',
    ],
    ['merge into a using b on a.id = b.id when matched then delete', 'b > a'],
    ['create table if not exists a as select * from b', 'b > a'],
    ['create unlogged table s.a (x) as with q as (select 1 from b) select * from q', 'b > s.a'],
    ['create materialized view a as select * from b', 'b > a'],
    ['create temporary table a as select * from b', 'b >'],
    ['select * into a from b', 'b > a'],
    ['begin; insert into a values (1); select * from b; commit', 'b > a'],
  ])('of the change %s', (sql, tables) => {
    expect(use(sql)).toBe(tables);
  });

  it.each([
    ['with q as (select * from a), r(x, y) as (select * from q) select * from r, q', 'a >'],
    // Without RECURSIVE, a name in its own query is that of the table.
    ['with orders as (select * from orders where x) select * from orders', 'orders >'],
    [
      'with recursive t as (select * from a union all select * from t join b on true) select * from t',
      'a b >',
    ],
    [
      'with q as (select 1) select * from (with r as (select * from a) select * from r, q) x, r',
      'a r >',
    ],
    [
      'with q as not materialized (delete from a returning *) insert into b select * from q',
      '> a b',
    ],
    [
      'with q as (select 1 from c), d as (update a set x = 1 from q returning *) select * from d',
      'c > a',
    ],
    ['with "Q" as (select 1) select * from q, "Q"', 'q >'],
    ['select * from s.q, (with q as (select 1) select * from q) x', 's.q >'],
  ])('without the names of %s', (sql, tables) => {
    expect(use(sql)).toBe(tables);
  });

  it.each([
    ['select extract(day from x), trim(both from y), substring(z from 1 for 2) from a', 'a >'],
    ['select * from a where x is not distinct from b and y = 1', 'a >'],
    [
      "select 'from x', E'it\\'s from y', $$ from z $$, $q$ from w; $q$, 'a''b from c' from a",
      'a >',
    ],
    ['select /* from x /* nested */ from y */ 1 -- from z\n from a -- join b', 'a >'],
    [
      "select x::timestamp with time zone as y, data->>'from' from a where b ? $1 and c[1] = 2",
      'a >',
    ],
    [
      'select count(*) filter (where x), sum(y) over (partition by z order by w) from a window w as (order by x), v as (order by y)',
      'a >',
    ],
    ['explain analyze delete from a', '>'],
    ['create table a (id int, "from" int references b (id) on delete cascade)', '>'],
    [
      'create index i on a (x); alter table a drop column x; drop table a; create view v as select * from a',
      '>',
    ],
    [
      'create function f() returns trigger as $$ begin insert into a values (1); end $$ language sql; select 1',
      '>',
    ],
    [
      'revoke select on a from b; grant insert on a to b; set x = 1; lock table a; vacuum a; call p(1)',
      '>',
    ],
    ['copy a from stdin', '>'],
    ['select * from', '>'],
    ['insert into', '>'],
    [')(((select * from a', 'a >'],
  ])('of nothing that only looks like one in %s', (sql, tables) => {
    expect(use(sql)).toBe(tables);
  });

  it.each<[SqlDialect, string, string]>([
    [
      'mysql',
      "select `from` from `shop`.`Orders` as `o` where a = \"from x\" # from y\n and b = 'it\\'s from z'",
      'shop.Orders >',
    ],
    ['mysql', 'select * from a straight_join b force index (x, y) on true limit 1, 2', 'a b >'],
    ['mysql', 'insert ignore into a set x = 1 on duplicate key update x = values(x)', '> a'],
    ['mysql', 'replace into a select * from b', 'b > a'],
    ['mysql', 'update `a` inner join `b` on `a`.`x` = `b`.`x` set `y` = ?', 'b > a'],
    ['mysql', 'update a as t, b set t.x = b.x where t.id = b.id', 'b > a'],
    [
      'mysql',
      'delete `o` from `orders` as `o` inner join `b` on `o`.`x` = `b`.`x` where `y` = ?',
      'b > orders',
    ],
    ['mysql', 'delete from a, b using a inner join b inner join c', 'c > a b'],
    ['mysql', 'select x into @y from a; select 1 from dual', 'a >'],
    ['mysql', 'with orders as (select * from orders) select * from ORDERS', 'orders >'],
    ['sqlite', 'insert or replace into [a] ("x") select `y` from "b c"', 'b c > a'],
    ['sqlite', 'update or ignore a set x = b.x from b where a.id = b.id', 'b > a'],
    [
      'sqlite',
      'with t as (select 1 union all select * from T) select * from t, main.a',
      'main.a >',
    ],
    [
      'sqlite',
      'create trigger t after insert on a begin insert into b values (1); delete from c; end',
      '>',
    ],
    [
      'mssql',
      'select top (@p0) [o].[id] from [shop].[dbo].[Orders] as [o] with (nolock), db..items',
      'shop.dbo.Orders db..items >',
    ],
    ['mssql', "insert into [a] ([x]) output inserted.[id] values (@p0), (N'from b')", '> a'],
    ['mssql', 'update [a] set [x] = @p0 where [y] = @p1;select @@rowcount', '> a'],
    ['mssql', 'update o set x = 1 from orders as o join b on o.id = b.id', 'b > orders'],
    ['mssql', 'delete top (10) from a output deleted.id into log where x = 1', '> a log'],
    ['mssql', 'delete o from orders o cross apply (select * from b) x', 'b > orders'],
    [
      'mssql',
      'select top(0) [t].[id] into #out from [t] as t left join [t] on 0=1; insert into a select * from #out',
      't > a',
    ],
    ['mssql', 'select * from openjson(@p0) with (id int) j, [a]]b]', 'a]b >'],
    ['oracle', 'select "id" from orders o, "Items" where rownum <= :1', 'ORDERS Items >'],
    ['oracle', "select q'[from x]', nq'{from y}' from dual", '>'],
    ['oracle', 'insert all into a (x) values (1) into b (x) values (2) select * from c', 'c > A B'],
    ['oracle', 'delete orders where x = 1', '> ORDERS'],
  ])('in %s: %s', (dialect, sql, tables) => {
    const expected = dialect === 'oracle' ? tables.replace('c >', 'C >') : tables;
    expect(use(sql, dialect)).toBe(expected);
  });

  it('takes any text, and ends', () => {
    const pieces = fc.constantFrom(
      ...'select from join ( ) , ; . with as t "q" [ ] ` \' $$ $1 ? /* */ -- insert into update set delete using merge create table'.split(
        ' ',
      ),
    );
    const dialects = fc.constantFrom<SqlDialect>('postgres', 'mysql', 'sqlite', 'mssql', 'oracle');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }),
        dialects,
        (parts, dialect) => {
          const { reads, writes } = tablesOf(parts.join(' '), dialect);
          expect([...reads, ...writes].every(table => table.length > 0)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds the tables of a query whatever stands between', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/).map(text => `t_${text}`);
    const gap = fc.constantFrom(' ', '\n', ' /* from x */ ', ' -- join y\n');
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
        gap,
        ([first, ...rest], space) => {
          const joined = rest.flatMap(table => [
            'join',
            table,
            'on',
            "'from z'",
            '=',
            '(',
            'select',
            '1',
            ')',
          ]);
          const { reads } = tablesOf(
            ['select', '*', 'from', first, ...joined].join(space),
            'postgres',
          );
          expect(reads).toEqual([first, ...rest].map(table => [table]));
        },
      ),
    );
  });
});

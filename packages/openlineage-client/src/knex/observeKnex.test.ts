/**
 * @jest-environment node
 */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import createKnex from 'knex';
import type { Knex } from 'knex';
import type { DatasetUse, ServiceAccess } from '../service';
import type { KnexConfig } from './knexStore';
import { observeKnex } from './observeKnex';
import type { ObservedKnex, ObserveKnexOptions } from './observeKnex';

/** Collects what statements are said to use. */
function collector(isEnabled = true) {
  const uses: DatasetUse[] = [];
  const access = {
    isEnabled,
    statement: (sql: string, datasetsOf: (text: string) => DatasetUse) =>
      void uses.push(datasetsOf(sql)),
  } as Partial<ServiceAccess> as ServiceAccess;
  return { access, uses };
}

/** As much of Knex as is listened to, for databases whose drivers are not installed. */
function listenedTo(config: KnexConfig): ObservedKnex & EventEmitter {
  return Object.assign(new EventEmitter(), { client: { config } }) as ObservedKnex & EventEmitter;
}

/** How a statement's tables are named, without a database to run it. */
function named(config: KnexConfig, sql: string, options: ObserveKnexOptions = {}) {
  const isInstalled = config.client === 'pg' || config.client === 'better-sqlite3';
  const knex = isInstalled ? createKnex(config as Knex.Config) : listenedTo(config);
  const { access, uses } = collector();
  observeKnex(knex, access, options);
  knex.emit('query-response', [], { sql, queryContext: undefined });
  const [{ reads, writes }] = uses;
  return [...reads, ...writes].map(({ namespace, name }) => `${namespace} ${name}`);
}

/** Or Knex warns of columns without values. */
const plain = { useNullAsDefault: true };
const pg = { host: 'db', database: 'shop', user: 'joe', password: 'secret' };

describe('names of tables that Knex uses', () => {
  it.each<[KnexConfig, string, string[]]>([
    [
      { client: 'pg', connection: pg },
      'select * from orders',
      ['postgres://db:5432 shop.public.orders'],
    ],
    [
      { client: 'pg', connection: { ...pg, port: 5433 } },
      'delete from sales.orders',
      ['postgres://db:5433 shop.sales.orders'],
    ],
    [
      { client: 'pg', connection: pg, searchPath: ['$user', 'sales', 'public'] },
      'select from a',
      ['postgres://db:5432 shop.sales.a'],
    ],
    [
      { client: 'pg', connection: 'postgres://joe:secret@db:6000/shop?sslmode=require' },
      'select from a',
      ['postgres://db:6000 shop.public.a'],
    ],
    [
      { client: 'pg', connection: { connectionString: 'postgresql://joe:secret@db/shop' } },
      'select from a',
      ['postgres://db:5432 shop.public.a'],
    ],
    [
      { client: 'pg', connection: { ...pg, host: '/var/run/postgresql' } },
      'select from a',
      ['postgres://localhost:5432 shop.public.a'],
    ],
    [
      { client: 'pg', connection: pg },
      'select from pg_class join information_schema.tables on true join pg_catalog.x on true',
      [],
    ],
    [
      { client: 'mysql2', connection: pg },
      'select * from a join b.c on true',
      ['mysql://db:3306 shop.a', 'mysql://db:3306 b.c'],
    ],
    [
      { client: 'mssql', connection: { server: 'db', database: 'shop', options: { port: 1444 } } },
      'select * from a join x..b on 1=1 join x.s.c on 1=1',
      ['mssql://db:1444 shop.dbo.a', 'mssql://db:1444 x.dbo.b', 'mssql://db:1444 x.s.c'],
    ],
    [
      { client: 'better-sqlite3', connection: { filename: '/data/shop.db' } },
      'select * from a join main.b join other.c join sqlite_master',
      ['sqlite:///data/shop.db a', 'sqlite:///data/shop.db b', 'sqlite:///data/shop.db other.c'],
    ],
    [
      { client: 'better-sqlite3', connection: './shop.db' },
      'select * from a',
      [`sqlite://${path.resolve('shop.db')} a`],
    ],
    [
      { client: 'better-sqlite3', connection: ':memory:' },
      'select * from a',
      ['sqlite://:memory: a'],
    ],
  ])('are made of %j', (config, sql, names) => {
    expect(named({ ...config, ...plain }, sql)).toEqual(names);
  });

  it('are made of options where the configuration is a function, or says something else', () => {
    const config = { client: 'pg', connection: async () => pg };
    const options = { namespace: 'postgres://orders-db:5432', database: 'shop', schema: 'sales' };
    expect(named(config, 'select from a', options)).toEqual([
      'postgres://orders-db:5432 shop.sales.a',
    ]);
    expect(() => named(config, 'select from a')).toThrow(
      new TypeError(
        "observeKnex: 'namespace' must be given, because the connection's configuration does not say it",
      ),
    );
    expect(() => named(config, 'select from a', { namespace: 'x' })).toThrow(
      "'database' must be given",
    );
  });

  it('are told of Oracle with a schema, and of no other database', () => {
    const oracle = { client: 'oracledb', connection: { connectString: 'db:1522/SHOP' } };
    const sql = 'select * from orders, other.t';
    expect(() => named(oracle, sql)).toThrow("'schema' must be given");
    expect(named(oracle, sql, { schema: 'SALES' })).toEqual([
      'oracle://db:1522 SHOP.SALES.ORDERS',
      'oracle://db:1522 SHOP.OTHER.T',
    ]);
    expect(() => named({ client: 'cockroachdb' }, sql)).toThrow(
      /the client must be one of pg, .*oracledb, got 'cockroachdb'/,
    );
  });
});

describe('statements that Knex runs', () => {
  let knex: Knex;
  beforeEach(async () => {
    knex = createKnex({ client: 'better-sqlite3', connection: ':memory:', useNullAsDefault: true });
    await knex.schema.createTable('a', table => table.integer('id'));
  });
  afterEach(() => knex.destroy());

  const tables = (uses: DatasetUse[]) =>
    uses
      .map(({ reads, writes }) =>
        `${reads.map(({ name }) => name)} > ${writes.map(({ name }) => name)}`.trim(),
      )
      .filter(text => text !== '>');

  it('count once when they succeed, also in transactions and streams', async () => {
    const { access, uses } = collector();
    const stop = observeKnex(knex, access);
    await knex('a').insert({ id: 1 });
    await knex('a').where({ id: 1 });
    await expect(knex('missing')).rejects.toThrow('no such table');
    await knex.transaction(async trx => {
      await trx('a').update({ id: 2 });
      await trx.transaction(inner => inner('a').delete());
    });
    for await (const _ of knex('a').stream());
    expect(tables(uses)).toEqual(['> a', 'a >', '> a', '> a', 'a >']);
    stop();
    await knex('a');
    expect(uses.filter(({ reads }) => reads.length > 0)).toHaveLength(2);
  });

  it('leave out the tables of migrations', async () => {
    const { access, uses } = collector();
    observeKnex(knex, access);
    const up = async (schema: Knex) => {
      await schema('a').insert({ id: 1 });
    };
    const migrationSource = {
      getMigrations: async () => ['one'],
      getMigrationName: (name: string) => name,
      getMigration: async () => ({ up, down: async () => {} }),
    };
    await knex.migrate.latest({ migrationSource });
    expect(tables(uses)).toEqual(['> a']);
  });

  it('are not listened to when OpenLineage is disabled', async () => {
    const { access, uses } = collector(false);
    observeKnex(knex, access)();
    await knex('a');
    expect(uses).toEqual([]);
  });

  it('are read in part when they are very long', async () => {
    const { access, uses } = collector();
    observeKnex(knex, access);
    const rows = Array.from({ length: 40_000 }, (_, id) => `(${id})`);
    await knex.raw(`insert into a (id) values ${rows.join(', ')}`);
    expect(tables(uses)).toEqual(['> a']);
  });
});

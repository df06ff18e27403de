import path from 'node:path';
import { naming } from '../naming/datasetNaming';
import type { DatasetName } from '../naming/datasetNaming';
import type { SqlDialect, TableName } from '../service/tablesOf';

/** What is read of a Knex instance's configuration: where its database is, never who logs in. */
export type KnexConfig = {
  client?: unknown;
  connection?: unknown;
  searchPath?: unknown;
};

/** What names of tables are made with, over what the configuration says. */
export type StoreOptions = {
  /** Namespace of the datasets, such as `postgres://orders-db:5432`. */
  namespace?: string;
  /** Name of the database; for Oracle, of the service. */
  database?: string;
  /** Schema of tables that name none. Default: the first of `searchPath`, else the database's own. */
  schema?: string;
};

/** A database that tables are named for. */
export type KnexStore = { dialect: SqlDialect; nameOf(table: TableName): DatasetName | undefined };

type Parts = Readonly<Record<string, string | undefined>>;

const dialects: Readonly<Record<string, SqlDialect>> = {
  pg: 'postgres',
  postgres: 'postgres',
  postgresql: 'postgres',
  pgnative: 'postgres',
  mysql: 'mysql',
  mysql2: 'mysql',
  sqlite3: 'sqlite',
  'better-sqlite3': 'sqlite',
  mssql: 'mssql',
  oracledb: 'oracle',
};

/** Views of the database on itself are nobody's data. */
const systemSchemas = new Set([
  'information_schema',
  'pg_catalog',
  'sys',
  'performance_schema',
  'mysql',
]);
const systemTables: Partial<Record<SqlDialect, RegExp>> = { postgres: /^pg_/, sqlite: /^sqlite_/i };

/**
 * How the tables of a Knex instance are named, by its configuration.
 *
 * @throws TypeError when it does not say where the database is, and the options do not either
 */
export function knexStore(config: KnexConfig, options: StoreOptions): KnexStore {
  const client = typeof config.client === 'string' ? config.client : 'unknown';
  const dialect = Object.hasOwn(dialects, client) ? dialects[client] : undefined;
  if (!dialect) {
    throw new TypeError(
      `observeKnex: the client must be one of ${Object.keys(dialects).join(', ')}, got '${client}'`,
    );
  }
  const connection = connectionOf(config.connection);
  const parts = { ...connection, ...withoutUndefined(options) };
  const schema = options.schema ?? firstOf(config.searchPath ?? connection.searchPath);
  const name = namers[dialect]({ ...parts, schema }, options.namespace !== undefined);
  const { namespace } = options;
  return {
    dialect,
    nameOf: table => {
      if (isSystem(dialect, table)) return undefined;
      const dataset = name(table);
      return namespace === undefined ? dataset : { ...dataset, namespace };
    },
  };
}

type Namer = (table: TableName) => DatasetName;

/** How each dialect's tables are named; what is missing is told at once. */
const namers: Record<SqlDialect, (parts: Parts, isNamed: boolean) => Namer> = {
  postgres: (parts, isNamed) => {
    const host = hostOf(parts, process.env.PGHOST, isNamed);
    const port = parts.port ?? process.env.PGPORT ?? '5432';
    const database = required('database', parts.database ?? process.env.PGDATABASE);
    const { schema = 'public' } = parts;
    return table => naming.postgres({ host, port, ...inSchema(table, database, schema) });
  },
  mssql: (parts, isNamed) => {
    const host = hostOf({ ...parts, host: parts.server ?? parts.host }, undefined, isNamed);
    const { port = '1433', schema = 'dbo' } = parts;
    const database = required('database', parts.database);
    return table => naming.mssql({ host, port, ...inSchema(table, database, schema) });
  },
  mysql: (parts, isNamed) => {
    const host = hostOf(parts, undefined, isNamed);
    const { port = '3306' } = parts;
    const own = required('database', parts.database);
    return table => {
      const [database = own, name] = table.length > 1 ? table.slice(-2) : [own, table[0]];
      return naming.mysql({ host, port, database, table: name });
    };
  },
  oracle: (parts, isNamed) => {
    const [, host, port, service] =
      /^(?:\/\/)?([^:/]+)(?::(\d+))?(?:\/([^:/]+))?/.exec(parts.connectString ?? '') ?? [];
    const where = hostOf({ host: parts.host ?? host }, undefined, isNamed);
    const serviceName = required('database', parts.database ?? service);
    // The schema of whoever logs in is their name, which is not told unasked.
    const schema = required('schema', parts.schema);
    return table => {
      const { schema: own, table: name } = inSchema(table.slice(-2), serviceName, schema);
      return naming.oracle({
        host: where,
        port: parts.port ?? port ?? '1521',
        serviceName,
        schema: own,
        table: name,
      });
    };
  },
  sqlite: ({ filename = ':memory:' }) => {
    const isFile = filename !== '' && !filename.startsWith(':') && !filename.startsWith('file:');
    const namespace = isFile ? `sqlite://${path.resolve(filename)}` : 'sqlite://:memory:';
    return table => ({
      namespace,
      name: table
        .filter((part, index) => index > 0 || part !== 'main' || table.length === 1)
        .join('.'),
    });
  },
};

function inSchema(table: TableName, database: string, schema: string) {
  const [own, inner, outer] = [...table].reverse();
  return { database: outer || database, schema: inner || schema, table: own };
}

function hostOf(parts: Parts, usual: string | undefined, isNamed: boolean): string {
  const host =
    parts.host ?? usual ?? (parts.database !== undefined || isNamed ? 'localhost' : undefined);
  // A path is that of a socket on this machine.
  return host?.startsWith('/') ? 'localhost' : required('namespace', host);
}

function required(option: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new TypeError(
    `observeKnex: '${option}' must be given, because the connection's configuration does not say it`,
  );
}

/** The texts and ports of a connection, from an object or a URL. */
function connectionOf(value: unknown): Parts {
  if (typeof value === 'string') return ofUrl(value);
  if (typeof value !== 'object' || value === null) return {};
  const { connectionString, options, searchPath, ...rest } = value as Record<string, unknown>;
  const own = textsOf({ ...textsOf(options), ...rest, searchPath: firstOf(searchPath) });
  return { ...(typeof connectionString === 'string' ? ofUrl(connectionString) : {}), ...own };
}

const whereParts = [
  'host',
  'server',
  'port',
  'database',
  'filename',
  'connectString',
  'searchPath',
];

function textsOf(value: unknown): Parts {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, item]) =>
          whereParts.includes(key) && (typeof item === 'string' || typeof item === 'number'),
      )
      .map(([key, item]) => [key, String(item)]),
  );
}

function ofUrl(text: string): Parts {
  if (!URL.canParse(text)) return { filename: text };
  const { hostname, port, pathname } = new URL(text);
  const database = decodeURIComponent(pathname.slice(1));
  return {
    ...(hostname && { host: hostname }),
    ...(port && { port }),
    ...(database && { database }),
  };
}

function firstOf(searchPath: unknown): string | undefined {
  const list = typeof searchPath === 'string' ? searchPath.split(',') : searchPath;
  if (!Array.isArray(list)) return undefined;
  const names = list.map(name =>
    String(name)
      .trim()
      .replace(/^"(.*)"$/, '$1'),
  );
  return names.find(name => name !== '' && name !== '$user');
}

function isSystem(dialect: SqlDialect, table: TableName): boolean {
  const [own, schema] = [...table].reverse();
  if (schema !== undefined && systemSchemas.has(schema.toLowerCase())) return true;
  return systemTables[dialect]?.test(own) ?? false;
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== undefined),
  ) as Partial<T>;
}

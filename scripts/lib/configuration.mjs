// The configuration that the commands make from the environment, beside app-config.yaml.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../toolchain.mjs';

const PERMISSIONS = [
  'data-catalog.asset.read',
  'data-catalog.asset.update',
  'data-catalog.lineage.read',
  'data-catalog.integrate',
];

/** @throws when the URL is of no database that is known */
function database(url) {
  if (/^postgres(ql)?:\/\//.test(url)) {
    return {
      client: 'pg',
      connection: url,
      // One database is enough: each plugin has a schema of its own.
      pluginDivisionMode: 'schema',
      ensureSchemaExists: true,
      ensureExists: false,
      knexConfig: { pool: { min: 0, max: 10, acquireTimeoutMillis: 10_000 } },
    };
  }
  if (url === ':memory:') return { client: 'better-sqlite3', connection: ':memory:' };
  const file = url.replace(/^(sqlite|file):(\/\/)?/, '');
  if (file === url && !/\.(sqlite3?|db)$/.test(url)) {
    throw new Error(
      `DATABASE_URL '${url}' is not known; allowed are postgres://…, sqlite:FILE, a path that ends in .sqlite or .db, and :memory:`,
    );
  }
  const full = path.resolve(root, file);
  const others = `${full}.plugins`;
  mkdirSync(others, { recursive: true });
  return {
    client: 'better-sqlite3',
    connection: { directory: others },
    plugin: {
      'data-catalog': { connection: { directory: path.dirname(full), filename: path.basename(full) } },
    },
  };
}

/** Recorded events and the catalog files of the example organisation. */
function examples() {
  const events = path.join(root, 'examples/events');
  return {
    catalog: {
      locations: [
        { type: 'file', target: path.join(root, 'examples/all.yaml') },
        { type: 'file', target: path.join(root, 'catalog-info.yaml') },
      ],
    },
    files: readdirSync(events)
      .filter(name => name.endsWith('.jsonl'))
      .map(name => path.join(events, name)),
  };
}

function configuration(env, withExamples) {
  const port = Number(env.PORT ?? 7007);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT must be 1 to 65535, got '${env.PORT}'`);
  }
  const host = env.HEADWATER_HOST ?? '127.0.0.1';
  const baseUrl = `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  const externalAccess = env.HEADWATER_TOKEN
    ? [
        {
          type: 'static',
          options: { token: env.HEADWATER_TOKEN, subject: 'headwater-token' },
          accessRestrictions: [{ plugin: 'data-catalog', permission: PERMISSIONS }],
        },
      ]
    : [];
  const example = withExamples ? examples() : undefined;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host, port },
      database: database(env.DATABASE_URL ?? 'sqlite:.data/headwater.sqlite'),
      auth: { externalAccess },
    },
    ...(example && {
      catalog: example.catalog,
      dataCatalog: { openlineage: { files: example.files } },
    }),
  };
}

/** Arguments of Node that run an entry of packages/backend with what the environment says. */
export function backendArguments(entry, { env = process.env, withExamples = false } = {}) {
  // The file holds the token, so it lies where only this user reads it.
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-'));
  const overrides = path.join(folder, 'app-config.environment.json');
  writeFileSync(overrides, JSON.stringify(configuration(env, withExamples)), { mode: 0o600 });
  return [
    '--require',
    path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
    '--no-warnings',
    path.join(root, 'packages/backend/src', entry),
    '--config',
    path.join(root, 'app-config.yaml'),
    '--config',
    overrides,
    ...(env.HEADWATER_CONFIG ? ['--config', path.resolve(root, env.HEADWATER_CONFIG)] : []),
  ];
}

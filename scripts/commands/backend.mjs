// `npm run backend`: the backend alone, in production mode, configured by the environment.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, run } from '../toolchain.mjs';

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
    plugin: { 'data-catalog': { connection: { filename: full } } },
  };
}

function configuration(env) {
  const port = Number(env.PORT ?? 7007);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT must be 1 to 65535, got '${env.PORT}'`);
  }
  const host = env.HEADWATER_HOST ?? '127.0.0.1';
  const baseUrl = `http://${host}:${port}`;
  const externalAccess = env.HEADWATER_TOKEN
    ? [
        {
          type: 'static',
          options: { token: env.HEADWATER_TOKEN, subject: 'headwater-token' },
          accessRestrictions: [{ plugin: 'data-catalog', permission: PERMISSIONS }],
        },
      ]
    : [];
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host, port },
      database: database(env.DATABASE_URL ?? 'sqlite:.data/headwater.sqlite'),
      auth: { externalAccess },
    },
  };
}

/** Arguments of Node for the backend with the given configuration files. */
export function backendArguments(configFiles) {
  const transform = path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs');
  return [
    '--require',
    transform,
    '--no-warnings',
    path.join(root, 'packages/backend/src/index.ts'),
    ...configFiles.flatMap(file => ['--config', file]),
  ];
}

export default async function backend(tools) {
  // The configuration holds the token, so it lies where only this user reads it.
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-'));
  const overrides = path.join(folder, 'app-config.environment.json');
  writeFileSync(overrides, JSON.stringify(configuration(process.env)), { mode: 0o600 });
  return run(tools.node, backendArguments([path.join(root, 'app-config.yaml'), overrides]), {
    env: { ...tools.env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
    cwd: path.join(root, 'packages/backend'),
  });
}

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { startBalancer } from '../lib/balancer';
import { buildImage } from '../lib/containerRecipe';
import type { Image } from '../lib/containerRecipe';
import { addedPackages, runIn, startProcess, writePortal } from '../lib/elsewhere';
import type { Parts, Running, Tools } from '../lib/elsewhere';
import { startRegistry } from '../lib/registry';
import type { Registry } from '../lib/registry';
import { freePort, root } from '../lib/server';

const TOKEN = 'pipelines-token-0123456789';
const SOURCE = { namespace: 'postgres://elsewhere:5432', name: 'shop.public.orders' };
const MART = { namespace: 'postgres://elsewhere:5432', name: 'shop.public.revenue' };
const FORECAST = { namespace: 'postgres://elsewhere:5432', name: 'shop.public.forecast' };
const titleOf = ({ name }: { name: string }) => name.split('.').at(-1)!;
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(file => existsSync(file));

// Each portal is installed from nothing.
test.describe.configure({ mode: 'serial', timeout: 1_800_000 });

let folder: string;
let registry: Registry;
let tools: Tools;

test.beforeAll(async () => {
  test.setTimeout(1_800_000);
  folder = mkdtempSync(path.join(tmpdir(), 'headwater-elsewhere-'));
  const { prepare } = await import('../../scripts/toolchain.mjs');
  const { packAll } = await import('../../scripts/lib/pack.mjs');
  const { filesOf } = await import('../../scripts/lib/checkPackages.mjs');
  const ours = prepare();
  const packages = packAll(ours, path.join(folder, 'packages'));
  registry = await startRegistry(packages, tarball =>
    JSON.parse(filesOf(tarball).find(({ name }: { name: string }) => name === 'package.json')!.text()),
  );
  const { PATH, ...rest } = ours.env;
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'yarn'), `#!/bin/sh\nexec '${ours.node}' '${ours.yarn}' "$@"\n`, { mode: 0o755 });
  tools = {
    ...ours,
    env: {
      ...rest,
      // Nothing of this repository is found by name.
      PATH: [bin, ...PATH.split(path.delimiter)]
        .filter((part: string) => !part.startsWith(path.join(root, 'node_modules')))
        .join(path.delimiter),
      YARN_CACHE_FOLDER: path.join(folder, 'cache'),
      YARN_ENABLE_GLOBAL_CACHE: 'false',
      NODE_ENV: 'development',
    },
  };
});

test.afterAll(async () => {
  await registry?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A portal with what the docs say to add, installed from packed packages alone. */
async function install(name: string, parts: Parts): Promise<string> {
  const portal = path.join(folder, name);
  writePortal(portal, parts, registry.url, tools);
  writeFileSync(path.join(portal, 'yarn.lock'), '');
  const yarn = (...args: string[]) => runIn(portal, tools, tools.node, [tools.yarn, ...args]);
  await yarn('install');
  for (const [directory, names] of addedPackages('docs/install.md')) {
    if (!existsSync(path.join(portal, directory))) continue;
    await yarn('--cwd', directory, 'add', ...names);
  }
  if (parts.backend) await yarn('add', '@headwater/openlineage-client');
  const lock = readFileSync(path.join(portal, 'yarn.lock'), 'utf8');
  const ours = Array.from(lock.matchAll(/^ {2}resolution: "(@headwater\/[^"]+)"$/gm), ([, resolution]) => resolution);
  const packed = `::__archiveUrl=${encodeURIComponent(registry.url)}`;
  expect(ours.filter(resolution => !resolution.includes(packed))).toEqual([]);
  expect(ours.length).toBeGreaterThan(1);
  return portal;
}

/** The part of the configuration that is not of this product. */
function configure(portal: string, config: object): string[] {
  const file = path.join(portal, 'app-config.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(config, null, 2));
  return ['--config', file, '--config', path.join(portal, 'app-config.docs.yaml')];
}

function backendConfig(portal: string, url: string, origin = url) {
  return {
    app: { title: 'Elsewhere', baseUrl: origin, packages: 'all' },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port: Number(new URL(url).port) },
      cors: { origin, credentials: true, methods: ['GET', 'HEAD', 'PATCH', 'POST', 'PUT', 'DELETE'] },
      csp: { 'upgrade-insecure-requests': false },
      database: { client: 'better-sqlite3', connection: { directory: path.join(portal, 'data') } },
    },
    auth: { environment: 'development', providers: { guest: {} } },
  };
}

async function startBackend(portal: string, url: string, config: string[]): Promise<Running> {
  mkdirSync(path.join(portal, 'data'), { recursive: true });
  const transform = path.join(portal, 'node_modules/@backstage/cli/config/nodeTransform.cjs');
  const env = { ...tools.env, LOG_LEVEL: 'warn', OPENLINEAGE_TOKEN: TOKEN };
  return startProcess(
    path.join(portal, 'packages/backend'),
    tools.node,
    ['--require', transform, '--no-warnings', 'src/index.ts', ...config],
    { env, answers: `${url}/.backstage/health/v1/readiness` },
  );
}

/** Sends an event with the packed client, which the portal's own folder holds: of a job that writes the table. */
async function sendEvent(portal: string, url: string, output = MART) {
  const script = path.join(portal, 'send.mjs');
  writeFileSync(
    script,
    `import { OpenLineageClient, createBuilders } from '@headwater/openlineage-client';
const client = new OpenLineageClient({
  throwOnError: true,
  transport: { type: 'http', url: ${JSON.stringify(`${url}/api/data-catalog`)}, auth: { type: 'api_key', apiKey: process.env.OPENLINEAGE_TOKEN } },
});
const { facets, runEvent } = createBuilders({ producer: 'https://example.com/elsewhere' });
const owned = dataset => ({
  ...dataset,
  facets: { ownership: facets.dataset.ownership({ owners: [{ name: 'team:shop' }] }) },
});
await client.emit(runEvent({
  eventType: 'COMPLETE',
  run: { runId: ${JSON.stringify(randomUUID())} },
  job: { namespace: 'elsewhere', name: ${JSON.stringify(`build_${titleOf(output)}`)} },
  inputs: [owned(${JSON.stringify(SOURCE)})],
  outputs: [owned(${JSON.stringify(output)})],
}));
await client.close();
`,
  );
  await runIn(portal, tools, tools.node, [script], { OPENLINEAGE_TOKEN: TOKEN });
}

async function guestToken(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/guest/refresh`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
  const { backstageIdentity } = (await answer.json()) as { backstageIdentity: { token: string } };
  return backstageIdentity.token;
}

/** The entity of the table that the event wrote, with its relations, once the catalog has it. */
async function expectEntity(url: string, table = MART) {
  const token = await guestToken(url);
  const search = new URLSearchParams({ filter: 'kind=dataasset' });
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${url}/api/catalog/entities?${search}`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        const entities = (await answer.json()) as { metadata: { title?: string }; relations?: { type: string }[] }[];
        const entity = entities.find(({ metadata }) => metadata.title === titleOf(table));
        return entity?.relations?.map(({ type }) => type).sort();
      },
      { timeout: 180_000 },
    )
    .toEqual(expect.arrayContaining(['derivedFrom']));
}

async function expectPage(address: string, table = MART) {
  if (!browser) {
    console.log('Notice: Chromium is not installed; the page is not looked at.');
    return;
  }
  const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const page = await running.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${address}/data/lookup?${new URLSearchParams(table)}`);
    await expect(page.getByRole('heading', { level: 1, name: titleOf(table) })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('orders').first()).toBeVisible();
  } finally {
    await running.close();
  }
}

async function buildApp(portal: string, config: string[]) {
  const files = config.filter((_, index) => index % 2 === 1);
  await runIn(
    path.join(portal, 'packages/app'),
    tools,
    path.join(portal, 'node_modules/.bin/backstage-cli'),
    ['package', 'build', ...files.flatMap(file => ['--config', file])],
    { NODE_ENV: 'production', OPENLINEAGE_TOKEN: TOKEN },
  );
}

const originOf = async () => `http://localhost:${await freePort()}`;

test('a portal elsewhere takes the packages, wired as the docs say', async () => {
  const portal = await install('whole', { app: { discovers: true }, backend: true });
  const url = await originOf();
  const config = configure(portal, backendConfig(portal, url));
  await buildApp(portal, config);
  const backend = await startBackend(portal, url, config);
  try {
    await sendEvent(portal, url);
    await expectEntity(url);
    await expectPage(url);
  } finally {
    await backend.stop();
  }
});

/** A container of the image on loopback. */
async function startReplica(image: Image, port: number, env: Record<string, string>): Promise<Running> {
  const local = path.join(image.folder, `app-config.local-${port}.yaml`);
  const listen = { host: '127.0.0.1', port };
  const auth = { providers: { guest: { dangerouslyAllowOutsideDevelopment: true } } };
  writeFileSync(local, JSON.stringify({ backend: { listen }, auth }));
  const [command, ...args] = image.command;
  return startProcess(image.folder, command, [...args, '--config', local], {
    env: { ...tools.env, ...image.env, ...env, PORT: String(port), LOG_LEVEL: 'warn' },
    answers: `http://127.0.0.1:${port}/.backstage/health/v1/readiness`,
  });
}

test('the recipe for production makes replicas that share one PostgreSQL behind a load balancer', async () => {
  const { startPostgres } = await import('../../scripts/lib/postgres.mjs');
  const postgres = await startPostgres();
  test.skip(!postgres, 'PostgreSQL is not installed');
  const portal = path.join(folder, 'whole');
  writeFileSync(path.join(portal, 'app-config.yaml'), JSON.stringify({ app: { title: 'Elsewhere', packages: 'all' } }));
  const image = await buildImage('docs/production.md', portal, path.join(folder, 'image'), tools);
  const balancer = await startBalancer([], await freePort());
  const replicas: Running[] = [];
  try {
    const env = {
      PORTAL_URL: balancer.url,
      DATABASE_URL: postgres!.url,
      BACKEND_SECRET: randomBytes(24).toString('base64'),
      OPENLINEAGE_TOKEN: TOKEN,
    };
    for (const port of [await freePort(), await freePort()]) {
      replicas.push(await startReplica(image, port, env));
      balancer.replicas.push(port);
    }
    await sendEvent(portal, balancer.url);
    await expectEntity(balancer.url);
    await expectPage(balancer.url);

    // The first goes, which has projected so far; the other takes what comes, and shows it.
    balancer.replicas.shift();
    await replicas.shift()!.stop();
    await sendEvent(portal, balancer.url, FORECAST);
    await expectEntity(balancer.url, FORECAST);
    await expectPage(balancer.url, FORECAST);
  } finally {
    await Promise.all(replicas.map(replica => replica.stop()));
    await balancer.close();
    await postgres!.remove();
  }
});

test('a backend alone takes the packages, and pages elsewhere show what it holds', async () => {
  const behind = await install('backend', { backend: true });
  const url = await originOf();
  const origin = await originOf();
  const backend = await startBackend(behind, url, configure(behind, backendConfig(behind, url, origin)));
  try {
    await sendEvent(behind, url);
    await expectEntity(url);

    const front = await install('frontend', { app: { discovers: false } });
    const config = configure(front, {
      app: { title: 'Pages', baseUrl: origin },
      backend: { baseUrl: url },
      auth: { environment: 'development', providers: { guest: {} } },
    });
    await buildApp(front, config);
    const pages = await startProcess(front, tools.node, [path.join(root, 'e2e/lib/pages.mjs'), path.join(front, 'packages/app/dist'), new URL(origin).port], {
      env: tools.env,
      answers: origin,
    });
    try {
      await expectPage(origin);
    } finally {
      await pages.stop();
    }
  } finally {
    await backend.stop();
  }
});

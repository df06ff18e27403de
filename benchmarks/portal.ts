// `npm run bench portal [-- --assets 1000000 --loads 5 --only 20|many]`
//
// The production build in headless Chromium, each page opened with an empty
// cache, on the example data and on a skewed estate of a million assets beside
// it. The reference in the same run is the portal's own settings page, which
// holds nothing of ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import knexFactory from 'knex';
import { seedEstate } from '../plugins/data-catalog-backend/src/assets/__testUtils__/seedEstate';
import { startServer } from '../e2e/lib/server';
import type { Server } from '../e2e/lib/server';
import { idOf, sendOddData, WIDE } from '../e2e/lib/oddData';
import { example as pasted } from '../plugins/data-catalog/src/sql/example';

const TOKEN = 'end-to-end-token-0123456789';
/** Long enough for the slowest page to come to rest. */
const REST_MS = 1500;

type Measured = {
  paint: number;
  content: number;
  interactive: number;
  longest: number;
  bytes: Map<string, number>;
};

type Seen = { tasks: { start: number; duration: number }[]; content: number; keys: number[] };

/** Runs in the page before anything else: notes long tasks, the first content, and how long each key takes. */
function watch() {
  const seen: Seen = { tasks: [], content: NaN, keys: [] };
  (globalThis as unknown as { seen: Seen }).seen = seen;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) seen.tasks.push({ start: entry.startTime, duration: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver(list => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') seen.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const observer = new MutationObserver(() => {
    if (!document.querySelector('main :is(h1, h2, [role=row])')) return;
    // What stands in the document now is painted with the next frame.
    requestAnimationFrame(() => {
      seen.content = performance.now();
    });
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function load(browser: Browser, url: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    const bytes = await countScripts(page);
    await page.goto(url, { waitUntil: 'load' });
    await page.locator(':is(h1, h2, [role=grid])').first().waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(REST_MS);
    const seen = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      ...(globalThis as unknown as { seen: Seen }).seen,
    }));
    const ends = seen.tasks.map(({ start, duration }) => start + duration);
    return {
      paint: seen.paint,
      content: seen.content,
      interactive: Math.max(seen.paint, ...ends),
      longest: Math.max(0, ...seen.tasks.map(({ duration }) => duration)),
      bytes,
    };
  } finally {
    await context.close();
  }
}

/** The slowest key of a word, from the key to the paint that shows it; keys under 16 ms are not told apart. */
async function type(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url);
    const field = page.locator('main').getByRole('searchbox').first();
    await field.waitFor();
    await page.waitForLoadState('networkidle');
    await field.click();
    for (const letter of 'orders') {
      await page.keyboard.press(letter);
      await page.waitForTimeout(150);
    }
    await page.waitForTimeout(500);
    const { keys } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    return Math.max(16, ...keys);
  } finally {
    await context.close();
  }
}

/** Bytes of each script as they come over the wire. */
async function countScripts(page: Page): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, string>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type === 'Script') urls.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url) bytes.set(url, encodedDataLength);
  });
  return bytes;
}

async function main() {
  const { Report, option, percentile } = await import('./lib/report.mjs');
  const loads = Number(option('loads', '5'));
  const many = Number(option('assets', '1000000'));
  const only = option('only');
  const report = new Report('portal');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-bench-'));

  async function pagesOf(server: Server): Promise<[string, string][]> {
    const answer = await fetch(
      `${server.url}/api/data-catalog/v1/assets/lookup?${new URLSearchParams({ entityRef: 'dataasset:default/orders' })}`,
      { headers: { Authorization: `Bearer ${TOKEN}` } },
    );
    const { id } = (await answer.json()) as { id: string };
    const asset = `/data/assets/${id}`;
    return [
      ['settings (reference)', '/settings'],
      ['home', '/data'],
      ['assets', '/data/assets'],
      ['asset overview', asset],
      ['asset columns', `${asset}/columns`],
      ['asset lineage', `${asset}/lineage`],
      ['asset quality', `${asset}/quality`],
      ['asset runs', `${asset}/runs`],
      ['asset activity', `${asset}/activity`],
      ['lineage explorer', `/data/lineage/${id}`],
      ['pasted SQL', `/data/sql?${new URLSearchParams(pasted)}`],
      ['glossary', '/data/glossary'],
      ['products', '/data/products'],
      ['events', '/data/events'],
    ];
  }

  async function measure(name: string, server: Server) {
    const origin = server.url.replace('127.0.0.1', 'localhost');
    let shared = new Map<string, number>();
    for (const [title, url] of await pagesOf(server)) {
      const runs: Measured[] = [];
      for (let run = 0; run < loads; run++) runs.push(await load(browser, origin + url));
      const median = (pick: (run: Measured) => number) => percentile(runs.map(pick), 0.5);
      const reference = title.includes('reference');
      if (reference) shared = runs[0].bytes;
      const paint = median(run => run.paint);
      const longest = median(run => run.longest);
      const goal = (text: string, met: boolean) => (reference ? ([] as const) : ([text, met] as const));
      report.add(`${name}: ${title}, first contentful paint`, paint, 'ms', ...goal('< 1000', paint < 1000));
      report.add(`${name}: ${title}, the page's own content`, median(run => run.content), 'ms');
      report.add(`${name}: ${title}, time to interactive`, median(run => run.interactive), 'ms');
      report.add(`${name}: ${title}, longest task`, longest, 'ms', ...goal('<= 200', longest <= 200));
      const own = [...runs[0].bytes].filter(([script]) => reference || !shared.has(script));
      const kilobytes = own.reduce((sum, [, size]) => sum + size, 0) / 1024;
      report.add(
        `${name}: ${title}, JavaScript ${reference ? 'of the portal itself' : 'beside the portal itself'}`,
        kilobytes,
        'KB',
        ...goal('< 300', kilobytes < 300),
      );
    }
  }

  async function measureTyping(name: string, server: Server) {
    const origin = server.url.replace('127.0.0.1', 'localhost');
    const typed = {
      assets: '/data/assets',
      'asset columns (5,000)': `/data/assets/${await idOf(server.url, WIDE)}/columns`,
      glossary: '/data/glossary',
      events: '/data/events',
    };
    for (const [title, url] of Object.entries(typed)) {
      const slowest = await type(browser, origin + url);
      report.add(`${name}: typing in the filter of ${title}, slowest key`, slowest, 'ms', '< 50', slowest < 50);
    }
  }

  async function start(file: string) {
    const server = await startServer('start', { DATABASE_URL: `sqlite:${file}` }, 500_000);
    for (let attempt = 0; attempt < 240; attempt++) {
      const answer = await fetch(
        `${server.url}/api/data-catalog/v1/assets/lookup?entityRef=dataasset:default/orders`,
        { headers: { Authorization: `Bearer ${TOKEN}` } },
      );
      if (answer.ok) return server;
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    throw new Error('The example data did not come');
  }

  const file = path.join(folder, 'portal.sqlite');
  try {
    let server = await start(file);
    try {
      if (only !== 'many') await measure('example data', server);
      await sendOddData(server.url);
      if (only !== 'many') await measureTyping('example data', server);
    } finally {
      await server.stop();
    }
    if (only === '20') return;
    const knex = knexFactory({ client: 'better-sqlite3', connection: { filename: file }, useNullAsDefault: true });
    await seedEstate(knex, many);
    await knex.raw('analyze');
    await knex.destroy();
    server = await start(file);
    try {
      await measure(`${many.toLocaleString('en')} assets`, server);
      await measureTyping(`${many.toLocaleString('en')} assets`, server);
    } finally {
      await server.stop();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
    report.end();
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});

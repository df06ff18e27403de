import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { idOf } from '../lib/oddData';
import { ask } from '../lib/server';
import type { Server } from '../lib/server';
import { ORDERS, pictureFile, startExamplePortal } from './portal';
import type { ExamplePortal } from './portal';

const API = /\/api\/data-catalog\//;
/** Glossary and products are entities. */
const CATALOG = /\/api\/catalog\//;

/** Pages that ask the backend; `:orders` is the id of the table of orders. */
const pages: Record<string, string> = {
  home: '/data',
  assets: '/data/assets',
  'asset-overview': '/data/assets/:orders',
  'asset-columns': '/data/assets/:orders/columns',
  'asset-lineage': '/data/assets/:orders/lineage',
  'asset-quality': '/data/assets/:orders/quality',
  'asset-runs': '/data/assets/:orders/runs',
  'asset-activity': '/data/assets/:orders/activity',
  lineage: '/data/lineage/:orders',
  sql: '/data/sql?sql=SELECT+a+FROM+t',
  glossary: '/data/glossary',
  term: '/data/glossary/default/revenue',
  products: '/data/products',
  product: '/data/products/default/customer-360',
  'events-received': '/data/events',
  'events-refused': '/data/events/refused',
  'events-producers': '/data/events/producers',
  'entity-asset': '/catalog/default/dataasset/orders',
};

test.describe.configure({ timeout: 90_000 });

let portal: ExamplePortal;
let server: Server;
let orders: string;
let home: string;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  portal = await startExamplePortal();
  ({ server, home } = portal);
  orders = await idOf(server.url, ORDERS);
});
test.afterAll(() => portal?.stop());

/** What is not there while the backend of a page is not. */
const behind = (name: string) => (/^(glossary|term|product)/.test(name) ? CATALOG : API);
const addressOf = (name: string) => home + pages[name].replace(':orders', orders);

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  return context.newPage();
}

const refused = JSON.stringify({
  error: { name: 'NotAllowedError', message: 'Unauthorized' },
  response: { statusCode: 403 },
});

for (const name of Object.keys(pages)) {
  test(`${name} says that the backend is down, and comes when it is back`, async ({ browser }) => {
    const page = await newPage(browser);
    await page.route(behind(name), route => route.abort('connectionrefused'));
    await page.goto(addressOf(name));
    const alert = page.locator('.hw [role=alert]').first();
    await expect(alert).toBeVisible();
    await page.screenshot({ path: pictureFile(`state-down-${name}`) });
    await page.unroute(behind(name));
    await expect(async () => {
      const retry = page.locator('.hw [role=alert]').getByRole('button', { name: 'Try again' }).first();
      if (await retry.isVisible()) await retry.click({ timeout: 1000 });
      await expect(page.locator('.hw [role=alert]')).toHaveCount(0, { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.locator('.hw [aria-busy=true]')).toHaveCount(0);
    await page.context().close();
  });

  test(`${name} says that it is not for this person`, async ({ browser }) => {
    const page = await newPage(browser);
    await page.route(behind(name), route => route.fulfill({ status: 403, contentType: 'application/json', body: refused }));
    await page.goto(addressOf(name));
    await expect(page.getByRole('alert').getByRole('heading', { name: /^(You may not see this|Events are for operators)$/ }).first()).toBeVisible();
    await page.screenshot({ path: pictureFile(`state-denied-${name}`) });
    await page.context().close();
  });
}

test('every page keeps its frame while a backend takes ten seconds, and shows what comes', async ({ browser }) => {
  await Promise.all(
    Object.keys(pages).map(async name => {
      const page = await newPage(browser);
      await page.route(behind(name), async route => {
        await new Promise(resolve => setTimeout(resolve, 10_000));
        await route.continue();
      });
      await page.goto(addressOf(name));
      await expect(page.locator('.hw [aria-busy=true]').first()).toBeVisible();
      await page.screenshot({ path: pictureFile(`state-slow-${name}`) });
      // Some pages ask a second time for what the first answer names.
      await expect(page.locator('.hw [aria-busy=true]')).toHaveCount(0, { timeout: 60_000 });
      await expect(page.locator('.hw [role=alert]')).toHaveCount(0);
      await page.context().close();
    }),
  );
});

test('an asset that is deleted while it is open says so', async ({ page }) => {
  const id = await idOf(server.url, { namespace: 'duckdb://shop.duckdb', name: 'shop.main.dim_customers' });
  await page.goto(`${home}/data/assets/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const answer = await ask(server.url, `/api/data-catalog/v1/assets/${id}`, { method: 'DELETE' });
  expect(answer.status).toBe(200);
  await expect(page.locator('.hw-banner').getByText(/deleted/i)).toBeVisible();
  await page.screenshot({ path: pictureFile('state-deleted') });
});

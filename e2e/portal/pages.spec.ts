import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { ARABIC, BARE, EMOJI, HUB, LONG, TAGGED, WIDE, idOf, lookup, sendOddData } from '../lib/oddData';
import type { Server } from '../lib/server';
import { ORDERS, REPORT, pictureFile, startExamplePortal, watchConsole } from './portal';
import type { ExamplePortal } from './portal';

let portal: ExamplePortal;
let server: Server;
let orders: string;
let report: string;
let home: string;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  portal = await startExamplePortal();
  ({ server, home } = portal);
  await sendOddData(server.url);
  orders = await idOf(server.url, ORDERS);
  report = await idOf(server.url, REPORT);
});
test.afterAll(() => portal?.stop());

const sql = new URLSearchParams({
  sql: `INSERT INTO mart.revenue
WITH paid AS (SELECT o.day, p.amount FROM shop.orders o JOIN shop.payments p ON p.id = o.id)
SELECT day, round(sum(amount), 2) AS revenue FROM paid GROUP BY day;
SELECT * FROM mart.unknown`,
  dialect: 'postgres',
});

/** Every page on the example data; `:orders` and `:report` are ids of tables. */
const pages: Record<string, string> = {
  home: '/data',
  assets: '/data/assets',
  'asset-overview': '/data/assets/:orders',
  'asset-columns': '/data/assets/:orders/columns',
  'asset-lineage': '/data/assets/:orders/lineage',
  'asset-quality': '/data/assets/:orders/quality',
  'asset-runs': '/data/assets/:orders/runs',
  'asset-activity': '/data/assets/:orders/activity',
  'asset-sources': '/data/assets/:orders/sources',
  lineage: '/data/lineage/:orders',
  'lineage-columns': '/data/lineage/:orders?level=column',
  'lineage-sql': '/data/lineage/:report?level=column&selected=:orders~:report',
  'lineage-picker': '/data/lineage',
  sql: '/data/sql',
  'sql-drawn': `/data/sql?${sql}&look=e0.1`,
  'sql-table': `/data/sql?${sql}&as=table&selected=s1`,
  glossary: '/data/glossary',
  term: '/data/glossary/default/revenue',
  products: '/data/products',
  product: '/data/products/default/customer-360',
  'events-received': '/data/events',
  'events-refused': '/data/events/refused',
  'events-producers': '/data/events/producers',
  'events-connect': '/data/events/connect',
  'events-rebuild': '/data/events/rebuild',
  'entity-asset': '/catalog/default/dataasset/orders',
  'entity-component': '/catalog/default/component/offers-api',
  'entity-system': '/catalog/default/system/shop',
  'entity-domain': '/catalog/default/domain/sales',
  'entity-group': '/catalog/default/group/team-crm',
  'entity-term': '/catalog/default/glossaryterm/revenue',
  'entity-product': '/catalog/default/dataproduct/customer-360',
};

/** Pages with too much, too long, or nothing to show. */
const odd: Record<string, () => string> = {
  'odd-wide-columns': () => lookup(WIDE),
  'odd-long-name': () => lookup(LONG),
  'odd-emoji': () => lookup(EMOJI),
  'odd-arabic': () => lookup(ARABIC),
  'odd-tags': () => lookup(TAGGED),
  'odd-bare': () => lookup(BARE),
  'odd-hub': () => lookup(HUB),
  'odd-list': () => '/data/assets?q=a_very_long',
};

async function open(page: Page, url: string, theme: 'light' | 'dark') {
  await page.addInitScript(name => localStorage.setItem('theme', name), theme);
  await page.goto(home + url.replaceAll(':orders', orders).replaceAll(':report', report));
  await expect(page.locator('.hw').first()).toBeVisible();
  await expect(page.locator('.hw [aria-busy=true]')).toHaveCount(0);
  await page.waitForLoadState('networkidle');
}

/** Parts of nodes are 24 pixels high at 100 %; in a picture that zooms, their size is the reader's choice. */
function isZoomed({ id, html }: { id: string; html: string }): boolean {
  return id === 'target-size' && /class="hw-node-(column|foot)/.test(html);
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('.hw')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => ({ id, html: html.slice(0, 200) })).filter(place => !isZoomed(place)),
  );
  expect(found).toEqual([]);
}

/** The page as a whole never scrolls sideways. */
async function expectNoSidewaysScroll(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [name, url] of Object.entries(pages)) {
    test(`${name}, ${theme}: no complaint of the browser or of axe`, async ({ page }) => {
      const complaints = watchConsole(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, url, theme);
      await page.screenshot({ path: pictureFile(`${name}-${theme}`) });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
    });
  }
}

for (const [name, url] of Object.entries(pages)) {
  test(`${name} holds at 390, 1280 and 1920 pixels`, async ({ page }) => {
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
      [390, 844],
    ]) {
      await page.setViewportSize({ width, height });
      await open(page, url, 'light');
      await expectNoSidewaysScroll(page);
    }
    await page.screenshot({ path: pictureFile(`${name}-narrow`) });
  });
}

for (const [name, url] of Object.entries(odd)) {
  test(`${name}: odd data breaks nothing`, async ({ page }) => {
    const complaints = watchConsole(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, url(), 'light');
    if (name === 'odd-wide-columns') await page.getByRole('link', { name: /^Columns/ }).click();
    if (name === 'odd-hub') await page.getByRole('link', { name: /^Lineage/ }).last().click();
    await expect(page.locator('.hw [aria-busy=true]')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: pictureFile(`${name}`) });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });
}

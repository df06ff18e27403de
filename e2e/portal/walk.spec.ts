import { expect, test } from '@playwright/test';
import { idOf } from '../lib/oddData';
import { ORDERS, REPORT, startExamplePortal, watchConsole } from './portal';
import type { ExamplePortal } from './portal';

let portal: ExamplePortal;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  portal = await startExamplePortal();
});
test.afterAll(() => portal?.stop());

/** Opens a tab of the asset's page; its name may carry a number. */
async function openPart(page: import('@playwright/test').Page, name: string) {
  const parts = page.getByRole('navigation', { name: 'Parts of the asset' });
  await parts.getByRole('link', { name: new RegExp(`^${name}`) }).click();
}

const home = () => portal.home;

test('from the Data page through an asset to its lineage and the service that reads it', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(home());
  await expect(page).toHaveURL(/\/data$/);
  await expect(page.getByRole('combobox', { name: 'Find data by its name' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('customer_sc');
  await expect(page.getByRole('option', { name: /customer_scores/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/data\/assets\?q=customer_sc/);
  await page.getByRole('link', { name: 'customer_scores', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'customer_scores' })).toBeVisible();
  await openPart(page, 'Lineage');
  const service = page.locator('.hw-node', { hasText: 'offers-api' });
  await expect(service).toBeVisible();
  await service.click();
  await page.getByRole('complementary', { name: 'About offers-api' }).getByRole('link', { name: 'Catalog page' }).click();
  await expect(page).toHaveURL(/\/catalog\/default\/component\/offers-api/);
  await expect(page.getByRole('heading', { name: 'offers-api' }).first()).toBeVisible();
  await expect(page.locator('.hw').getByText('customer_scores').first()).toBeVisible();
  await page.goBack();
  await expect(page.locator('.hw-node', { hasText: 'offers-api' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('filters narrow the list, stand in the URL and survive a reload', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${home()}/data/assets`);
  const rows = page.getByRole('grid', { name: 'Assets' }).locator('[data-row]');
  const types = page.getByRole('region', { name: 'Type' });
  await types.getByRole('button', { name: /more/ }).click();
  await types.getByLabel(/topic/).check();
  await expect(page).toHaveURL(/type=topic/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove: Type is topic' }).click();
  await expect(rows).not.toHaveCount(1);
  await page.goto(`${home()}/data/assets?q=there-is-no-such-thing`);
  await expect(page.getByText('Nothing fits these filters')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('lineage of columns lights the way of the chosen one, and nodes never overlap', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${home()}/data/lookup?entityRef=dataasset:default/orders`);
  await openPart(page, 'Lineage');
  await page.getByRole('button', { name: 'Column', exact: true }).click();
  await page.getByRole('button', { name: 'Column order_amount of fct_orders' }).click();
  await expect(page).toHaveURL(/column=order_amount/);
  await expect(page.locator('.hw-node-column[data-lit="true"]').nth(1)).toBeAttached();
  const boxes = await page.locator('.react-flow__node').evaluateAll(nodes =>
    nodes.map(node => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  expect(boxes.length).toBeGreaterThan(2);
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect(apart).toBe(true);
    }
  }
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('row', { name: /int_order_totals.*order_amount/ }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('columns that only SQL tells of are shown with the SQL', async ({ page }) => {
  const complaints = watchConsole(page);
  const report = await idOf(portal.server.url, REPORT);
  const orders = await idOf(portal.server.url, ORDERS);
  await page.goto(`${home()}/data/lineage/${report}?level=column`);
  const line = page.locator(`.hw-line[data-pair="${orders}~${report}"]`);
  await expect(line.first()).toHaveAttribute('data-inferred', 'true');
  await expect(page.getByText('inferred from SQL').first()).toBeVisible();
  await page.locator(`.hw-job[data-pair="${orders}~${report}"]`).click();
  const card = page.getByRole('complementary', { name: 'About the line from fct_orders to report_channels' });
  await expect(card.getByText('inferred from SQL, since no producer tells the columns')).toBeVisible();
  await expect(card.locator('mark').first()).toBeVisible();
  await card.getByRole('button', { name: /^round\(sum\(/ }).click();
  await expect(card.locator('mark')).toHaveText(['round(sum(p.order_amount), 2)']);
  await expect(card.locator('mark')).toBeInViewport();
  expect(complaints).toEqual([]);
});

test('pasted SQL is drawn, with the columns that the catalog knows, and each edge leads to its expression', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${home()}/data/lineage`);
  await page.getByRole('link', { name: 'Or paste SQL and see which column feeds which' }).click();
  await expect(page).toHaveURL(/\/data\/sql$/);
  await page.getByRole('textbox', { name: 'SQL', exact: true }).fill(
    'CREATE TABLE shop.main.big_orders AS\nSELECT *, order_amount * 1.19 AS gross FROM shop.main.fct_orders WHERE order_amount > 100',
  );
  await page.getByRole('textbox', { name: 'Namespace of the tables' }).fill(ORDERS.namespace);
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.hw-node', { hasText: 'big_orders' })).toBeVisible();
  await expect(page.getByText('1 known to the catalog')).toBeVisible();
  await page.getByRole('row', { name: /order_amount.*gross/ }).click();
  await expect(page.locator('mark')).toHaveText(['order_amount * 1.19']);
  await page.getByRole('button', { name: 'Column customer_email of fct_orders' }).click();
  await expect(page).toHaveURL(/column=t\d\.customer_email/);
  await page.reload();
  await expect(page.locator('.hw-node-column[data-lit="true"]')).toHaveCount(2);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'No SQL yet' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('more of the graph comes on request', async ({ page }) => {
  await page.goto(`${home()}/data/lookup?entityRef=dataasset:default/customer-scores`);
  await openPart(page, 'Lineage');
  const nodes = page.locator('.react-flow__node');
  await expect(nodes.first()).toBeVisible();
  const before = await nodes.count();
  await page.getByRole('button', { name: /Show \d+ more upstream of/ }).first().click();
  await expect.poll(() => nodes.count()).toBeGreaterThan(before);
  await expect(page).toHaveURL(/\/lineage\?.+=/);
});

test('every part of an asset page and of an entity page shows', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${home()}/data/lookup?entityRef=dataasset:default/orders`);
  await expect(page.getByRole('heading', { name: 'fct_orders' })).toBeVisible();
  await openPart(page, 'Columns');
  await expect(page.getByRole('row', { name: /customer_email/ })).toBeVisible();
  await openPart(page, 'Quality');
  await expect(page.getByText('payments_match_orders').first()).toBeVisible();
  await openPart(page, 'Runs');
  await expect(page.getByText('complete').first()).toBeVisible();
  await openPart(page, 'Activity');
  await expect(page.getByText(/declares|declared/).first()).toBeVisible();
  await openPart(page, 'Sources');
  await expect(page.getByRole('heading', { name: /^Catalog file/ })).toBeVisible();
  await page.goto(`${home()}/catalog/default/dataasset/orders/data-lineage`);
  await expect(page.locator('.hw-node', { hasText: 'fct_orders' }).first()).toBeVisible();
  await page.goto(`${home()}/data/glossary/default/revenue`);
  await expect(page.getByText('Sum of the lines of orders')).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^Revenue/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('link', { name: 'fct_orders', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('an unknown asset says so', async ({ page }) => {
  await page.goto(`${home()}/data/assets/00000000-0000-5000-8000-000000000000`);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

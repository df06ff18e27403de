import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { ask } from '../lib/server';
import type { Server } from '../lib/server';
import { startExamplePortal, watchConsole } from './portal';
import type { ExamplePortal } from './portal';

let portal: ExamplePortal;
let server: Server;
let home: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(600_000);
  portal = await startExamplePortal();
  ({ server, home } = portal);
});
test.afterAll(() => portal?.stop());

type Shown = { id: string; description?: string; lifecycle?: string; owner?: string; certified: boolean; tags: string[]; deletedAt?: string };

/** The asset as the API shows it; none of these is declared in a file. */
async function asset(name: string, namespace = 'duckdb://shop.duckdb'): Promise<Shown> {
  const answer = await ask(server.url, `/api/data-catalog/v1/assets/lookup?${new URLSearchParams({ namespace, name })}`);
  return (await answer.json()) as Shown;
}

const PRODUCTS = 'shop.main.dim_products';
const MARGINS = 'shop.main.int_order_margins';

test('many assets are edited at once, and put back', async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${home}/data/assets?q=int_order`);
  for (const name of ['int_order_margins', 'int_order_totals']) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  }
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lifecycle').selectOption('testing');
  await dialog.getByLabel('Add tags').fill('from-a-list, second');
  await dialog.getByRole('combobox', { name: 'Owner' }).fill('team-crm');
  await page.getByRole('option', { name: /team-crm/ }).click();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('2 assets were changed')).toBeVisible();
  expect(await asset(MARGINS)).toMatchObject({
    lifecycle: 'testing',
    owner: 'group:default/team-crm',
    tags: ['from-a-list', 'second'],
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 assets are as they were')).toBeVisible();
  const back = await asset(MARGINS);
  expect([back.lifecycle, back.owner, back.tags]).toEqual([undefined, undefined, []]);
  expect(complaints).toEqual([]);
});

test('the list is exported as it is shown', async ({ page }) => {
  await page.goto(`${home}/data/assets?type=topic`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
  expect(lines).toHaveLength(2);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test('a view of the list is kept under a name', async ({ page }) => {
  await page.goto(`${home}/data/assets?type=file&orderBy=-title`);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Files');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.goto(`${home}/data/assets`);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('link', { name: 'Files' }).click();
  await expect(page).toHaveURL(/type=file/);
  await expect(page).toHaveURL(/orderBy=-title/);
});

const pathOf = (name: string) => `/data/lookup?${new URLSearchParams({ namespace: 'duckdb://shop.duckdb', name })}`;

async function openAsset(page: Page, name: string) {
  await page.goto(home + pathOf(name));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function change(name: string, body: object) {
  const { id } = await asset(name);
  const answer = await ask(server.url, `/api/data-catalog/v1/assets/${id}`, { method: 'PATCH', body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  await answer.text();
}

test('a description is written in its place, and undone', async ({ page }) => {
  const complaints = watchConsole(page);
  await openAsset(page, PRODUCTS);
  await page.getByRole('button', { name: 'Describe it' }).click();
  await page.getByRole('textbox', { name: 'Description' }).fill('One row a product.\n🦆 Bought and sold.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Changed: Description')).toBeVisible();
  await expect(page.getByText('One row a product.').first()).toBeVisible();
  expect((await asset(PRODUCTS)).description).toBe('One row a product.\n🦆 Bought and sold.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  expect((await asset(PRODUCTS)).description).toBeUndefined();
  expect(complaints).toEqual([]);
});

for (const [choice, kept] of [
  ['Take mine', 'What I wrote'],
  ['Keep theirs', 'What somebody else wrote'],
] as const) {
  test(`a conflict is shown, and "${choice}" is what counts`, async ({ page }) => {
    await change(PRODUCTS, { description: 'As it was' });
    await openAsset(page, PRODUCTS);
    await page.getByRole('button', { name: 'Change: Description' }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill('What I wrote');
    await change(PRODUCTS, { description: 'What somebody else wrote' });
    await page.keyboard.press('Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this meanwhile' });
    await expect(dialog.getByText('What somebody else wrote')).toBeVisible();
    await dialog.getByRole('button', { name: choice }).click();
    await expect.poll(async () => (await asset(PRODUCTS)).description).toBe(kept);
    await expect(page.getByText(kept).first()).toBeVisible();
  });
}

test('tags, owner, state and a column are changed', async ({ page }) => {
  await openAsset(page, PRODUCTS);
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Find or add a tag' }).fill('golden');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await asset(PRODUCTS)).tags).toEqual(['golden']);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Change: Owner' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).fill('team-shop');
  await page.getByRole('option', { name: /team-shop/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await asset(PRODUCTS)).owner).toBe('group:default/team-shop');

  await page.getByRole('button', { name: 'Change certification, lifecycle, criticality and tier' }).click();
  await page.getByRole('checkbox', { name: 'Certified' }).check();
  await page.getByRole('combobox', { name: 'Lifecycle' }).selectOption('production');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await asset(PRODUCTS)).lifecycle).toBe('production');
  expect((await asset(PRODUCTS)).certified).toBe(true);

  const { id } = await asset('shop.main.fct_orders');
  await page.goto(`${home}/data/assets/${id}/columns?column=channel`);
  const panel = page.getByRole('complementary', { name: 'Column channel' });
  await panel.getByRole('button', { name: /Change: Description|Describe it|Add a description/ }).first().click();
  await panel.getByRole('textbox').fill('Where it was ordered');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => {
      const answer = await ask(server.url, `/api/data-catalog/v1/assets/${id}/columns?q=channel`);
      const { items } = (await answer.json()) as { items: { name: string; description?: string }[] };
      return items.find(({ name }) => name === 'channel')?.description;
    })
    .toBe('Where it was ordered');
});

test('what a file declares is read, not written, and the file is named', async ({ page }) => {
  await openAsset(page, 'shop.main.fct_orders');
  await expect(page.getByText('Declared in assets.yaml').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change: Owner' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change: Description' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Change: Steward' })).toBeVisible();
});

test('an asset is deleted and brought back', async ({ page }) => {
  await openAsset(page, MARGINS);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('A newer event that names it brings it back.')).toBeVisible();
  expect((await asset(MARGINS)).deletedAt).toBeDefined();
  await page.getByRole('button', { name: 'Undelete' }).first().click();
  await expect.poll(async () => (await asset(MARGINS)).deletedAt).toBeUndefined();
  await expect(page.getByText('A newer event that names it brings it back.')).toHaveCount(0);
});

test('a page follows what others change, without a reload', async ({ page }) => {
  await openAsset(page, MARGINS);
  // The socket of the signals is opened a moment after the page.
  await page.waitForTimeout(3000);
  await expect
    .poll(
      async () => {
        await change(MARGINS, { description: `Changed at ${Date.now()}` });
        await page.waitForTimeout(2500);
        return page.getByText(/Changed at \d+/).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
});

test('a starred asset stands on the home page, and a search leads to it', async ({ page }) => {
  await openAsset(page, PRODUCTS);
  await page.getByRole('button', { name: 'Star dim_products' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/\/data$/);
  await expect(page.getByRole('link', { name: /dim_products/ }).first()).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('customer_sc');
  await expect(page.getByRole('option', { name: /customer_scores/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'customer_scores' })).toBeVisible();
});

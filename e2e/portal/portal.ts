import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { idOf } from '../lib/oddData';
import { ask, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';

const images = process.env.HEADWATER_SCREENSHOTS ? 'docs/images/portal' : 'test-results/pictures';

/** Where a picture of a page goes; `HEADWATER_SCREENSHOTS=1` keeps it where the docs show it. */
export function pictureFile(name: string): string {
  mkdirSync(path.join(root, images), { recursive: true });
  return path.join(root, images, `${name}.png`);
}

/** The table that most pages are looked at with. */
export const ORDERS = { namespace: 'duckdb://shop.duckdb', name: 'shop.main.fct_orders' };

/** A table of the example whose columns only its job's SQL tells of. */
export const REPORT = { namespace: 'duckdb://shop.duckdb', name: 'shop.main.report_channels' };

/** A portal with the example data, on a database of its own. */
export type ExamplePortal = { server: Server; home: string; stop: () => Promise<void> };

/** Starts a portal; resolves once the example data has come together. */
export async function startExamplePortal(): Promise<ExamplePortal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-portal-'));
  const server = await startServer('start', { DATABASE_URL: `sqlite:${path.join(folder, 'portal.sqlite')}` }, 500_000);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await exampleReady(server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, home: server.url.replace('127.0.0.1', 'localhost'), stop };
}

/** Waits until the example's events and files, which are read in the background, have come together. */
async function exampleReady(server: Server): Promise<void> {
  const service = '/api/data-catalog/v1/assets/lookup?entityRef=component:default/offers-api&include=counts';
  await expect
    .poll(
      async () => {
        const answer = await ask(server.url, service);
        if (!answer.ok) return 0;
        return ((await answer.json()) as { counts: { upstream: number } }).counts.upstream;
      },
      { timeout: 180_000 },
    )
    .toBe(1);
  // What SQL tells is worked out after the events came in.
  const report = await idOf(server.url, REPORT);
  await expect
    .poll(
      async () => {
        const answer = await ask(server.url, `/api/data-catalog/v1/lineage/${report}?level=column`);
        return Object.keys(((await answer.json()) as { sql?: object }).sql ?? {}).length;
      },
      { timeout: 120_000 },
    )
    .toBe(1);
}

/** Complaints of the page: errors on its console, and what it throws. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  return complaints;
}

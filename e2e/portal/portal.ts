import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { ask } from '../lib/server';
import type { Server } from '../lib/server';

/** Waits until the example's events and files, which are read in the background, have come together. */
export async function exampleReady(server: Server): Promise<void> {
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

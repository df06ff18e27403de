import type { OpenLineageEvent } from '@headwater/openlineage-client';
import { ask } from './server';

type Page = { items: { body: OpenLineageEvent }[]; nextCursor?: string };

async function json<T>(url: string, pathname: string): Promise<T> {
  const answer = await ask(url, `/api/data-catalog/v1/events${pathname}`);
  if (!answer.ok) throw new Error(`${pathname} was answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Every event of the log, as it was taken; in the order in which they came. */
export async function loggedEvents(url: string): Promise<OpenLineageEvent[]> {
  const events: OpenLineageEvent[] = [];
  let cursor: string | undefined;
  do {
    const more: string = cursor === undefined ? '' : `&cursor=${cursor}`;
    const page: Page = await json(url, `?kind=openlineage.event&limit=1000${more}`);
    events.push(...page.items.map(({ body }) => body));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return events.reverse();
}

/** Why events were refused, one reason for each that is kept. */
export async function refusals(url: string): Promise<string[]> {
  const { items } = await json<{ items: { reason: string }[] }>(url, '/rejected?limit=1000');
  return items.map(({ reason }) => reason);
}

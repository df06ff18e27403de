import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { useLoaded } from '../ui/useLoaded';
import type { Loaded } from '../ui/useLoaded';

export type Concerning<T> = {
  items: T[];
  /** Whether they concern what the user's teams own; else they are all there are. */
  mine: boolean;
};

const MOST_OWNERS = 50;

/**
 * What concerns the user: of what they or their teams own, or, where that is
 * nothing, of everything.
 */
export function useConcerning<T>(
  name: string,
  load: (owner: string[] | undefined, signal: AbortSignal) => Promise<T[]>,
): Loaded<Concerning<T>> {
  const identity = useApi(identityApiRef);
  return useLoaded(['home', name], async signal => {
    const owner = await ownersOf(identity);
    const mine = owner.length > 0 ? await load(owner, signal) : [];
    return mine.length > 0 ? { items: mine, mine: true } : { items: await load(undefined, signal), mine: false };
  });
}

async function ownersOf(identity: IdentityApi): Promise<string[]> {
  const { ownershipEntityRefs } = await identity.getBackstageIdentity();
  return ownershipEntityRefs.slice(0, MOST_OWNERS);
}

const MOST_PAGES = 3;

/** Items of the first pages until there are enough: an answer may be short and still not be the last. */
export async function readPages<T>(
  enough: number,
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor?: string }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < MOST_PAGES; count++) {
    const answer = await page(cursor);
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (items.length >= enough || cursor === undefined) break;
  }
  return items;
}

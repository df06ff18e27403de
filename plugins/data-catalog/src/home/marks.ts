import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { StorageApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo } from 'react';
import { useSetting } from '../ui/useSetting';

const BUCKET = 'data-catalog';
const RECENT = 'recent';
const STARS = 'stars';
const MOST_RECENT = 20;
const MOST_STARS = 500;

export type Stars = {
  /** Ids, newest first. */
  ids: string[];
  has: (id: string) => boolean;
  toggle: (id: string) => void;
};

/** The assets that the user has starred; every button that stars shares them. */
export function useStars(): Stars {
  const storage = useApi(storageApiRef);
  const [ids] = useSetting<string[]>(STARS, []);
  const known = useMemo(() => new Set(ids), [ids]);
  const has = useCallback((id: string) => known.has(id), [known]);
  const toggle = useCallback(
    (id: string) =>
      changeList(storage, STARS, all =>
        all.includes(id) ? all.filter(other => other !== id) : [id, ...all].slice(0, MOST_STARS),
      ),
    [storage],
  );
  return useMemo(() => ({ ids, has, toggle }), [ids, has, toggle]);
}

/** Ids of the assets that the user looked at, newest first. */
export function useRecent(): string[] {
  return useSetting<string[]>(RECENT, [])[0];
}

/** Remembers that the user looks at an asset; call it where its page is shown, with the id once it is known. */
export function useRememberVisit(id: string | undefined) {
  const storage = useApi(storageApiRef);
  useEffect(() => {
    if (id === undefined) return;
    changeList(storage, RECENT, all =>
      all[0] === id ? all : [id, ...all.filter(other => other !== id)].slice(0, MOST_RECENT),
    );
  }, [storage, id]);
}

/**
 * Changes a list of ids as it is stored now, which another window may have
 * changed meanwhile; where the list is still on its way from a server, the
 * change waits for it, so that it is not overwritten.
 */
function changeList(storage: StorageApi, key: string, change: (ids: string[]) => string[]) {
  const bucket = storage.forBucket(BUCKET);
  const write = (before: string[] | undefined) => {
    const next = change(before ?? []);
    if (next !== before) bucket.set(key, next);
  };
  const present = bucket.snapshot<string[]>(key);
  if (present.presence !== 'unknown') {
    write(present.value);
    return;
  }
  let done = false;
  const subscription = bucket.observe$<string[]>(key).subscribe(snapshot => {
    if (done || snapshot.presence === 'unknown') return;
    done = true;
    // It may answer before there is a subscription to end.
    queueMicrotask(() => subscription.unsubscribe());
    write(snapshot.value);
  });
}

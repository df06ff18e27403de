import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { CHANGE_CHANNEL } from '@headwater/plugin-data-catalog-common';
import type { ChangeSignal } from '@headwater/plugin-data-catalog-common';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Follower } from './Follower';

export type Live = {
  /** Whether the portal has a signals service that tells of changes. */
  follows: boolean;
  /** When the last change was told of, in milliseconds since 1970; 0 before the first. */
  changedAt: number;
  /** Log position of that change; 0 before the first. */
  position: number;
};

const Context = createContext<Live>({ follows: false, changedAt: 0, position: 0 });

/**
 * Follows changes of the data catalog. What is on the page about an asset that
 * changed is loaded anew; lists keep their order under one's eyes, and say
 * that there is something newer (see `useNewer`).
 */
export function LiveChanges({ children }: { children: ReactNode }) {
  const signals = useApiHolder().get(signalApiRef);
  const queries = useQueryClient();
  const [last, setLast] = useState({ changedAt: 0, position: 0 });
  useEffect(() => {
    if (!signals) return undefined;
    const follower = new Follower(fits =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => fits(queryKey) }),
    );
    const subscription = signals.subscribe<ChangeSignal>(CHANGE_CHANNEL, change => {
      setLast({ changedAt: Date.now(), position: change.position });
      follower.tell(change);
    });
    return () => {
      subscription.unsubscribe();
      follower.stop();
    };
  }, [signals, queries]);
  const value = useMemo(() => ({ follows: signals !== undefined, ...last }), [signals, last]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLive(): Live {
  return useContext(Context);
}

/**
 * Whether something has changed since an answer came, by the time of
 * `useLoaded`'s `at`. With the log position that the answer holds, such as
 * that of the user's own write, what is told of late is not taken for new.
 */
export function useNewer(at: number | undefined, held = 0): boolean {
  const { changedAt, position } = useLive();
  return at !== undefined && changedAt > at && position > held;
}

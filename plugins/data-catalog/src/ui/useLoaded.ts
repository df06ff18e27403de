import { useQuery } from '@tanstack/react-query';

export type Loaded<T> = {
  value?: T;
  error?: Error;
  /** The first answer is on its way. */
  loading: boolean;
  /** A newer answer is on its way while one is shown. */
  refreshing: boolean;
  /** When the value came, in milliseconds since 1970. */
  at?: number;
  retry: () => void;
};

/**
 * Loads what a page shows. The answer is cached under `key`; with `keep`, the
 * value of the key before stays while the next is on its way, so that a list
 * keeps its layout. Hold the parts of a key that name an asset as its second
 * element, `['columns', id, …]`: live changes find it there.
 */
export function useLoaded<T>(
  key: readonly unknown[],
  load: (signal: AbortSignal) => Promise<T>,
  { keep = false, enabled = true }: { keep?: boolean; enabled?: boolean } = {},
): Loaded<T> {
  const { data, error, isPending, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => load(signal),
    enabled,
    ...(keep && { placeholderData: (before: T | undefined) => before as never }),
  });
  return {
    value: data,
    // What is there stays useful when a refresh fails.
    error: data === undefined ? (error ?? undefined) : undefined,
    loading: isPending && enabled,
    refreshing: isFetching && !isPending,
    at: dataUpdatedAt || undefined,
    retry: () => {
      refetch();
    },
  };
}

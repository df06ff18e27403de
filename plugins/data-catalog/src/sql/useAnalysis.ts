import { useApi } from '@backstage/frontend-plugin-api';
import type { SqlAnalysis } from '@headwater/plugin-data-catalog-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { dataCatalogApiRef } from '../api';
import type { SqlAsked } from './sqlState';

/** Where the answer to a text stands. */
export type Analysed = {
  state: 'idle' | 'loading' | 'stopped' | 'failed' | 'done';
  analysis?: SqlAnalysis;
  error?: Error;
  /** When the answer came, in milliseconds since 1970. */
  at: number;
  /** Stops waiting for the answer. */
  stop: () => void;
  /** Asks once more. */
  again: () => void;
};

/**
 * What a text reads and writes; nothing is stored. An answer stays for a
 * while, so that going back shows at once what was there.
 */
export function useAnalysis(asked: SqlAsked | undefined): Analysed {
  const api = useApi(dataCatalogApiRef);
  const client = useQueryClient();
  const key = ['sql', asked];
  const { data, error, isFetching, isError, dataUpdatedAt, refetch } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const built = await api.buildLineage({ dryRun: true, statements: [asked!] }, { signal });
      const [item] = built.statements;
      if (item?.analysis) return item.analysis;
      throw new ItemError(item?.status ?? 500, item?.error?.message ?? '');
    },
    enabled: asked !== undefined,
    staleTime: Infinity,
  });
  const stop = useCallback(() => {
    client.cancelQueries({ queryKey: ['sql'] });
  }, [client]);
  const again = useCallback(() => {
    refetch();
  }, [refetch]);
  const answered = data ? 'done' : 'stopped';
  const rested = isError ? 'failed' : answered;
  const state = isFetching ? 'loading' : rested;
  return {
    state: asked === undefined ? 'idle' : state,
    analysis: data,
    error: error ?? undefined,
    at: dataUpdatedAt,
    stop,
    again,
  };
}

/** The one text of a request was not analysed; the status is that of its item. */
class ItemError extends Error {
  readonly name = 'ItemError';

  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

import { useApi } from '@backstage/frontend-plugin-api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../../api';
import { activityPages, readKind } from './activity/activityPages';
import { columnsKey, loadColumns } from './columns/useColumns';
import {
  firstColumnsKey,
  lastRunsKey,
  loadFirstColumns,
  loadLastRuns,
} from './overview/overviewQueries';
import { evidenceKey, loadEvidence } from './quality/useEvidence';
import { readRunFilter, runPages } from './runs/runPages';
import { loadStatements, statementsKey } from './sources/loadStatements';
import { loadNeighbours, neighboursKey } from './useNeighbours';

/**
 * Asks for what a tab shows together with the asset, instead of after it: both
 * mostly come at once, and the tab is drawn once, with what is in it. The tab
 * asks the same, and takes this answer for its own.
 */
export function usePrefetch(id: string, tab = 'overview') {
  const api = useApi(dataCatalogApiRef);
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const text = (name: string) => params.get(name) ?? '';
  const runFilter = readRunFilter(text('state'), text('use'));
  const kind = readKind(text('kind'));
  useEffect(() => {
    const ask = (
      queryKey: readonly unknown[],
      load: (of: typeof api, id: string, signal: AbortSignal) => Promise<unknown>,
    ) => queries.prefetchQuery({ queryKey, queryFn: ({ signal }) => load(api, id, signal) });
    ask(neighboursKey(id), loadNeighbours);
    const tabs: Record<string, () => void> = {
      // Not every asset has columns and runs; most have, and to ask in vain costs little.
      overview: () => {
        ask(firstColumnsKey(id), loadFirstColumns);
        ask(lastRunsKey(id), loadLastRuns);
      },
      columns: () => ask(columnsKey(id), loadColumns),
      quality: () => ask(evidenceKey(id), loadEvidence),
      runs: () => queries.prefetchInfiniteQuery(runPages(api, id, runFilter)),
      activity: () => queries.prefetchInfiniteQuery(activityPages(api, id, kind)),
      sources: () => ask(statementsKey(id), loadStatements),
    };
    if (Object.hasOwn(tabs, tab)) tabs[tab]();
    // Filters that change later are the tab's own affair.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, queries, id, tab]);
}

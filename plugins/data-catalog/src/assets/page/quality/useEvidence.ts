import { useApi } from '@backstage/frontend-plugin-api';
import type { DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../../../api';
import { useLoaded } from '../../../ui/useLoaded';
import { readEvidence } from './evidence';
import type { Evidence, StatedFacet } from './evidence';

const keys = ['dataQualityAssertions', 'dataQualityMetrics', 'inputStatistics', 'outputStatistics'];
/** Runs whose facets are looked at: producers state checks and measures of a dataset where a run reads or writes it. */
const RUNS = 12;

type Api = Pick<DataCatalogClient, 'listAssetFacets' | 'listAssetRuns' | 'getRunFacets'>;

/** Loads the checks and measures of a dataset from its own facets and those of its last runs. */
export async function loadEvidence(api: Api, id: string, signal?: AbortSignal): Promise<Evidence> {
  const [own, runs] = await Promise.all([
    api.listAssetFacets(id, { key: keys }, { signal }),
    api.listAssetRuns(id, { limit: RUNS }, { signal }),
  ]);
  // A run that cannot be read takes nothing from the others.
  const answers = await Promise.allSettled(
    runs.items.map(async ({ runId }) => ({
      runId,
      facets: await api.getRunFacets(runId, {}, { signal }),
    })),
  );
  const ofRuns = answers.flatMap((answer): StatedFacet[] => {
    if (answer.status === 'rejected') return [];
    const { runId, facets } = answer.value;
    return [...facets.inputs, ...facets.outputs]
      .filter(({ asset }) => asset.id === id)
      .flatMap(({ facets: stated }) => stated)
      .filter(({ key }) => keys.includes(key))
      .map(({ key, at, by, body }) => ({ key, at, by, body, runId }));
  });
  // Those of runs first: of two equal ones, the one that knows its run is kept.
  return readEvidence([
    ...ofRuns,
    ...own.items.map(({ key, at, by, body }) => ({ key, at, by, body })),
  ]);
}

/** Key of an asset's checks and measures in the cache. */
export function evidenceKey(id: string): readonly unknown[] {
  return ['evidence', id];
}

/** Checks and measures of a dataset; loaded where they are looked at. */
export function useEvidence(id: string, enabled = true) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(evidenceKey(id), signal => loadEvidence(api, id, signal), { enabled });
}

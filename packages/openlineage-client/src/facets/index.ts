import type { TSchema } from '@sinclair/typebox';
import type { FacetKind } from './build';
import { datasetFacets, inputDatasetFacets, outputDatasetFacets } from './datasetFacets';
import { jobFacets } from './jobFacets';
import { runFacets } from './runFacets';

export type { FacetKind } from './build';
export * from './datasetFacets';
export * from './jobFacets';
export * from './runFacets';

/** Every official facet, declared once: by where it stands, then by key. */
export const facetDeclarations: Record<FacetKind, Record<string, TSchema>> = {
  run: runFacets,
  job: jobFacets,
  dataset: datasetFacets,
  inputDataset: inputDatasetFacets,
  outputDataset: outputDatasetFacets,
};

/** Whether a facet is an official one. */
export function isKnownFacet(kind: FacetKind, key: string): boolean {
  return Object.hasOwn(facetDeclarations[kind], key);
}

import type { FacetBody } from '../build/facetBuilders';
import type { runFacets } from '../facets/runFacets';

/** What the errorMessage facet says of something that was thrown. */
export function describeError(thrown: unknown): FacetBody<typeof runFacets.errorMessage> {
  const isError = thrown instanceof Error;
  const stack = isError ? thrown.stack : undefined;
  return {
    message: storable(isError ? thrown.message || thrown.name : String(thrown)),
    // Frames name TypeScript files where Node runs them itself or follows source maps.
    programmingLanguage: stack && /\.[cm]?tsx?:\d+/.test(stack) ? 'TypeScript' : 'JavaScript',
    ...(stack && { stackTrace: storable(stack) }),
  };
}

/** Text without what receivers refuse: NUL and halves of surrogate pairs. */
function storable(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').replace(/\0/g, '');
}

import type { Static, TSchema } from '@sinclair/typebox';
import { InvalidEventError } from '../client/errors';
import type { FacetKind } from '../facets';
import { checkFacet } from '../validation/checkFacets';
import { facetSchemaUrl, officialFacets } from './schemaUrls';
import type { OfficialFacets } from './schemaUrls';

/** What a facet says, without the fields that its builder fills in. */
export type FacetBody<Declaration extends TSchema> = Omit<
  Static<Declaration>,
  '_producer' | '_schemaURL' | '_deleted'
>;

/** A builder for each official facet: by where it stands in an event, then by its key. */
export type FacetBuilders = {
  [Kind in FacetKind]: {
    [Key in keyof OfficialFacets[Kind]]: OfficialFacets[Kind][Key] extends TSchema
      ? (body: FacetBody<OfficialFacets[Kind][Key]>) => Static<OfficialFacets[Kind][Key]>
      : never;
  };
};

/** Builders that fill in `_producer` and `_schemaURL`, made from the facets' declarations. */
export function createFacetBuilders(producer: string): FacetBuilders {
  const builders = Object.entries(officialFacets).map(([kind, declarations]) => {
    const keys = Object.keys(declarations);
    return [
      kind,
      Object.fromEntries(keys.map(key => [key, builderOf(kind as FacetKind, key, producer)])),
    ];
  });
  return Object.fromEntries(builders);
}

function builderOf(kind: FacetKind, key: string, producer: string) {
  return (body: object) => {
    const facet = withBase(`facets.${kind}.${key}`, body, producer, facetSchemaUrl(kind, key));
    const issues = checkFacet(kind, key, facet);
    if (issues.length > 0)
      throw new InvalidEventError(`facets.${kind}.${key}: ${issues.join('; ')}`);
    return facet;
  };
}

/** A facet with what every facet has. Whatever the body says of those fields is replaced. */
export function withBase<Body extends object>(
  label: string,
  body: Body,
  producer: string,
  schemaUrl: string,
): Body & { _producer: string; _schemaURL: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidEventError(
      `${label}: must be an object, got ${JSON.stringify(body) ?? 'nothing'}`,
    );
  }
  return { ...body, _producer: producer, _schemaURL: schemaUrl };
}

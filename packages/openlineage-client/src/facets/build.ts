import * as Type from '@sinclair/typebox';
import { Kind } from '@sinclair/typebox';
import type { TObject, TProperties, TSchema } from '@sinclair/typebox';

/** Where a facet stands in an event. */
export type FacetKind = 'run' | 'job' | 'dataset' | 'inputDataset' | 'outputDataset';

export const uri = (description?: string) => Type.String({ format: 'uri', description });
export const uuid = () => Type.String({ format: 'uuid' });
export const dateTime = (description?: string) => Type.String({ format: 'date-time', description });
export const text = (description?: string) => Type.String({ description });
export const optionalText = (description?: string) => Type.Optional(text(description));
export const optionalInteger = (description?: string) => Type.Optional(Type.Integer({ description }));

/** One of some texts. */
export const oneOf = <T extends string>(...values: T[]) =>
  Type.Unsafe<T>({ [Kind]: 'StringEnum', type: 'string', enum: values });

const base = {
  _producer: uri('What produced the facet'),
  _schemaURL: uri('The schema of this version of the facet'),
};
const deleted = { _deleted: Type.Optional(Type.Boolean({ description: 'Takes the facet back' })) };

/** An object that may hold more than is declared. */
export const open = <P extends TProperties>(properties: P, description?: string) =>
  Type.Object(properties, { description });

// Named, as the published types would repeat what they hold for each facet.
type WithBase<P extends TProperties> = typeof base & P;
type WithDeleted<P extends TProperties> = typeof base & typeof deleted & P;

const fixed = <P extends TProperties>(properties: P): TObject<WithBase<P>> =>
  Type.Object<WithBase<P>>({ ...base, ...properties });
const deletable = <P extends TProperties>(properties: P): TObject<WithDeleted<P>> =>
  Type.Object<WithDeleted<P>>({ ...base, ...deleted, ...properties });

export const facetOf = {
  run: fixed,
  job: deletable,
  dataset: deletable,
  inputDataset: fixed,
  outputDataset: fixed,
};

/** A bag of facets: by key, each with at least what every facet has. */
export const facetBag = (facet: TSchema) => Type.Record(Type.String(), facet);

export const baseFacet = Type.Object(base);
export const deletableFacet = Type.Object({ ...base, ...deleted });

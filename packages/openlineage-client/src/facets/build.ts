import * as Type from '@sinclair/typebox';
import { Kind } from '@sinclair/typebox';
import type { TProperties, TSchema } from '@sinclair/typebox';

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

export const facetOf = {
  run: <P extends TProperties>(properties: P) => Type.Object({ ...base, ...properties }),
  job: <P extends TProperties>(properties: P) => Type.Object({ ...base, ...deleted, ...properties }),
  dataset: <P extends TProperties>(properties: P) => Type.Object({ ...base, ...deleted, ...properties }),
  inputDataset: <P extends TProperties>(properties: P) => Type.Object({ ...base, ...properties }),
  outputDataset: <P extends TProperties>(properties: P) => Type.Object({ ...base, ...properties }),
};

/** A bag of facets: by key, each with at least what every facet has. */
export const facetBag = (facet: TSchema) => Type.Record(Type.String(), facet);

export const baseFacet = Type.Object(base);
export const deletableFacet = Type.Object({ ...base, ...deleted });

import { Type } from '@sinclair/typebox';
import type { Static, TSchema } from '@sinclair/typebox';
import { criticalities, lifecycles } from '../model/asset';

/** apiVersion of the kinds. */
export const HEADWATER_API_VERSION = 'headwater.io/v1alpha1';

const oneOf = <T extends string>(values: readonly T[], description: string) =>
  Type.Unsafe<T>({ type: 'string', enum: values, description });
const text = (description: string, maxLength = 4096) =>
  Type.String({ minLength: 1, maxLength, description });
const list = (description: string, items: TSchema = text(description)) =>
  Type.Array(items as ReturnType<typeof text>, { description });

const reference = Type.Union(
  [
    text('An entity ref such as dataasset:default/orders, or <namespace>#<name>'),
    Type.Object({ namespace: text('Namespace'), name: text('Name') }, { additionalProperties: false }),
  ],
  { description: 'An asset: an entity ref, <namespace>#<name>, or an object with both' },
);
const references = (description: string) => Type.Array(reference, { description });

const owner = text('Entity ref of a group or user');
const domain = text('Entity ref of a domain');
const lifecycle = oneOf(lifecycles, 'Where it stands in its life');

const column = Type.Recursive(self =>
  Type.Object(
    {
      name: text('Name, exactly as in the data'),
      type: Type.Optional(text('Type, as the store calls it')),
      description: Type.Optional(Type.String({ maxLength: 100_000 })),
      nullable: Type.Optional(Type.Boolean()),
      terms: Type.Optional(list('Glossary terms')),
      fields: Type.Optional(Type.Array(self, { description: 'Nested columns' })),
    },
    { additionalProperties: false },
  ),
);

const dataAssetSpec = Type.Object(
  {
    type: text('What it is: table, view, topic, file, pipeline, dashboard ...', 200),
    qualifiedName: Type.Optional(
      Type.Object(
        { namespace: text('OpenLineage namespace'), name: text('OpenLineage name') },
        { additionalProperties: false, description: 'The OpenLineage identity that this entity is' },
      ),
    ),
    owner: Type.Optional(owner),
    steward: Type.Optional(text('Entity ref of a group or user who looks after it')),
    domain: Type.Optional(domain),
    system: Type.Optional(text('Entity ref of a system')),
    lifecycle: Type.Optional(lifecycle),
    criticality: Type.Optional(oneOf(criticalities, 'How bad it is when it breaks')),
    tier: Type.Optional(text('Class of service, in your own words', 100)),
    certified: Type.Optional(Type.Boolean({ description: 'Whether its owner vouches for it' })),
    partOf: Type.Optional(reference),
    columns: Type.Optional(Type.Array(column, { description: 'Columns, merged by name with those observed' })),
    terms: Type.Optional(list('Glossary terms')),
    upstream: Type.Optional(references('Assets it is made from')),
  },
  { additionalProperties: true },
);

const glossaryTermSpec = Type.Object(
  {
    definition: text('What the term means', 100_000),
    parent: Type.Optional(text('The broader term')),
    category: Type.Optional(text('Category', 200)),
    domain: Type.Optional(domain),
    synonyms: Type.Optional(list('Other words for it')),
    abbreviations: Type.Optional(list('Short forms')),
    owner: Type.Optional(owner),
    steward: Type.Optional(text('Entity ref of a group or user who looks after it')),
    examples: Type.Optional(list('Examples')),
    usageNotes: Type.Optional(text('How to use it, and how not', 100_000)),
    related: Type.Optional(list('Related terms')),
  },
  { additionalProperties: true },
);

const dataProductSpec = Type.Object(
  {
    owner: Type.Optional(owner),
    domain: Type.Optional(domain),
    lifecycle: Type.Optional(lifecycle),
    inputs: Type.Optional(references('Assets it takes in')),
    outputs: Type.Optional(references('Assets it puts out')),
    contract: Type.Optional(Type.Unknown({ description: 'A data contract, or a link to one' })),
  },
  { additionalProperties: true },
);

/** The `spec` of each kind as JSON Schema, by the kind's name in lower case. */
export const specSchemas = {
  dataasset: dataAssetSpec,
  glossaryterm: glossaryTermSpec,
  dataproduct: dataProductSpec,
} as const satisfies Record<string, TSchema>;

export type DataAssetSpec = Static<typeof dataAssetSpec>;
export type GlossaryTermSpec = Static<typeof glossaryTermSpec>;
export type DataProductSpec = Static<typeof dataProductSpec>;
/** How YAML refers to an asset. */
export type SpecReference = Static<typeof reference>;
/** A kind of ours, in lower case. */
export type HeadwaterKind = keyof typeof specSchemas;

/** Whether a kind is one of ours. */
export function isHeadwaterKind(kind: string): boolean {
  return Object.hasOwn(specSchemas, kind.toLocaleLowerCase('en-US'));
}

import type { ColumnMappingDocument, Transformation } from './documents';

/** Turns an OpenLineage name into the id of a dataset, and remembers that it was mentioned. */
export type DatasetReferrer = (namespace: string, name: string) => string;

type InputField = {
  namespace?: unknown;
  name?: unknown;
  field?: unknown;
  type?: unknown;
  transformations?: unknown;
};

/** A mapping, and the datasets it names as feeding the output. */
export type ReadMapping = { document: ColumnMappingDocument; inputs: string[] };

/**
 * Reads a `columnLineage` facet of any version (1-0-x keeps the transformation
 * on the output field). Parts that break the schema are left out; the facet
 * itself is kept verbatim elsewhere.
 */
export function readColumnLineageFacet(facet: unknown, refer: DatasetReferrer): ReadMapping {
  const { fields, dataset } = asRecord(facet);
  const mapping: ColumnMappingDocument = { fields: [], dataset: [] };
  for (const [output, entry] of Object.entries(asRecord(fields))) {
    const { inputFields, transformationType, transformationDescription } = asRecord(entry);
    const inherited = legacyTransformation(transformationType, transformationDescription);
    addFields(mapping, output, asList(inputFields), refer, inherited);
  }
  addWholeDataset(mapping, asList(dataset), refer);
  return finish(mapping);
}

/**
 * Reads the `inputs` and `fields` of an explicit lineage facet's dataset entry.
 * Inputs of type JOB feed no column and are left to the caller.
 */
export function readExplicitLineage(entry: unknown, refer: DatasetReferrer): ReadMapping {
  const { inputs, fields } = asRecord(entry);
  const mapping: ColumnMappingDocument = { fields: [], dataset: [] };
  for (const [output, field] of Object.entries(asRecord(fields))) {
    addFields(mapping, output, asList(asRecord(field).inputs), refer, undefined);
  }
  addWholeDataset(mapping, asList(inputs), refer);
  return finish(mapping);
}

function addFields(
  mapping: ColumnMappingDocument,
  output: string,
  inputs: unknown[],
  refer: DatasetReferrer,
  inherited: Transformation | undefined,
) {
  for (const input of inputs) {
    const { namespace, name, field, type, transformations } = asRecord(input) as InputField;
    if (type === 'JOB' || typeof namespace !== 'string' || typeof name !== 'string') continue;
    const dataset = refer(namespace, name);
    const via = readTransformations(transformations, inherited);
    if (typeof field === 'string') mapping.fields.push([output, dataset, field, via]);
    else mapping.dataset.push([dataset, null, via]);
  }
}

function addWholeDataset(mapping: ColumnMappingDocument, inputs: unknown[], refer: DatasetReferrer) {
  for (const input of inputs) {
    const { namespace, name, field, type, transformations } = asRecord(input) as InputField;
    if (type === 'JOB' || typeof namespace !== 'string' || typeof name !== 'string') continue;
    mapping.dataset.push([
      refer(namespace, name),
      typeof field === 'string' ? field : null,
      readTransformations(transformations, undefined),
    ]);
  }
}

function readTransformations(
  value: unknown,
  inherited: Transformation | undefined,
): Transformation[] {
  const stated = asList(value).map(item => {
    const { type, subtype, description, masking } = asRecord(item);
    return {
      ...(typeof type === 'string' && { type }),
      ...(typeof subtype === 'string' && { subtype }),
      ...(typeof description === 'string' && description !== '' && { description }),
      ...(masking === true && { masking }),
    };
  });
  return stated.length === 0 && inherited ? [inherited] : stated;
}

function legacyTransformation(type: unknown, description: unknown): Transformation | undefined {
  if (typeof type !== 'string' && typeof description !== 'string') return undefined;
  const text = typeof description === 'string' && description !== '' ? { description } : {};
  // Before 1-1-0 the type said IDENTITY or MASKED, both of them direct.
  if (type === 'MASKED') return { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true, ...text };
  return { type: 'DIRECT', ...(typeof type === 'string' && { subtype: type }), ...text };
}

/** Sorted, so that a producer's changing order of fields makes no new mapping. */
function finish(mapping: ColumnMappingDocument): ReadMapping {
  const document = { fields: sortedByText(mapping.fields), dataset: sortedByText(mapping.dataset) };
  const inputs = new Set([
    ...document.fields.map(([, dataset]) => dataset),
    ...document.dataset.map(([dataset]) => dataset),
  ]);
  return { document, inputs: [...inputs].sort() };
}

function sortedByText<T>(items: readonly T[]): T[] {
  return items
    .map(item => ({ item, text: JSON.stringify(item) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}

/** The value if it is an object, else an empty one. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

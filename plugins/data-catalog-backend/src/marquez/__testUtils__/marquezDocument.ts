import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv';
import { parse } from 'yaml';

const file = path.resolve(
  resolvePackagePath('@headwater/plugin-data-catalog-backend', '../../..'),
  'shared/openlineage/spec/marquez-openapi.yml',
);
const present = existsSync(file);
if (!present) process.stderr.write('Skipped: the OpenAPI document of Marquez is not here\n');

type Schema = { properties: Record<string, object>; enum?: string[] };

/**
 * Where the document contradicts its own examples and what Marquez answers,
 * the answers count:
 *
 * - `oneOf` of a dataset and a job fits neither, because each property of both
 *   is optional; callers check the data by the node's type.
 * - A node of column lineage is a field, a type that the document lacks.
 * - Tags of a dataset's version are a list, in its own example too.
 * - Facets of a run are a map of facets, not one facet; those of a dataset
 *   within a run are objects, not strings.
 * - The name and the time of a search's hit have an empty type.
 */
function corrected(document: { components: { schemas: Record<string, Schema> } }) {
  const { schemas } = document.components;
  schemas.GraphNode.properties.data = { type: 'object' };
  schemas.NodeType.enum = ['JOB', 'DATASET', 'DATASET_FIELD'];
  schemas.DatasetVersion.properties.tags = { type: 'array', items: { type: 'string' } };
  schemas.FacetsResult.properties.facets = { $ref: '#/components/schemas/RunFacets' };
  for (const name of ['name', 'updatedAt']) {
    schemas.SearchResult.properties[name] = { type: 'string' };
  }
  for (const name of ['InputDatasetVersion', 'OutputDatasetVersion']) {
    schemas[name].properties.facets = { $ref: '#/components/schemas/DatasetFacets' };
  }
  return document;
}

const formats = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: (text: string) => URL.canParse(text),
  URL: (text: string) => URL.canParse(text),
};

const ajv = new Ajv({ strict: false, allErrors: true, formats });
if (present) ajv.addSchema(corrected(parse(readFileSync(file, 'utf8'))), 'marquez');

/** What is wrong with a value by a schema of Marquez's document; nothing where that is absent. */
export function marquezIssues(schema: string, value: unknown): unknown[] {
  if (!present) return [];
  const validate = ajv.getSchema(`marquez#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The document has no schema '${schema}'`);
  return validate(value) ? [] : (validate.errors ?? []);
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './server';

const spec = path.resolve(root, '../shared/openlineage/spec');
const ofOpenLineage = 'https://openlineage.io/spec/';

// The validator that the client's own tests use.
const ofClient = createRequire(path.join(root, 'packages/openlineage-client/package.json'));
const { default: Ajv2020 } = ofClient('ajv/dist/2020') as typeof import('ajv/dist/2020');
const { default: addFormats } = ofClient('ajv-formats') as typeof import('ajv-formats');

/** How an event breaks the official schemas; empty when it does not. */
export type OfficialCheck = (event: object) => string[];

/**
 * A check of events by the official schemas: of the whole by OpenLineage.json
 * and by what its `schemaURL` names, of each facet by what its `_schemaURL`
 * names. Facets with other schemas are held to what every facet has.
 *
 * @returns undefined where the schemas are not, which is said
 */
export function officialCheck(): OfficialCheck | undefined {
  if (!existsSync(spec)) {
    process.stdout.write('Notice: the official schemas of OpenLineage are not here; events are not checked by them.\n');
    return undefined;
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats(ajv);
  const files = readdirSync(path.join(spec, 'facets')).map(file => `facets/${file}`);
  for (const file of ['OpenLineage.json', ...files]) {
    ajv.addSchema(JSON.parse(readFileSync(path.join(spec, file), 'utf8')));
  }
  const issuesOf = (schema: unknown, value: unknown): string[] => {
    const check = ajv.getSchema(String(schema));
    if (!check) return [`there is no schema ${schema}`];
    if (check(value)) return [];
    return check.errors!.map(({ instancePath, message }) => `${schema}: ${instancePath} ${message}`);
  };
  return event => [
    ...issuesOf(`${ofOpenLineage}2-0-2/OpenLineage.json`, event),
    ...issuesOf((event as { schemaURL?: string }).schemaURL, event),
    ...facetsIn(event)
      .filter(({ _schemaURL }) => _schemaURL.startsWith(ofOpenLineage))
      .flatMap(facet => issuesOf(facet._schemaURL, facet)),
  ];
}

type WithSchema = { _schemaURL: string };

/** Facets stand in events, and in the parent facet too. */
function facetsIn(value: unknown): WithSchema[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(facetsIn);
  return typeof (value as Partial<WithSchema>)._schemaURL === 'string' ? [value as WithSchema, ...inside] : inside;
}

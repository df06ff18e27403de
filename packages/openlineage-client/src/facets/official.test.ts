import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { eventDeclarations } from '../events/declarations';
import type { OpenLineageEvent } from '../events/types';
import { checkEventCore } from '../validation/checkEventCore';
import { checkFacet, facetBags } from '../validation/checkFacets';
import { facetDeclarations } from '.';
import type { FacetKind } from '.';

const shared = path.resolve(__dirname, '../../../../../shared/openlineage');
const present = existsSync(shared);
if (!present) process.stderr.write('Skipped: the official schemas of OpenLineage are not here\n');
const describeWithSpec = present ? describe : describe.skip;

type Schema = Record<string, any>;

const read = (file: string): Schema => JSON.parse(readFileSync(path.join(shared, 'spec', file), 'utf8'));
const core = present ? read('OpenLineage.json') : { $defs: {} };

/** Resolves references into the document, into the core document and to recursive declarations. */
function resolve(schema: Schema, root: Schema): [Schema, Schema] {
  const { $ref } = schema;
  if ($ref === undefined) return [schema, root];
  if ($ref.startsWith('#/')) return resolve(root.$defs[$ref.split('/').pop()], root);
  if ($ref.includes('OpenLineage.json')) return resolve(core.$defs[$ref.split('/').pop()], core);
  return resolve(findById(root, $ref)!, root);
}

function findById(schema: Schema, id: string): Schema | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if (schema.$id === id) return schema;
  return Object.values(schema)
    .map(part => findById(part, id))
    .find(Boolean);
}

/** A schema as plain facts, references, `allOf` and single unions folded; recursion ends at a depth. */
function facts(schema: Schema, root: Schema, depth = 0): unknown {
  const [own, from] = resolve(schema, root);
  if (depth > 7) return '...';
  const parts = (own.allOf ?? []).map((part: Schema) => facts(part, from, depth));
  const unions = own.anyOf ?? own.oneOf ?? [];
  const folded = unions.length === 1 ? [facts(unions[0], from, depth)] : [];
  const merged: Schema = {
    ...(own.const === undefined && own.type !== undefined && unions.length < 2 && { type: own.type }),
    ...(own.enum && { enum: [...own.enum].sort() }),
    ...(own.format && { format: own.format }),
    ...(own.const !== undefined && { const: own.const }),
    ...(own.minimum !== undefined && { minimum: own.minimum }),
    ...(own.items && { items: facts(own.items, from, depth + 1) }),
    ...(unions.length > 1 && {
      oneOf: unions.map((part: Schema) => JSON.stringify(facts(part, from, depth + 1))).sort(),
    }),
  };
  const properties: Schema = {};
  const required = new Set<string>(own.required ?? []);
  for (const [key, value] of Object.entries(own.properties ?? {})) {
    properties[key] = facts(value as Schema, from, depth + 1);
  }
  // TypeBox writes a record as a pattern that any key fits.
  const anyKey = own.patternProperties && Object.values(own.patternProperties)[0];
  const others = anyKey ?? own.additionalProperties;
  let rest = typeof others === 'object' ? facts(others as Schema, from, depth + 1) : undefined;
  if (others === false) rest = false;
  for (const part of [...parts, ...folded] as Schema[]) {
    Object.assign(properties, part.properties);
    (part.required ?? []).forEach((key: string) => required.add(key));
    rest ??= part.rest;
    for (const key of ['type', 'oneOf', 'items']) if (part[key] && !merged[key]) merged[key] = part[key];
  }
  return sorted({
    ...merged,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.size > 0 && { required: [...required].sort() }),
    ...(rest !== undefined && { rest }),
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

const bases: [string, FacetKind][] = [
  ['/RunFacet', 'run'],
  ['/JobFacet', 'job'],
  ['/InputDatasetFacet', 'inputDataset'],
  ['/OutputDatasetFacet', 'outputDataset'],
  ['/DatasetFacet', 'dataset'],
];

/** The official facets: key, kind and schema, one for each that a file declares. */
function officialFacets(): { file: string; key: string; kind: FacetKind; schema: Schema; root: Schema }[] {
  return readdirSync(path.join(shared, 'spec/facets')).flatMap(file => {
    const root = read(`facets/${file}`);
    return Object.entries(root.properties as Record<string, Schema>).flatMap(([key, property]) => {
      const leaves = (schema: Schema): Schema[] => {
        const [own] = resolve(schema, root);
        const unions = own.anyOf ?? own.oneOf;
        return unions ? unions.flatMap(leaves) : [own];
      };
      return leaves(property).map(schema => {
        const base = schema.allOf[0].$ref as string;
        const kind = bases.find(([end]) => base.endsWith(end))![1];
        return { file, key, kind, schema, root };
      });
    });
  });
}

describeWithSpec('the declarations agree with the official schemas, field by field', () => {
  const official = present ? officialFacets() : [];

  it.each(official.map(facet => [`${facet.file} ${facet.kind}.${facet.key}`, facet] as const))('%s', (_, facet) => {
    const declared = facetDeclarations[facet.kind][facet.key] as Schema;
    expect(declared).toBeDefined();
    expect(facts(declared, declared)).toEqual(facts(facet.schema, facet.root));
  });

  it('covers every file, and declares nothing else', () => {
    expect(new Set(official.map(({ file }) => file)).size).toBe(38);
    const declared = Object.entries(facetDeclarations).flatMap(([kind, facets]) =>
      Object.keys(facets).map(key => `${kind}.${key}`),
    );
    expect(declared.sort()).toEqual(official.map(({ kind, key }) => `${kind}.${key}`).sort());
  });

  it.each([
    ['run', 'RunEvent'],
    ['job', 'JobEvent'],
    ['dataset', 'DatasetEvent'],
  ] as const)('declares the %s event as %s', (kind, name) => {
    const declared = eventDeclarations[kind] as Schema;
    // Which kind an event is follows from what it holds, so `not` is no part of a declaration.
    expect(facts(declared, declared)).toEqual(facts(core.$defs[name], core));
  });
});

describeWithSpec('real events', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats(ajv);

  it('are flagged where the official schemas flag them', () => {
    ajv.addSchema(core);
    const checks = new Map(
      officialFacets().map(({ key, kind, schema, root }) => [
        `${kind} ${key}`,
        ajv.compile({ ...schema, $id: `check:${kind}:${key}`, $defs: root.$defs }),
      ]),
    );
    const files = readdirSync(path.join(shared, 'events')).filter(
      name => name.endsWith('.jsonl') && !name.endsWith('.index.jsonl'),
    );
    const differences = new Set<string>();
    let facets = 0;
    for (const file of files) {
      for (const line of readFileSync(path.join(shared, 'events', file), 'utf8').split('\n')) {
        if (line.trim() === '') continue;
        const event = JSON.parse(line) as OpenLineageEvent;
        expect(checkEventCore(event).ok).toBe(true);
        for (const { kind, facets: bag } of facetBags(event)) {
          for (const [key, body] of Object.entries(bag)) {
            const check = checks.get(`${kind} ${key}`);
            if (!check) continue;
            facets++;
            const flagged = checkFacet(kind, key, body).length > 0;
            if (flagged === check(body)) differences.add(`${file} ${kind}.${key} ${JSON.stringify(check.errors?.[0] ?? checkFacet(kind, key, body))}`);
          }
        }
      }
    }
    expect(facets).toBeGreaterThan(5_000);
    expect([...differences]).toEqual([]);
  });

  it.each(['dataset', 'job', 'run'])('the event with an invalid %s facet is taken and flagged', name => {
    const { event } = JSON.parse(
      readFileSync(path.join(shared, 'invalid', `event_invalid_${name}_facet.json`), 'utf8'),
    ) as { event: OpenLineageEvent };
    expect(checkEventCore(event).ok).toBe(true);
    const flagged = facetBags(event).flatMap(({ kind, facets }) =>
      Object.entries(facets).flatMap(([key, body]) => checkFacet(kind, key, body)),
    );
    expect(flagged.length).toBeGreaterThan(0);
  });
});

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { everyFacet } from '../__testUtils__/everyFacet';
import type { FacetKind } from '../facets';
import { createBuilders } from './createBuilders';
import { facetSchemaUrl, officialFacets } from './schemaUrls';

const spec = path.resolve(__dirname, '../../../../../shared/openlineage/spec');
const present = existsSync(spec);
if (!present) process.stderr.write('Skipped: the official schemas of OpenLineage are not here\n');

const ol = createBuilders({ producer: 'https://example.com/etl' });
const orders = { namespace: 'postgres://db:5432', name: 'shop.public.orders' };
const runId = '0198a1a0-0000-7000-8000-000000000001';
const facets = everyFacet(ol);

it('there is an example of each official facet', () => {
  const keys = (kinds: object) =>
    Object.entries(kinds).map(([kind, some]) => [kind, Object.keys(some)]);
  expect(keys(facets)).toEqual(keys(officialFacets));
});

(present ? describe : describe.skip)('what the builders make, by the official schemas', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats(ajv);
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(spec, file), 'utf8')) as { $id: string };
  const files = present ? readdirSync(path.join(spec, 'facets')).map(file => `facets/${file}`) : [];
  if (present) ['OpenLineage.json', ...files].forEach(file => ajv.addSchema(read(file)));

  const errorsOf = (schemaUrl: string, value: unknown) => {
    const check = ajv.getSchema(schemaUrl)!;
    return check(JSON.parse(JSON.stringify(value))) ? [] : check.errors;
  };

  const each = Object.entries(facets).flatMap(([kind, some]) =>
    Object.entries(some).map(([key, facet]) => [kind, key, facet] as const),
  );

  it.each(each)('the %s facet %s is valid', (kind, key, facet) => {
    expect(facet._schemaURL).toBe(facetSchemaUrl(kind as FacetKind, key));
    expect(errorsOf(facet._schemaURL, facet)).toEqual([]);
  });

  it('uses every schema, in its published version', () => {
    const used = new Set(each.map(([, , facet]) => facet._schemaURL.split('#')[0]));
    expect([...used].sort()).toEqual(files.map(file => read(file).$id).sort());
  });

  it.each([
    ol.runEvent({
      eventType: 'COMPLETE',
      run: { runId, facets: facets.run },
      job: { namespace: 'shop', name: 'nightly', facets: facets.job },
      inputs: [{ ...orders, facets: facets.dataset, inputFacets: facets.inputDataset }],
      outputs: [{ ...orders, facets: facets.dataset, outputFacets: facets.outputDataset }],
    }),
    ol.jobEvent({
      job: { namespace: 'shop', name: 'nightly', facets: { sql: ol.deletedFacet('job') } },
    }),
    ol.datasetEvent({ dataset: { ...orders, facets: { schema: ol.deletedFacet('dataset') } } }),
  ])('an event with $schemaURL is valid', event => {
    expect(errorsOf(event.schemaURL, event)).toEqual([]);
    expect(errorsOf('https://openlineage.io/spec/2-0-2/OpenLineage.json', event)).toEqual([]);
  });
});

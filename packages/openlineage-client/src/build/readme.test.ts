import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createBuilders, naming, validateEvent, withRun } from '..';
import type { OpenLineageEvent, RunEvent } from '..';

const events: OpenLineageEvent[] = [];
const client = {
  emit: async (event: OpenLineageEvent) => {
    events.push(event);
  },
};
const loadRevenue = async () => 3;

async function example() {
  // The README shows the lines from here …
  const ol = createBuilders({ producer: 'https://github.com/acme/etl/tree/1.4.0' });
  const { facets } = ol;
  const job = { namespace: 'shop', name: 'nightly.revenue' };
  const orders = naming.mysql({ host: 'db', database: 'shop', table: 'orders' });
  const revenue = naming.s3({ bucket: 'reports', key: 'revenue' });

  // START before the function, COMPLETE after it, FAIL with the error when it throws.
  await withRun(client, { job, builders: ol }, async run => {
    run.input(orders);
    const rowCount = await loadRevenue();
    run.output({
      ...revenue,
      facets: { schema: facets.dataset.schema({ fields: [{ name: 'day', type: 'DATE' }] }) },
      outputFacets: { outputStatistics: facets.outputDataset.outputStatistics({ rowCount }) },
    });
  });

  // Without a run: what a job reads and writes, and a description that is taken back.
  const documentation = ol.deletedFacet('dataset');
  await client.emit(ol.jobEvent({ job, inputs: [orders], outputs: [revenue] }));
  await client.emit(ol.datasetEvent({ dataset: { ...orders, facets: { documentation } } }));
  // … to here.
}

describe('the example of the README', () => {
  it('runs, and makes events that are valid', async () => {
    await example();
    expect(events.map(event => (event as RunEvent).eventType)).toEqual([
      'START',
      'COMPLETE',
      undefined,
      undefined,
    ]);
    expect(events.map(event => validateEvent(event).ok)).toEqual([true, true, true, true]);
  });

  it('is what the README shows', () => {
    const [, own] = readFileSync(__filename, 'utf8').split(
      / {2}\/\/ The README .*\n| {2}\/\/ … to here\.\n/,
    );
    const readme = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(own.replace(/^ {2}/gm, ''));
  });
});

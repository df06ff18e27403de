import { createBuilders, generateNewUuid, withRun } from '@headwater/openlineage-client';
import type { Facet, Facets, OpenLineageClient, OpenLineageEvent } from '@headwater/openlineage-client';
import { everyFacet } from '../../packages/openlineage-client/src/__testUtils__/everyFacet';

const ol = createBuilders({ producer: 'https://example.com/every-event' });
const facets = everyFacet(ol);
const SCHEMA = 'https://example.com/schemas/load.json';

const eachOf = <T>(kind: Record<string, Facet>, make: (key: string, one: Facets) => T): T[] =>
  Object.entries(kind).map(([key, facet]) => make(key, { [key]: facet }));

/**
 * What the builders make: an event for each official facet that holds it
 * alone, one that holds them all, and those with facets of one's own and with
 * facets that are taken back.
 *
 * @param namespace - of the jobs and, with `-db`, of the datasets
 */
export function everyEvent(namespace: string): OpenLineageEvent[] {
  const run = (runFacets?: Facets) => ({ runId: generateNewUuid(), facets: runFacets });
  const job = (name: string, jobFacets?: Facets) => ({ namespace, name, facets: jobFacets });
  const dataset = (name: string, ofDataset?: Facets) => ({ namespace: `${namespace}-db`, name, facets: ofDataset });
  const complete = { eventType: 'COMPLETE' as const };
  const custom = { acme_load: ol.customFacet(SCHEMA, { workers: 3 }) };
  return [
    ...eachOf(facets.run, (key, one) => ol.runEvent({ ...complete, run: run(one), job: job(`run.${key}`) })),
    ...eachOf(facets.job, (key, one) => ol.jobEvent({ job: job(`job.${key}`, one) })),
    ...eachOf(facets.dataset, (key, one) => ol.datasetEvent({ dataset: dataset(`dataset.${key}`, one) })),
    ...eachOf(facets.inputDataset, (key, inputFacets) =>
      ol.runEvent({
        ...complete,
        run: run(),
        job: job(`input.${key}`),
        inputs: [{ ...dataset(`input.${key}`), inputFacets }],
      }),
    ),
    ...eachOf(facets.outputDataset, (key, outputFacets) =>
      ol.runEvent({
        ...complete,
        run: run(),
        job: job(`output.${key}`),
        outputs: [{ ...dataset(`output.${key}`), outputFacets }],
      }),
    ),
    ol.runEvent({
      ...complete,
      run: run(facets.run),
      job: job('all', facets.job),
      inputs: [{ ...dataset('all.in', facets.dataset), inputFacets: facets.inputDataset }],
      outputs: [{ ...dataset('all.out', facets.dataset), outputFacets: facets.outputDataset }],
    }),
    ol.runEvent({
      ...complete,
      run: run(custom),
      job: job('custom', custom),
      inputs: [{ ...dataset('custom.in', custom), inputFacets: custom }],
      outputs: [{ ...dataset('custom.out', custom), outputFacets: custom }],
    }),
    ol.jobEvent({
      job: job('job.documentation', { documentation: ol.deletedFacet('job') }),
      inputs: [dataset('dataset.schema')],
    }),
    ol.datasetEvent({ dataset: dataset('dataset.schema', { schema: ol.deletedFacet('dataset') }) }),
  ];
}

/** A run that tells of progress and ends well, and one that it starts, which fails. */
export async function emitRuns(client: OpenLineageClient, namespace: string): Promise<void> {
  const table = { namespace: `${namespace}-db`, name: 'with-run' };
  await withRun(client, { job: { namespace, name: 'parent' }, builders: ol }, async run => {
    run.input({ ...table, facets: { schema: facets.dataset.schema } });
    run.jobFacet('sql', facets.job.sql);
    await run.running();
    run.output(table);
    const failing = withRun(client, run.child({ namespace, name: 'child' }), () => {
      throw new RangeError('no orders today');
    });
    await failing.catch((error: unknown) => {
      if (!(error instanceof RangeError)) throw error;
    });
  });
}

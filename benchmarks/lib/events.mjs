// Skewed events of some 14 KB: hub tables, 20 columns, column lineage, three sources for some.
import { randomUUID } from 'node:crypto';

const COLUMNS = 20;
const DATASETS = 4000;
const JOBS = 1500;
const producer = 'https://example.com/benchmark';
const facet = { _producer: producer, _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json' };

function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const columnName = (dataset, column) => `column_${(dataset * 7 + column) % 97}_${column}`;

function schema(dataset) {
  const fields = Array.from({ length: COLUMNS }, (_, column) => ({
    name: columnName(dataset, column),
    type: column % 3 ? 'VARCHAR' : 'BIGINT',
    description: `What the source system calls column ${column} of table ${dataset}`,
  }));
  return { ...facet, fields };
}

const name = dataset => ({ namespace: 'postgres://warehouse:5432', name: `dw.layer_${dataset % 8}.table_${dataset}` });

function columnLineage(output, inputs) {
  const fields = Array.from({ length: COLUMNS }, (_, column) => {
    const inputFields = inputs.map(input => ({
      ...name(input),
      field: columnName(input, column),
      transformations: [{ type: 'DIRECT', subtype: column % 2 ? 'IDENTITY' : 'TRANSFORMATION', description: '', masking: false }],
    }));
    return [columnName(output, column), { inputFields }];
  });
  return { ...facet, fields: Object.fromEntries(fields) };
}

/** An endless, repeatable stream of events as JSON text. */
export function* events(seed = 1) {
  const random = createRandom(seed);
  // Few tables are named by most events.
  const dataset = () => Math.floor(DATASETS * random() ** 3);
  for (let number = 0; ; number++) {
    const job = Math.floor(JOBS * random() ** 2);
    // A job reads and writes the same tables run after run, as pipelines do.
    const own = createRandom(job + 1);
    const pick = () => Math.floor(DATASETS * own() ** 3);
    const inputs = [...new Set([pick(), pick(), random() < 0.05 ? dataset() : pick()])];
    const output = 10 + ((job * 13) % (DATASETS - 10));
    yield JSON.stringify({
      eventType: number % 2 ? 'COMPLETE' : 'START',
      eventTime: new Date(Date.UTC(2026, 10, 1) + number * 40).toISOString(),
      producer: `${producer}/${number % 3}`,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: randomUUID(), facets: { processing_engine: { ...facet, version: '3.5.1', name: 'spark' } } },
      job: {
        namespace: 'benchmark',
        name: `job_${job}`,
        facets: { jobType: { ...facet, processingType: 'BATCH', integration: 'SPARK', jobType: 'JOB' } },
      },
      inputs: inputs.map(input => ({ ...name(input), facets: { schema: schema(input) } })),
      outputs: [
        {
          ...name(output),
          facets: { schema: schema(output), columnLineage: columnLineage(output, inputs) },
          outputFacets: { outputStatistics: { ...facet, rowCount: number, size: number * 100 } },
        },
      ],
    });
  }
}

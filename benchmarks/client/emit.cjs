// node emit.cjs '{ "transport": {…}, "events": 10000, "columns": 4 }': emits START and
// COMPLETE of new runs with the built client, and prints how long that took.
const { randomUUID } = require('node:crypto');
const { performance } = require('node:perf_hooks');
const { OpenLineageClient } = require('../../packages/openlineage-client/dist/index.cjs');

const { transport, events, columns, warmUp = 1000, memory = false } = JSON.parse(process.argv[2]);
const producer = 'https://example.com/benchmark';
const facet = name => ({
  _producer: producer,
  _schemaURL: `https://openlineage.io/spec/facets/1-0-0/${name}.json#/$defs/${name}`,
});
const columnName = index => `column_${index}`;
const input = { namespace: 'postgres://warehouse:5432', name: 'dw.raw.orders' };
const names = Array.from({ length: columns }, (_, index) => columnName(index));

/** Of its own objects each time, as a program makes it. The Python side makes the same. */
function makeEvent(runId, eventType) {
  return {
    eventType,
    eventTime: new Date().toISOString(),
    producer,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId },
    job: { namespace: 'benchmark', name: 'nightly.orders' },
    inputs: [{ ...input }],
    outputs: [
      {
        namespace: 'postgres://warehouse:5432',
        name: 'dw.mart.orders',
        facets: {
          schema: {
            ...facet('SchemaDatasetFacet'),
            fields: names.map(name => ({ name, type: 'VARCHAR', description: `What ${name} holds` })),
          },
          columnLineage: {
            ...facet('ColumnLineageDatasetFacet'),
            fields: Object.fromEntries(
              names.map(name => [
                name,
                {
                  inputFields: [
                    {
                      namespace: input.namespace,
                      name: input.name,
                      field: name,
                      transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', description: '', masking: false }],
                    },
                  ],
                },
              ]),
            ),
          },
        },
      },
    ],
  };
}

async function emit(client, count) {
  for (let number = 0; number < count; number += 2) {
    const runId = randomUUID();
    await client.emit(makeEvent(runId, 'START'));
    await client.emit(makeEvent(runId, 'COMPLETE'));
  }
}

async function speed(client) {
  await emit(client, warmUp);
  await client.flush();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await emit(client, events);
  await client.flush(600_000);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { undelivered, failed, dropped } = await client.close();
  if (undelivered + failed + dropped > 0) throw new Error('Events were lost');
  return { rate: events / seconds, cpuMs: (user + system) / 1000 / events };
}

/** Bytes that a queue of so many events takes, which nothing takes off. */
async function growth(client) {
  await emit(client, warmUp);
  global.gc();
  const before = process.memoryUsage();
  const bytes = Buffer.byteLength(JSON.stringify(makeEvent(randomUUID(), 'COMPLETE'))) * events;
  await emit(client, events);
  global.gc();
  const after = process.memoryUsage();
  return { bytes, heap: after.heapUsed - before.heapUsed, rss: after.rss - before.rss };
}

async function main() {
  const client = new OpenLineageClient({ transport });
  console.log(JSON.stringify(await (memory ? growth(client) : speed(client))));
  // A queue that nobody empties would keep the process.
  process.exit();
}

main();

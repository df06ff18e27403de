import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { validateEvent } from '@openlineage/client';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { lineageRunEvent, sqlJobFacet } from './runEvent';
import { edge, statement, table, temporary } from './__testUtils__/analyzed';

const spec = path.resolve(__dirname, '../../../../../shared/openlineage/spec');
const present = existsSync(spec);
if (!present) process.stderr.write('Skipped: the official schemas of OpenLineage are not here\n');

const runId = '0198a1a0-0000-7000-8000-000000000001';
const namespace = 'postgres://db:5432';
const options = {
  sql: 'CREATE TEMP TABLE recent …',
  dialect: 'postgres',
  datasets: { namespace, defaultSchema: 'public' },
  job: { namespace: 'shop', name: 'nightly' },
  run: { runId },
  eventTime: '2026-01-31T12:00:00Z',
};

const script = {
  statements: [
    statement({
      kind: 'CREATE_TABLE',
      inputs: [table('orders')],
      outputs: [temporary('recent')],
      edges: [edge('IDENTITY', 'orders.id', 'recent.id')],
    }),
    statement({
      inputs: [table('recent')],
      outputs: [table('copies')],
      edges: [edge('IDENTITY', 'recent.id', 'copies.id'), edge('SORT', 'recent.id', 'copies.')],
    }),
    statement({
      kind: 'CREATE_VIEW',
      inputs: [table('copies'), table('public.copies')],
      outputs: [table('latest')],
      edges: [edge('IDENTITY', 'copies.id', 'latest.id')],
    }),
    statement({ inputs: [table('latest')], outputs: [table('log')] }),
    statement({ kind: 'DROP', dropped: [table('old')] }),
    statement({ kind: 'SELECT', inputs: [table('rates')], columns: [{ name: 'rate' }] }),
  ],
};

const columnLineage = (name: string, dataset?: object[]) => ({
  columnLineage: expect.objectContaining({
    fields: {
      id: {
        inputFields: [
          {
            namespace,
            name,
            field: 'id',
            transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', masking: false }],
          },
        ],
      },
    },
    ...(dataset && { dataset }),
  }),
});

describe('the event of a run', () => {
  const event = lineageRunEvent(script, options);

  it('tells inputs that the script did not write itself, and outputs that outlive it', () => {
    expect(event).toEqual({
      eventType: 'COMPLETE',
      eventTime: '2026-01-31T12:00:00Z',
      producer: 'https://www.npmjs.com/package/@headwater/sql-lineage',
      schemaURL: expect.stringContaining('https://openlineage.io/spec/2-0-2/OpenLineage.json'),
      run: { runId },
      job: {
        namespace: 'shop',
        name: 'nightly',
        facets: {
          sql: expect.objectContaining({
            query: 'CREATE TEMP TABLE recent …',
            dialect: 'postgres',
          }),
        },
      },
      inputs: [
        { namespace, name: 'public.orders' },
        { namespace, name: 'public.rates' },
      ],
      outputs: [
        {
          namespace,
          name: 'public.copies',
          facets: columnLineage('public.orders', [
            {
              namespace,
              name: 'public.orders',
              field: 'id',
              transformations: [{ type: 'INDIRECT', subtype: 'SORT', masking: false }],
            },
          ]),
        },
        { namespace, name: 'public.latest', facets: columnLineage('public.copies') },
        { namespace, name: 'public.log' },
      ],
    });
  });

  it('keeps a table that is read before it is written as both', () => {
    const self = statement({
      inputs: [table('orders')],
      outputs: [table('orders')],
      edges: [edge('TRANSFORMATION', 'orders.total', 'orders.total')],
    });
    const { inputs, outputs } = lineageRunEvent(self, options);
    expect([inputs, outputs].map(list => list?.map(({ name }) => name))).toEqual([
      ['public.orders'],
      ['public.orders'],
    ]);
  });

  it('has a new run, and now, where nothing is given', () => {
    const { run, eventTime, job } = lineageRunEvent(script, {
      ...options,
      run: undefined,
      eventTime: undefined,
      eventType: 'OTHER',
      dialect: undefined,
    });
    expect(run.runId).not.toBe(runId);
    expect(Math.abs(Date.parse(eventTime) - Date.now())).toBeLessThan(60_000);
    expect(job.facets?.sql).not.toHaveProperty('dialect');
  });

  it('keeps facets of job and run', () => {
    const documentation = {
      _producer: 'https://example.com',
      _schemaURL: 'https://example.com/s.json',
      description: 'x',
    };
    const { job } = lineageRunEvent(script, {
      ...options,
      job: { ...options.job, facets: { documentation } },
    });
    expect(Object.keys(job.facets!)).toEqual(['documentation', 'sql']);
  });

  it.each([
    [{ run: { runId: 'none' } }, 'none'],
    [{ job: { namespace: 'shop', name: '' } }, 'name'],
    [{ eventTime: 'yesterday' }, 'yesterday'],
  ])('is refused with %j', (wrong, named) => {
    expect(() => lineageRunEvent(script, { ...options, ...wrong })).toThrow(named);
  });

  it('is valid by the client', () => {
    expect(validateEvent(event)).toEqual({ ok: true, event });
  });
});

(present ? describe : describe.skip)('the official schemas', () => {
  it('find the event and its facets valid', () => {
    const event = lineageRunEvent(script, options);
    const ajv = new Ajv2020({ strict: false, validateFormats: true });
    addFormats(ajv);
    const files = readdirSync(path.join(spec, 'facets')).map(file => `facets/${file}`);
    for (const file of ['OpenLineage.json', ...files]) {
      ajv.addSchema(JSON.parse(readFileSync(path.join(spec, file), 'utf8')));
    }
    const errorsOf = (schemaUrl: string, value: unknown) => {
      const check = ajv.getSchema(schemaUrl)!;
      return check(JSON.parse(JSON.stringify(value))) ? [] : check.errors;
    };
    expect(errorsOf(event.schemaURL, event)).toEqual([]);
    const facets = [
      sqlJobFacet(options),
      ...event.outputs!.flatMap(output => Object.values(output.facets ?? {})),
    ];
    expect(facets).toHaveLength(3);
    for (const facet of facets) expect(errorsOf(facet._schemaURL!, facet)).toEqual([]);
  });
});

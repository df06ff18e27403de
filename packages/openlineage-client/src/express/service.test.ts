/**
 * @jest-environment node
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import type { Express } from 'express';
import createKnex from 'knex';
import type { Knex } from 'knex';
import { OpenLineageClient } from '../client/OpenLineageClient';
import type { OpenLineageEvent, RunEvent } from '../events/types';
import type { LineageJobFacet } from '../facets';
import { validateEvent } from '../validation/validateEvent';
import { componentJob, observeKnex, serviceAccess } from '../knex';
import type { ObserveKnexOptions, ServiceAccess } from '../knex';
import type { ServiceAccessOptions } from '../service';
import { observeRequests } from './observeRequests';

const job = componentJob('component:default/shop-backend');

function shop(knex: Knex): Express {
  const app = express();
  const orders = express.Router();
  orders.get('/orders/:id', async (req, res) => {
    res.json(
      await knex('orders')
        .join('customers', 'customers.id', 'orders.customer')
        .where('orders.id', req.params.id),
    );
  });
  orders.post('/orders', async (_req, res) => {
    await knex.transaction(async trx => {
      await trx('orders').insert({ id: 7, customer: 1, note: "secret '42' from hidden" });
      await trx.raw('insert into daily (day, orders) select ?, count(*) from orders', [
        '2026-01-31',
      ]);
    });
    res.status(201).end();
  });
  orders.get('/broken', async (_req, res) => {
    await knex.raw('select missing from archive').catch(() => {});
    res.end();
  });
  app.get('/stream', async (_req, res) => {
    for await (const row of knex('daily').stream()) res.write(JSON.stringify(row));
    res.end();
  });
  app.use(orders);
  return app;
}

/** What an event says of data, by name. */
function told(event: RunEvent) {
  const names = (datasets?: { name: string }[] | null) =>
    datasets
      ?.map(({ name }) => name)
      .sort()
      .join(' ') ?? '';
  return `${event.eventType} ${event.job.name}: ${names(event.inputs)} > ${names(event.outputs)}`;
}

describe('a service that is observed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shop-'));
  const filename = path.join(folder, 'shop.sqlite');
  const ends: (() => Promise<unknown>)[] = [];
  let knex: Knex;

  beforeAll(async () => {
    knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename },
      useNullAsDefault: true,
    });
    for (const table of ['orders', 'customers', 'daily', 'archive']) {
      await knex.schema.createTable(table, columns => {
        columns.integer('id');
        columns.integer('customer');
        columns.string('day');
        columns.integer('orders');
        columns.string('note');
      });
    }
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(async () => {
    await knex.destroy();
    rmSync(folder, { recursive: true });
  });

  async function start(
    options: Partial<ServiceAccessOptions> = {},
    {
      sample = 1,
      random,
      ...of
    }: ObserveKnexOptions & { sample?: number; random?: () => number } = {},
  ) {
    const events: RunEvent[] = [];
    const client = new OpenLineageClient({
      environment: { env: options.env ?? {}, cwd: '/nowhere', home: '/nowhere' },
      transport: {
        kind: 'recorder',
        emit: async (event: OpenLineageEvent) => void events.push(event as RunEvent),
      },
    });
    const access: ServiceAccess = serviceAccess({ client, job, env: {}, ...options });
    const app = express();
    app.use(observeRequests(access, { sample, random }));
    app.use(shop(knex));
    const server = app.listen(0, '127.0.0.1');
    const stop = observeKnex(knex, access, of);
    ends.push(async () => {
      stop();
      await access.close();
      server.closeAllConnections();
      server.close();
    });
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ask = async (method: string, url: string) => {
      await (await fetch(base + url, { method })).text();
      // The response is closed after the client has read it.
      await new Promise(resolve => setImmediate(resolve));
    };
    return { access, events, ask };
  }

  it('tells exactly which tables it reads and writes, without any value', async () => {
    const { access, events, ask } = await start();
    await ask('GET', '/orders/7');
    await ask('GET', '/orders/8');
    await ask('GET', '/broken');
    await access.flush();
    await ask('POST', '/orders');
    await ask('GET', '/stream');
    await access.flush();
    await ask('GET', '/orders/9');
    await access.flush();
    await access.close();
    expect(events.map(told)).toEqual([
      'START component:default/shop-backend:  > ',
      'RUNNING component:default/shop-backend: customers orders > ',
      'RUNNING component:default/shop-backend: daily > daily orders',
      'COMPLETE component:default/shop-backend:  > ',
    ]);
    expect(new Set(events.map(event => event.run.runId)).size).toBe(1);
    expect(
      new Set(events.flatMap(event => event.inputs ?? []).map(({ namespace }) => namespace)),
    ).toEqual(new Set([`sqlite://${filename}`]));
    expect(events.map(validateEvent)).toEqual(events.map(event => ({ ok: true, event })));
    const text = JSON.stringify(events);
    for (const value of ['secret', '42', '2026-01-31"', 'hidden', 'select', '/orders'])
      expect(text).not.toContain(value);
    expect(access.stats().dropped).toBe(0);
  });

  it('says which tables feed which: only those of one statement do', async () => {
    const { access, events, ask } = await start();
    await ask('GET', '/orders/7');
    await ask('POST', '/orders');
    await access.close();
    const dataset = (name: string) => ({
      namespace: `sqlite://${filename}`,
      name,
      type: 'DATASET',
    });
    const [facet] = events.flatMap(event => event.job.facets?.lineage ?? []);
    expect((facet as LineageJobFacet).entries).toEqual([
      { type: 'JOB', inputs: [dataset('orders'), dataset('customers')] },
      { ...dataset('daily'), inputs: [dataset('orders'), { type: 'JOB' }] },
      { ...dataset('orders'), inputs: [{ type: 'JOB' }] },
    ]);
    expect(events[0].job.facets?.jobType).toMatchObject({
      processingType: 'SERVICE',
      jobType: 'SERVICE',
    });
  });

  it('makes each route a job of its own, if asked to', async () => {
    const { access, events, ask } = await start({ perRoute: true });
    await ask('GET', '/orders/7');
    await ask('GET', '/stream');
    await ask('GET', '/unknown');
    await access.close();
    const service = 'component:default/shop-backend';
    expect(events.map(told).sort()).toEqual(
      [
        `START ${service}:  > `,
        `START ${service}.GET /orders/:id:  > `,
        `START ${service}.GET /stream:  > `,
        `COMPLETE ${service}: customers daily orders > `,
        `COMPLETE ${service}.GET /orders/:id: customers orders > `,
        `COMPLETE ${service}.GET /stream: daily > `,
      ].sort(),
    );
    const parent = { run: { runId: events[0].run.runId }, job };
    const ofRoutes = events.filter(event => event.job.name !== service);
    expect(ofRoutes.map(event => event.run.facets?.parent)).toEqual(
      ofRoutes.map(() => expect.objectContaining({ ...parent, root: parent })),
    );
  });

  it('looks at a sample of the requests, and at what happens outside of them', async () => {
    const draws = [0.3, 0.1];
    const { access, events, ask } = await start({}, { sample: 0.2, random: () => draws.shift()! });
    await ask('GET', '/orders/7');
    await ask('GET', '/stream');
    await knex('archive').delete();
    await access.close();
    expect(events.map(told)).toEqual([
      'START component:default/shop-backend:  > ',
      'COMPLETE component:default/shop-backend: daily > archive',
    ]);
  });

  it('can leave out what happens outside of requests, and tables', async () => {
    const { access, events, ask } = await start({ background: false }, { ignore: ['customers'] });
    await knex('archive');
    await ask('GET', '/orders/7');
    await access.close();
    await ask('GET', '/stream');
    expect(events.map(told)).toEqual([
      'START component:default/shop-backend:  > ',
      'COMPLETE component:default/shop-backend: orders > ',
    ]);
  });

  it('does nothing when OpenLineage is disabled', async () => {
    const { access, events, ask } = await start({ env: { OPENLINEAGE_DISABLED: 'true' } });
    await ask('GET', '/orders/7');
    await access.flush();
    await access.close();
    expect(events).toEqual([]);
    expect(access.stats()).toEqual({ read: 0, dropped: 0 });
  });
});

it('refuses a share that is none', () => {
  const access = serviceAccess({ client: { emit: async () => {} }, job, env: {} });
  expect(() => observeRequests(access, { sample: 10 })).toThrow(
    new TypeError("observeRequests: 'sample' must be a number from 0 to 1, got 10"),
  );
});

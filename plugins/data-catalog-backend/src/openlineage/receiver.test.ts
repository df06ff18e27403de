import { gzipSync, deflateSync } from 'node:zlib';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const RUN = '0198a1a0-0000-7000-8000-00000000000';

function runEvent(changes: object = {}) {
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T10:00:00Z',
    producer: 'https://example.com/loader',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/definitions/RunEvent',
    run: { runId: `${RUN}1` },
    job: { namespace: 'loader', name: 'load_orders' },
    inputs: [{ namespace: 'file', name: '/in/orders.csv' }],
    outputs: [{ namespace: 'postgres://db:5432', name: 'shop.public.orders' }],
    ...changes,
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the receiver on %p', databaseId => {
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    catalog = await startCatalog({
      knex,
      config: { dataCatalog: { openlineage: { root: true, maxMegabytes: 32, maxCompressedMegabytes: 16 } } },
    });
  });
  afterAll(() => catalog.stop());

  const post = (url = '/api/v1/lineage') =>
    catalog.api.post(url).set('Authorization', mockCredentials.service.header());

  it.each(['/api/v1/lineage', '/api/data-catalog/api/v1/lineage'])(
    'answers 201 with a body at %s',
    async url => {
      const answer = await post(url).send(runEvent({ run: { runId: `${RUN}2` } }));
      expect(answer.status).toBe(201);
      expect(answer.body.position).toEqual(expect.any(Number));
    },
  );

  it('takes the same event once', async () => {
    const event = runEvent({ run: { runId: `${RUN}3` } });
    const first = await post().send(event);
    const second = await post().send(event);
    expect(second.status).toBe(201);
    expect(second.body).toEqual({ position: first.body.position, duplicate: true });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('reads %s bodies', async (encoding, pack) => {
    const packed = pack(Buffer.from(JSON.stringify(runEvent({ run: { runId: `${RUN}4` } }))));
    const { port } = catalog.server.address() as AddressInfo;
    const status = await sendRaw(port, packed, { 'Content-Encoding': encoding });
    expect(status).toBe(201);
  });

  it('reads chunked bodies', async () => {
    const { port } = catalog.server.address() as AddressInfo;
    const text = Buffer.from(JSON.stringify(runEvent({ run: { runId: `${RUN}5` } })));
    const status = await sendRaw(port, text, { 'Transfer-Encoding': 'chunked' });
    expect(status).toBe(201);
  });

  it('answers a batch event by event and takes the good ones', async () => {
    const good = runEvent({ run: { runId: `${RUN}6` } });
    const { status, body } = await post('/api/v1/lineage/batch').send([
      good,
      { ...good, run: {} },
      runEvent({ run: { runId: `${RUN}7` } }),
    ]);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'partial_success',
      summary: { received: 3, successful: 2, failed: 1, retriable: 0, non_retriable: 1 },
      failed_events: [{ index: 1, reason: expect.stringContaining('runId'), retriable: false }],
    });
  });

  it.each([
    ['invalid JSON', '{"eventTime":', 400, /JSON/],
    ['an array', '[]', 400, /object/],
    ['a missing runId', JSON.stringify(runEvent({ run: {} })), 400, /runId/],
    ['a runId that is no UUID', JSON.stringify(runEvent({ run: { runId: 'run-1' } })), 400, /UUID.*run-1/],
    ['an unknown eventType', JSON.stringify(runEvent({ eventType: 'DONE' })), 400, /COMPLETE.*DONE/],
    ['NUL in a name', JSON.stringify(runEvent({ job: { namespace: 'a', name: 'b\u0000c' } })), 400, /NUL|character/i],
    ['a name of 4,097 characters', JSON.stringify(runEvent({ job: { namespace: 'a', name: 'x'.repeat(4097) } })), 400, /4,?096/],
    ['a wrong eventTime', JSON.stringify(runEvent({ eventTime: 'yesterday' })), 400, /eventTime.*yesterday/],
  ])('refuses %s with a clear error, and keeps it', async (_name, text, status, message) => {
    const answer = await post().set('Content-Type', 'application/json').send(text);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
    const { body } = await catalog.api.get('/api/data-catalog/v1/events/rejected?limit=1');
    expect(body.items[0]).toMatchObject({ origin: 'http', reason: answer.body.error.message });
    expect(body.items[0].body.length).toBeGreaterThan(1);
  });

  it('refuses a body of 60 MB before it has read all of it', async () => {
    const { port } = catalog.server.address() as AddressInfo;
    const status = await sendRaw(port, Buffer.alloc(60 * 1024 * 1024, 0x20), {});
    expect(status).toBe(413);
  });

  it('refuses a gzip bomb', async () => {
    const { port } = catalog.server.address() as AddressInfo;
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await sendRaw(port, bomb, { 'Content-Encoding': 'gzip' })).toBe(413);
  });

  it('refuses what is not gzip, and an unknown encoding', async () => {
    const { port } = catalog.server.address() as AddressInfo;
    expect(await sendRaw(port, Buffer.from('plain'), { 'Content-Encoding': 'gzip' })).toBe(400);
    expect(await sendRaw(port, Buffer.from('plain'), { 'Content-Encoding': 'br' })).toBe(415);
  });

  it.each(['/api/v1/lineage', '/api/v1/lineage/batch', '/api/data-catalog/api/v1/lineage'])(
    'answers 401 without a token and with a wrong one at %s',
    async url => {
      const before = await catalog.graph();
      const none = await catalog.api.post(url).set('Authorization', mockCredentials.none.header()).send(runEvent());
      expect(none.status).toBe(401);
      const wrong = await catalog.api.post(url).set('Authorization', 'Bearer wrong').send(runEvent());
      expect(wrong.status).toBe(401);
      expect(await catalog.graph()).toEqual(before);
    },
  );

  it('answers other methods with 405, never with a redirect', async () => {
    const answer = await catalog.api.put('/api/v1/lineage').set('Authorization', mockCredentials.service.header());
    expect(answer.status).toBe(405);
  });

  it('stores emoji, quotes, SQL, __proto__ and constructor verbatim', async () => {
    const names = ['🦆 "duck"', "'; drop table assets; --", '__proto__', 'constructor', '%_\\'];
    await post().send(
      runEvent({
        run: { runId: `${RUN}8`, facets: JSON.parse('{"__proto__": {"_producer": "x", "_schemaURL": "y", "a": 1}}') },
        job: { namespace: '__proto__', name: 'constructor' },
        inputs: names.map(name => ({ namespace: 'odd', name })),
        outputs: [],
      }),
    );
    const nodes = (await catalog.graph()).filter(line => line.kind === 'node');
    for (const name of names) {
      expect(nodes).toContainEqual(expect.objectContaining({ namespace: 'odd', name, class: 'dataset' }));
    }
    expect(nodes).toContainEqual(
      expect.objectContaining({ namespace: '__proto__', name: 'constructor', class: 'job' }),
    );
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

describe('who may send events', () => {
  it('refuses a principal without the integrate permission', async () => {
    const knex = await databases.init('SQLITE_3');
    const catalog = await startCatalog({ knex, policy: () => ({ result: AuthorizeResult.DENY }) });
    const answer = await catalog.api
      .post('/api/v1/lineage')
      .set('Authorization', mockCredentials.user.header('user:default/reader'))
      .send(runEvent());
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('data-catalog.integrate');
    await catalog.stop();
  });

  it('takes events without a token only where that is switched on', async () => {
    const knex = await databases.init('SQLITE_3');
    const catalog = await startCatalog({
      knex,
      config: { dataCatalog: { openlineage: { root: true, allowAnonymous: true } } },
    });
    for (const url of ['/api/v1/lineage', '/api/data-catalog/api/v1/lineage']) {
      const answer = await catalog.api
        .post(url)
        .set('Authorization', mockCredentials.none.header())
        .send(runEvent());
      // A header without a token is still a header, so the request is made without any.
      expect([201, 401]).toContain(answer.status);
      const bare = await catalog.api.post(url).unset('Authorization').send(runEvent());
      expect(bare.status).toBe(201);
    }
    await catalog.stop();
  });
});

/** Posts bytes as they are; answers the status, also where the server stops reading. */
function sendRaw(port: number, body: Buffer, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const req = httpRequest(
      {
        port,
        host: '127.0.0.1',
        path: '/api/v1/lineage',
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: mockCredentials.service.header(),
          ...headers,
        },
      },
      res => {
        answered = true;
        res.resume();
        resolve(res.statusCode ?? 0);
      },
    );
    req.on('error', error => {
      if (!answered) reject(error);
    });
    req.end(body);
  });
}

/**
 * @jest-environment node
 */
import { jobEvent, rememberingLogger } from '../../__testUtils__/events';
import { TestServer } from '../../__testUtils__/TestServer';
import type { Answer, Received } from '../../__testUtils__/TestServer';
import { HttpTransport } from './HttpTransport';

const jsons = ['a', 'b', 'c', 'd'].map(name => JSON.stringify(jobEvent(name)));
const namesOf = ({ body }: Received) =>
  [JSON.parse(body)]
    .flat()
    .map(({ job }) => job.name)
    .join('');

describe('batches of the http transport', () => {
  let server: TestServer;

  async function transportTo(
    answer: (request: Received, index: number) => Answer,
    batch: object | true = true,
  ) {
    server = await TestServer.start(answer);
    const logger = rememberingLogger();
    const transport = new HttpTransport(
      { url: server.url, batch, retry: { total: 2 } },
      { logger, sleep: async () => {} },
    );
    return Object.assign(transport, { logger });
  }

  const requests = () => server.received.map(request => `${request.url} ${namesOf(request)}`);

  afterEach(() => server.stop());

  it.each([
    ['204', { status: 204 }],
    [
      'a summary',
      {
        status: 200,
        body: '{"status":"success","summary":{"received":4,"successful":4,"failed":0}}',
      },
    ],
    ['something else', { status: 200, body: 'thanks' }],
  ])('sends one array to the batch endpoint and takes %s for success', async (_, answer) => {
    const transport = await transportTo(() => answer);
    expect(await transport.emitBatch(jsons)).toEqual([undefined, undefined, undefined, undefined]);
    expect(requests()).toEqual(['/api/v1/lineage/batch abcd']);
  });

  it('sends events again that the server calls retriable, and reports the others', async () => {
    const failed = [
      { index: 1, reason: 'no such type', retriable: false },
      { index: 2, reason: 'busy', retriable: true },
      { index: 3, reason: 'busy', retriable: true },
    ];
    const transport = await transportTo((_, index) => ({
      status: 200,
      body: JSON.stringify({
        failed_events:
          index === 0 ? failed : [{ index: 2 - index, reason: 'busy', retriable: true }],
      }),
    }));
    const errors = await transport.emitBatch(jsons);
    expect(errors.map(error => error?.message)).toEqual([
      undefined,
      'The server refused the event: no such type',
      undefined,
      'The server refused the event: busy',
    ]);
    expect(requests().map(request => request.split(' ')[1])).toEqual(['abcd', 'cd', 'd']);
  });

  it('repeats a batch that nothing could be taken of', async () => {
    const transport = await transportTo((_, index) =>
      index === 0 ? { status: 503, headers: { 'Retry-After': '1' } } : { status: 204 },
    );
    expect(await transport.emitBatch(jsons)).toEqual([undefined, undefined, undefined, undefined]);
    expect(server.received).toHaveLength(2);
  });

  it('gives the reason for each event when a batch cannot be delivered', async () => {
    const transport = await transportTo(() => ({ status: 500 }));
    const errors = await transport.emitBatch(jsons);
    expect(errors.map(error => error?.message)).toEqual(
      jsons.map(() => `${server.url}/api/v1/lineage/batch answered 500`),
    );
  });

  it('splits a batch that is refused as a whole until it finds the event', async () => {
    const transport = await transportTo(request =>
      namesOf(request).includes('c') ? { status: 400, body: 'c is odd' } : { status: 204 },
    );
    const errors = await transport.emitBatch(jsons);
    expect(errors.map(error => Boolean(error))).toEqual([false, false, true, false]);
    expect(requests().map(request => request.split(' ')[1])).toEqual([
      'abcd',
      'ab',
      'cd',
      'c',
      'd',
    ]);
  });

  it('sends events one by one to a server that takes no batches, and says so once', async () => {
    const transport = await transportTo(({ url }) =>
      url?.endsWith('/batch') ? { status: 404 } : { status: 201 },
    );
    await transport.emitBatch(jsons.slice(0, 2));
    expect(await transport.emitBatch(jsons.slice(2))).toEqual([undefined, undefined]);
    expect(requests()).toEqual([
      '/api/v1/lineage/batch ab',
      '/api/v1/lineage a',
      '/api/v1/lineage b',
      '/api/v1/lineage c',
      '/api/v1/lineage d',
    ]);
    expect(transport.logger.lines).toEqual([
      `warn: ${server.url}/api/v1/lineage/batch answered 404. Check the options 'url' and 'endpoint'. ` +
        'Events are sent one by one instead of in batches.',
    ]);
  });

  it('has limits and an endpoint of its own', async () => {
    const transport = await transportTo(() => ({ status: 204 }), {
      maxSize: 7,
      max_bytes: 1000,
      endpoint: '/bulk',
    });
    await transport.emitBatch(jsons);
    expect(transport.batch).toMatchObject({ maxSize: 7, maxBytes: 1000 });
    expect(requests()).toEqual(['/bulk abcd']);
  });
});

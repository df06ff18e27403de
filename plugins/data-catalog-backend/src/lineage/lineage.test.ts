import { TestDatabases } from '@backstage/backend-test-utils';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { OpenApiContract } from '../openapi';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const DB = 'postgres://db:5432';
const table = (name: string) => assetId('dataset', DB, `shop.public.${name}`);
const job = (name: string) => assetId('job', 'etl', name);

let run = 0;
const runOf = (name: string, inputs: string[], outputs: string[], changes: object = {}) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  run: { runId: `0198a1a0-0000-7000-8000-${String((run += 1)).padStart(12, '0')}` },
  job: { namespace: 'etl', name },
  inputs: inputs.map(input => ({ namespace: DB, name: `shop.public.${input}` })),
  outputs: outputs.map(output => ({ namespace: DB, name: `shop.public.${output}` })),
  ...changes,
});

/**
 * ```
 * raw ─ load ─> a ─ one ─> b ─ two ──> c ─ three ─> d
 *               └── skip ───────────── ^
 *               a ─ sync, sync2 ─> copy
 * ```
 */
const events = [
  runOf('load', ['raw'], ['a']),
  runOf('one', ['a'], ['b']),
  runOf('two', ['b'], ['c']),
  runOf('skip', ['a'], ['c']),
  runOf('three', ['c'], ['d']),
  runOf('sync', ['a'], ['copy']),
  runOf('sync2', ['a'], ['copy'], { eventType: 'FAIL', eventTime: '2026-11-01T09:00:00Z' }),
  runOf('sync2', ['a'], ['copy'], { eventTime: '2026-11-01T08:00:00Z' }),
];

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('lineage on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;
  let position: number;

  beforeAll(async () => {
    catalog = await startCatalog({ knex: await databases.init(databaseId) });
    position = await catalog.send(...events);
  });
  afterAll(() => catalog.stop());

  async function get(id: string, query: string) {
    const url = `/api/data-catalog/v1/lineage/${id}?hideJobs=true&minPosition=${position}&${query}`;
    const answer = await catalog.api.get(url);
    expect(contract.answerIssues('getLineage', answer.status, answer.body)).toEqual([]);
    return answer;
  }
  const hops = (body: { nodes: { name: string; hops: number }[] }) =>
    Object.fromEntries(body.nodes.map(node => [node.name.replace('shop.public.', ''), node.hops]));
  const ends = (body: { edges: { source: string; target: string }[] }) =>
    body.edges.map(({ source, target }) => [source, target]).sort();

  it('counts each neighbour that is left out once, through however many jobs', async () => {
    const { body } = await get(table('raw'), 'depth=1');
    expect(body).toMatchObject({ more: { [table('a')]: { downstream: 3 } }, folded: 3 });
    const both = await get(table('b'), 'depth=1');
    expect(both.body).toMatchObject({
      more: { [table('a')]: { upstream: 1 }, [table('c')]: { downstream: 1 } },
      folded: 2,
    });
  });

  it('takes one step more where it is told to, from what an expansion brought too', async () => {
    const { body } = await get(
      table('raw'),
      `depth=1&expand=${table('c')}.downstream&expand=${table('a')}.downstream`,
    );
    expect(hops(body)).toEqual({ raw: 0, a: 1, b: 2, c: 2, copy: 2, d: 3 });
    expect(body).toMatchObject({ more: {}, folded: 0, complete: true });
  });

  it('answers every edge between what is shown', async () => {
    const { body } = await get(table('b'), 'depth=1');
    expect(hops(body)).toEqual({ a: -1, b: 0, c: 1 });
    expect(ends(body)).toEqual(
      [
        [table('a'), table('b')],
        [table('b'), table('c')],
        [table('a'), table('c')],
      ].sort(),
    );
  });

  it('passes over expansions of what is not reached, and refuses what is none', async () => {
    const { body } = await get(table('b'), `depth=1&expand=${table('d')}.downstream`);
    expect(hops(body)).toEqual({ a: -1, b: 0, c: 1 });
    const refused = await get(table('b'), 'expand=b.sideways');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('expand');
  });

  it('keeps to the limit of nodes', async () => {
    const { body } = await get(table('raw'), `depth=1&nodeLimit=3&expand=${table('a')}.downstream`);
    expect(body.nodes).toHaveLength(3);
    expect(body).toMatchObject({
      truncated: true,
      more: { [table('a')]: { downstream: 2 }, [table('c')]: { downstream: 1 } },
      folded: 3,
    });
  });

  it('names the jobs that edges go through with their newest run', async () => {
    const { body } = await get(table('copy'), 'depth=1');
    expect(body.edges).toEqual([
      expect.objectContaining({ via: [job('sync'), job('sync2')].sort(), type: 'transform' }),
    ]);
    const states = body.jobs.map((item: { asset: { title: string }; lastRun: { state: string; endedAt: string } }) => [
      item.asset.title,
      item.lastRun.state,
      item.lastRun.endedAt,
    ]);
    expect(states.sort()).toEqual([
      ['sync', 'COMPLETE', '2026-11-01T10:00:00.000000000Z'],
      ['sync2', 'FAIL', '2026-11-01T09:00:00.000000000Z'],
    ]);
  });

  it('shows what a job reads and writes where it starts at one, with other jobs left out', async () => {
    const { body } = await get(job('two'), 'depth=2');
    expect(hops(body)).toEqual({ a: -2, b: -1, two: 0, c: 1, d: 2 });
    expect(ends(body)).toEqual(
      [
        [table('a'), table('b')],
        [table('a'), table('c')],
        [table('b'), job('two')],
        [job('two'), table('c')],
        [table('c'), table('d')],
      ].sort(),
    );
  });
});

import { refusal } from '../ui/__testUtils__/showPage';
import { loadSystemData } from './systemData';
import { readTouched } from './touched';

const node = (id: string, hops: number, quality?: number) =>
  ({ id, title: id, hops, ...(quality !== undefined && { quality }) }) as never;

const lineageOf = (start: string, reads: string[], writes: string[], hidden = 0) =>
  ({
    start,
    nodes: [
      node(start, 0),
      ...[...new Set([...reads, ...writes])].map(id => node(id, 1, id === 'bad' ? 0.2 : undefined)),
    ],
    edges: [
      ...reads.map(source => ({ source, target: start })),
      ...writes.map(target => ({ source: start, target })),
    ],
    hidden,
  }) as never;

const component = (name: string, touches = true) => ({
  apiVersion: 'x',
  kind: 'Component',
  metadata: { name, annotations: touches ? { 'headwater.io/reads': 'dataasset:default/x' } : {} },
});

describe('what stands beside an entity', () => {
  it('is read or written, or both', () => {
    const { id, reads, writes, hidden } = readTouched(lineageOf('me', ['b', 'a'], ['a', 'c'], 2));
    expect([id, reads.map(each => each.id), writes.map(each => each.id), hidden]).toEqual([
      'me',
      ['a', 'b'],
      ['a', 'c'],
      2,
    ]);
  });
});

describe('the data of a system', () => {
  it('joins what its components touch, trouble first, and says who touches it', async () => {
    const catalog = {
      queryEntities: jest.fn(async () => ({
        items: [component('one'), component('two'), component('quiet', false)],
        totalItems: 3,
        pageInfo: {},
      })),
    };
    const api = {
      lookupAsset: jest.fn(async ({ entityRef }: { entityRef: string }) => ({ id: entityRef })),
      getLineage: jest.fn(async (id: string) =>
        id.endsWith('one')
          ? lineageOf(id, ['shared'], ['shared'], 1)
          : lineageOf(id, ['shared', 'bad'], []),
      ),
    };
    const data = await loadSystemData(catalog as never, api as never, 'system:default/shop');
    expect(catalog.queryEntities).toHaveBeenCalledWith(
      expect.objectContaining({
        filter: { kind: ['Component', 'API'], 'relations.partOf': 'system:default/shop' },
      }),
    );
    const one = { entityRef: 'component:default/one', title: 'one', reads: true, writes: true };
    const two = { entityRef: 'component:default/two', title: 'two', reads: true, writes: false };
    expect(data.assets.map(({ id, touchers }) => [id, touchers])).toEqual([
      ['bad', [two]],
      ['shared', [one, two]],
    ]);
    expect([data.hidden, data.shown, data.total]).toEqual([1, 2, 2]);
  });

  it('passes over a component that has not been read yet, and over nothing else', async () => {
    const catalog = {
      queryEntities: async () => ({ items: [component('one')], totalItems: 1, pageInfo: {} }),
    };
    const failing = (error: Error) => ({
      lookupAsset: jest.fn().mockRejectedValue(error),
      getLineage: jest.fn(),
    });
    const missing = await refusal(404, 'NotFoundError', 'No asset');
    const data = await loadSystemData(
      catalog as never,
      failing(missing) as never,
      'system:default/shop',
    );
    expect(data.assets).toEqual([]);
    const down = await refusal(503, 'ServiceUnavailableError', 'down');
    await expect(
      loadSystemData(catalog as never, failing(down) as never, 'system:default/shop'),
    ).rejects.toBe(down);
  });
});

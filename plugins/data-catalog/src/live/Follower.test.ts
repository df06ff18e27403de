import { Follower } from './Follower';

const nothing = { position: 1, assetIds: [], more: false, runAssetIds: [], moreRuns: false };
const keys = [
  ['asset', 'a'],
  ['columns', 'a'],
  ['runs', 'a', 'list'],
  ['runs', 'b', 'list'],
  ['columns', 'b'],
  ['assets', 'a'],
];

describe('following changes', () => {
  let refreshed: string[][];
  let follower: Follower;

  beforeEach(() => {
    jest.useFakeTimers();
    refreshed = [];
    follower = new Follower(fits =>
      refreshed.push(keys.filter(fits).map(([kind, id]) => `${kind} ${id}`)),
    );
  });
  afterEach(() => {
    follower.stop();
    jest.useRealTimers();
  });

  it('loads anew at once what is known of an asset that changed', () => {
    follower.tell({ ...nothing, assetIds: ['a'] });
    follower.tell({ ...nothing, assetIds: ['b'] });
    expect(refreshed).toEqual([
      ['asset a', 'columns a', 'runs a'],
      ['runs b', 'columns b'],
    ]);
  });

  it('asks for nothing where nothing is told of', () => {
    follower.tell(nothing);
    jest.advanceTimersByTime(60_000);
    expect(refreshed).toEqual([]);
  });

  it('loads what tells of runs where a run is new, at most every five seconds', () => {
    follower.tell({ ...nothing, runAssetIds: ['a'] });
    expect(refreshed).toEqual([['asset a', 'runs a']]);
    jest.advanceTimersByTime(1000);
    follower.tell({ ...nothing, runAssetIds: ['b'] });
    follower.tell({ ...nothing, runAssetIds: ['a'] });
    jest.advanceTimersByTime(3999);
    expect(refreshed).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(refreshed.slice(1)).toEqual([['asset a', 'runs a', 'runs b']]);
    jest.advanceTimersByTime(60_000);
    follower.tell({ ...nothing, runAssetIds: ['b'] });
    expect(refreshed.slice(2)).toEqual([['runs b']]);
  });

  it('takes all that is open to have changed after signals that it did not hear', () => {
    const signal = (since: number, position: number) => ({ ...nothing, since, position });
    follower.tell(signal(3, 4));
    follower.tell(signal(4, 6));
    // Told late, and by a sibling that tells the same once more.
    follower.tell(signal(4, 5));
    expect(refreshed).toEqual([]);
    follower.tell({ ...signal(7, 8), assetIds: ['a'] });
    expect(refreshed).toEqual([
      ['asset a', 'columns a', 'runs a'],
      ['asset a', 'columns a', 'runs a', 'runs b', 'columns b'],
    ]);
    follower.tell(signal(8, 9));
    jest.advanceTimersByTime(60_000);
    expect(refreshed).toHaveLength(2);
  });

  it('takes all that is open to have changed where too many did, at most every five seconds', () => {
    for (let second = 0; second <= 10; second++) {
      follower.tell({ ...nothing, more: second < 5, moreRuns: true });
      jest.advanceTimersByTime(1000);
    }
    const all = ['asset a', 'columns a', 'runs a', 'runs b', 'columns b'];
    expect(refreshed).toEqual([all, all, ['asset a', 'runs a', 'runs b']]);
  });

  it('forgets what it has not told once it is stopped', () => {
    follower.tell({ ...nothing, moreRuns: true });
    follower.tell({ ...nothing, moreRuns: true });
    follower.stop();
    jest.advanceTimersByTime(60_000);
    expect(refreshed).toHaveLength(1);
  });
});

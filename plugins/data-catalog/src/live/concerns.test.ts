import { concerns } from './concerns';

describe('concerns', () => {
  const news = { assetIds: ['a'], more: false, runAssetIds: ['c'], moreRuns: false };

  it('finds answers about the assets that changed', () => {
    expect(concerns(['asset', 'a'], news)).toBe(true);
    expect(concerns(['columns', 'a', 'q'], news)).toBe(true);
    expect(concerns(['asset', 'b'], news)).toBe(false);
  });

  it('finds what tells of runs where only those are new', () => {
    for (const kind of ['asset', 'runs', 'run', 'activity', 'evidence'])
      expect(concerns([kind, 'c'], news)).toBe(true);
    expect(concerns(['columns', 'c'], news)).toBe(false);
    expect(concerns(['runs', 'b'], news)).toBe(false);
  });

  it('takes every asset to have changed when there were too many to name', () => {
    expect(concerns(['columns', 'b'], { ...news, more: true })).toBe(true);
    expect(concerns(['runs', 'b'], { ...news, moreRuns: true })).toBe(true);
    expect(concerns(['columns', 'b'], { ...news, moreRuns: true })).toBe(false);
  });

  it('leaves lists as they are', () => {
    expect(concerns(['assets', 'a'], { ...news, more: true })).toBe(false);
  });
});

import { concerns } from './concerns';

describe('concerns', () => {
  const change = { position: 7, assetIds: ['a'], more: false };

  it('finds answers about the assets that changed', () => {
    expect(concerns(['asset', 'a'], change)).toBe(true);
    expect(concerns(['columns', 'a', 'q'], change)).toBe(true);
    expect(concerns(['asset', 'b'], change)).toBe(false);
  });

  it('takes every asset to have changed when there were too many to name', () => {
    expect(concerns(['asset', 'b'], { ...change, more: true })).toBe(true);
  });

  it('leaves lists as they are', () => {
    expect(concerns(['assets', 'a'], { ...change, more: true })).toBe(false);
  });
});

import type { Entity } from '@backstage/catalog-model';
import { componentsIn, holdsData, isKind, ownsData, readsOrWrites, touchesData } from './filters';

const entity = (
  kind: string,
  annotations: Record<string, string> = {},
  relations: [string, string][] = [],
): Entity => ({
  apiVersion: 'x',
  kind,
  metadata: { name: 'a', annotations },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const reading = { 'headwater.io/reads': 'dataasset:default/orders' };
const writing = { 'headwater.io/writes': 'postgres://dw#orders' };

describe('on which entities there is something to say', () => {
  it('tells kinds apart whatever their case', () => {
    expect(isKind('dataasset')(entity('DataAsset'))).toBe(true);
    expect(isKind('dataasset')(entity('Component'))).toBe(false);
  });

  it('finds components and APIs that say what they touch', () => {
    expect(readsOrWrites(entity('Component', reading))).toBe(true);
    expect(readsOrWrites(entity('API', writing))).toBe(true);
    expect(readsOrWrites(entity('Component'))).toBe(false);
    expect(readsOrWrites(entity('System', reading))).toBe(false);
  });

  it('finds what was observed to touch data', () => {
    const observed = { 'headwater.io/observed': 'true' };
    expect(['Component', 'Resource'].map(kind => readsOrWrites(entity(kind, observed)))).toEqual([true, true]);
    expect(touchesData(entity('Component', observed))).toBe(true);
  });

  it('gives lineage to data, products, and what touches data', () => {
    expect(['DataAsset', 'DataProduct'].map(kind => touchesData(entity(kind)))).toEqual([
      true,
      true,
    ]);
    expect(touchesData(entity('Component', reading))).toBe(true);
    expect([entity('Component'), entity('GlossaryTerm'), entity('Group')].map(touchesData)).toEqual(
      [false, false, false],
    );
  });

  it('finds systems with components, groups that own data, and domains', () => {
    expect(componentsIn(entity('System', {}, [['hasPart', 'component:default/a']]))).toBe(true);
    expect(componentsIn(entity('System', {}, [['hasPart', 'resource:default/a']]))).toBe(false);
    expect(ownsData(entity('Group', {}, [['ownerOf', 'dataasset:default/a']]))).toBe(true);
    expect(ownsData(entity('Group', {}, [['ownerOf', 'component:default/a']]))).toBe(false);
    expect(holdsData(entity('Domain'))).toBe(true);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { inverseRelations } from '@headwater/plugin-data-catalog-common';
import { CachedRelations } from './CachedRelations';
import { DataCatalogEntityProcessor } from './DataCatalogEntityProcessor';
import type { Relations, RelationsQuestion } from './DataCatalogSource';

const location = { type: 'url', target: 'https://example.com/catalog-info.yaml' };

function asset(spec: object, metadata: object = {}): Entity {
  return {
    apiVersion: 'headwater.io/v1alpha1',
    kind: 'DataAsset',
    metadata: { name: 'orders', namespace: 'default', ...metadata },
    spec: { type: 'table', ...spec },
  };
}

function processor(
  answer: (question: RelationsQuestion) => Relations = () => ({ observed: [], resolved: [] }),
  services: string[] = [],
) {
  const source = { relations: async (question: RelationsQuestion) => answer(question), services: async () => services };
  const relations = new CachedRelations(source, mockServices.logger.mock());
  return new DataCatalogEntityProcessor(relations);
}

/** Relations that come out, as "source type target". */
async function relationsOf(entity: Entity, of = processor()): Promise<string[]> {
  const found: CatalogProcessorResult[] = [];
  await of.postProcessEntity(entity, location, result => found.push(result));
  return found.map(result => {
    if (result.type !== 'relation') throw new Error(`Unexpected ${result.type}`);
    const { source, type, target } = result.relation;
    return `${stringifyEntityRef(source)} ${type} ${stringifyEntityRef(target)}`;
  });
}

const both = (type: keyof typeof inverseRelations, target: string, self = 'dataasset:default/orders') => [
  `${self} ${type} ${target}`,
  `${target} ${inverseRelations[type]} ${self}`,
];

describe('relations of a data asset, each with its inverse', () => {
  it.each([
    ['ownedBy', { owner: 'team-a' }, 'group:default/team-a'],
    ['ownedBy', { owner: 'user:guests/jo' }, 'user:guests/jo'],
    ['stewardedBy', { steward: 'team-b' }, 'group:default/team-b'],
    ['partOf', { domain: 'sales' }, 'domain:default/sales'],
    ['partOf', { system: 'shop' }, 'system:default/shop'],
    ['partOf', { partOf: 'dataasset:default/schema' }, 'dataasset:default/schema'],
    ['derivedFrom', { upstream: ['raw'] }, 'dataasset:default/raw'],
    ['hasTerm', { terms: ['revenue'] }, 'glossaryterm:default/revenue'],
    ['hasTerm', { columns: [{ name: 'a', fields: [{ name: 'b', terms: ['revenue'] }] }] }, 'glossaryterm:default/revenue'],
  ] as const)('%s from %j', async (type, spec, target) => {
    expect(await relationsOf(asset(spec))).toEqual(both(type, target));
  });

  it('reads and writes of a data product', async () => {
    const product = { ...asset({ inputs: ['a'], outputs: ['b'] }), kind: 'DataProduct' };
    const self = 'dataproduct:default/orders';
    expect(await relationsOf(product)).toEqual([
      ...both('readsFrom', 'dataasset:default/a', self),
      ...both('writesTo', 'dataasset:default/b', self),
    ]);
  });

  it.each(['Component', 'API'])('reads and writes of a %s, from its annotations', async kind => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name: 'svc',
        annotations: {
          'headwater.io/reads': 'dataasset:default/a, dataasset:default/b\npostgres://db#x.y',
          'headwater.io/writes': 'dataasset:default/c',
        },
      },
    };
    const of = processor(({ names }) => {
      expect(names).toEqual([{ namespace: 'postgres://db', name: 'x.y' }]);
      return { observed: [], resolved: ['dataasset:default/known'] };
    });
    const self = `${kind.toLowerCase()}:default/svc`;
    expect(await relationsOf(entity, of)).toEqual([
      ...both('readsFrom', 'dataasset:default/a', self),
      ...both('readsFrom', 'dataasset:default/b', self),
      ...both('readsFrom', 'dataasset:default/known', self),
      ...both('writesTo', 'dataasset:default/c', self),
    ]);
  });

  it('leaves out names that are no entity, and adds what was observed, once', async () => {
    const of = processor(() => ({
      observed: [
        { type: 'derivedFrom', target: 'dataasset:default/raw' },
        { type: 'derivedFrom', target: 'dataasset:default/other' },
      ],
      resolved: [null],
    }));
    expect(await relationsOf(asset({ upstream: ['raw', 'db#unknown'] }), of)).toEqual([
      ...both('derivedFrom', 'dataasset:default/raw'),
      ...both('derivedFrom', 'dataasset:default/other'),
    ]);
  });

  it('keeps the last answer while the data catalog is away', async () => {
    let away = false;
    let now = 0;
    const relations = new CachedRelations(
      {
        relations: async () => {
          if (away) throw new Error('away');
          return { observed: [{ type: 'derivedFrom', target: 'dataasset:default/raw' }], resolved: [] };
        },
        services: async () => {
          if (away) throw new Error('away');
          return ['component:default/shop'];
        },
      },
      mockServices.logger.mock(),
      () => now,
    );
    const of = new DataCatalogEntityProcessor(relations);
    const service: Entity = { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'shop' } };
    const first = [await relationsOf(asset({}), of), await relationsOf(service, of)];
    expect(first.map(found => found.length)).toEqual([2, 2]);
    away = true;
    now = 10 * 60_000;
    expect([await relationsOf(asset({}), of), await relationsOf(service, of)]).toEqual(first);
  });

  it.each(['Component', 'API', 'Resource', 'System'])('what a %s was observed to touch, without annotations', async kind => {
    const entity: Entity = { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name: 'Shop' } };
    const self = `${kind.toLowerCase()}:default/Shop`;
    const of = processor(
      question => {
        expect(question).toEqual({ entityRef: stringifyEntityRef(entity), names: [] });
        return {
          observed: [
            { type: 'readsFrom', target: 'dataasset:default/orders' },
            { type: 'writesTo', target: 'dataasset:default/daily' },
          ],
          resolved: [],
        };
      },
      [self.toLowerCase()],
    );
    expect(await relationsOf(entity, of)).toEqual([
      ...both('readsFrom', 'dataasset:default/orders', self.toLowerCase()),
      ...both('writesTo', 'dataasset:default/daily', self.toLowerCase()),
    ]);
    expect(await of.postProcessEntity(entity, location, () => {})).toEqual({
      ...entity,
      metadata: { name: 'Shop', annotations: { 'headwater.io/observed': 'true' } },
    });
    const other = { ...entity, metadata: { name: 'other' } };
    expect(await relationsOf(other, of)).toEqual([]);
    expect(await of.postProcessEntity(other, location, () => {})).toBe(other);
  });

  it('leaves other entities alone', async () => {
    const component: Entity = { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata: { name: 'x' } };
    expect(await relationsOf(component)).toEqual([]);
    expect(await processor().validateEntityKind(component)).toBe(false);
  });
});

describe('validation names the field and what is allowed', () => {
  it.each([
    [{ type: 7 }, /'spec\.type' must be a string, got 7/],
    [{ lifecycle: 'living' }, /'spec\.lifecycle' must be one of development, .*archived, got "living"/],
    [{ criticality: 'huge' }, /'spec\.criticality' must be one of critical, high, medium, low/],
    [{ certified: 'yes' }, /'spec\.certified' must be a boolean/],
    [{ columns: [{ nam: 'a' }] }, /'spec\.columns\[0\]\.name' is missing|'spec\.columns\[0\]\.nam' is not known/],
    [{ columns: 'a' }, /'spec\.columns' must be an array/],
    [{ qualifiedName: { namespace: 'a' } }, /'spec\.qualifiedName\.name' is missing/],
    [{ owner: 'a b c' }, /'spec\.owner' must be an entity ref such as group:default\/name, got 'a b c'/],
    [{ upstream: [{ name: 'x' }] }, /'spec\.upstream\[0\]' must be an entity ref/],
    [{ upstream: ['not a ref!'] }, /'spec\.upstream'.*'not a ref!'.*allowed/],
  ])('%j', async (spec, message) => {
    await expect(processor().validateEntityKind(asset(spec))).rejects.toThrow(message);
  });

  it('of a missing type, definition and apiVersion', async () => {
    const { type: _, ...spec } = asset({}).spec as Record<string, string>;
    await expect(processor().validateEntityKind({ ...asset({}), spec })).rejects.toThrow("'spec.type' is missing");
    await expect(processor().validateEntityKind({ ...asset({}), kind: 'GlossaryTerm' })).rejects.toThrow(
      "'spec.definition' is missing",
    );
    await expect(processor().validateEntityKind({ ...asset({}), apiVersion: 'v1' })).rejects.toThrow(/apiVersion.*headwater/);
  });

  it('of an annotation that is no reference', async () => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'x', annotations: { 'headwater.io/reads': '#' } },
    };
    await expect(relationsOf(entity)).rejects.toThrow(/headwater\.io\/reads.*'#'.*allowed/);
  });

  it('takes odd names as they are', async () => {
    const odd = asset({ qualifiedName: { namespace: '__proto__', name: '🦆 \'; drop table --' }, columns: [{ name: 'constructor' }] });
    expect(await processor().validateEntityKind(odd)).toBe(true);
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { DefaultNamespaceEntityPolicy, FieldFormatEntityPolicy, SchemaValidEntityPolicy } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { DataCatalogEntityProvider } from './DataCatalogEntityProvider';
import type { DataCatalogSource, EntityDraft } from './DataCatalogSource';
import { toEntity } from './toEntity';

const draft = (name: string, changes: Partial<EntityDraft> = {}): EntityDraft => ({
  assetId: name,
  name,
  title: name,
  type: 'table',
  namespace: 'db',
  qualifiedName: name,
  owner: 'group:default/a',
  tags: [],
  terms: [],
  ...changes,
});

/** A data catalog whose assets change one position at a time. */
class FakeSource implements DataCatalogSource {
  readonly log: { name: string; entity?: EntityDraft }[] = [];
  failing = false;

  put(entity: EntityDraft) {
    this.log.push({ name: entity.name, entity });
  }

  remove(name: string) {
    this.log.push({ name });
  }

  async changes(after: number) {
    if (this.failing) throw new Error('away');
    const changes = this.log.slice(after, after + 2);
    return { changes, position: after + changes.length, more: after + changes.length < this.log.length };
  }

  async page(after?: string) {
    if (this.failing) throw new Error('away');
    const last = new Map(this.log.map(change => [change.name, change.entity]));
    const all = [...last.values()].flatMap(entity => entity ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
    const entities = all.filter(({ name }) => !after || name > after).slice(0, 2);
    const nextId = entities.length === 2 ? entities[1].name : undefined;
    return { entities, nextId, position: this.log.length };
  }

  async services() {
    return [];
  }

  async relations() {
    return { observed: [], resolved: [] };
  }
}

async function connect(source: FakeSource) {
  const present = new Set<string>();
  const provider = new DataCatalogEntityProvider({
    source,
    logger: mockServices.logger.mock(),
    pull: { run: async () => undefined },
    sweep: { run: async () => undefined },
  });
  const mutations: EntityProviderMutation[] = [];
  await provider.connect({
    refresh: async () => undefined,
    applyMutation: async mutation => {
      mutations.push(mutation);
      if (mutation.type === 'full') {
        present.clear();
        mutation.entities.forEach(({ entity }) => present.add(entity.metadata.name));
        return;
      }
      mutation.added.forEach(({ entity }) => present.add(entity.metadata.name));
      for (const removed of mutation.removed) {
        if ('entityRef' in removed) present.delete(removed.entityRef.replace('dataasset:default/', ''));
      }
    },
  });
  return { provider, present, mutations };
}

describe('the entity provider', () => {
  it('reads everything first, and then only what changed', async () => {
    const source = new FakeSource();
    for (const name of ['a', 'b', 'c', 'd', 'e']) source.put(draft(name));
    const { provider, present, mutations } = await connect(source);
    await provider.wake();
    expect([...present]).toEqual(['a', 'b', 'c', 'd', 'e']);
    source.put(draft('f'));
    source.remove('a');
    source.put(draft('g'));
    await provider.wake();
    expect([...present].sort()).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
    expect(mutations.map(({ type }) => type)).toEqual(['full', 'delta', 'delta']);
    await provider.wake();
    expect(mutations).toHaveLength(3);
  });

  it('drops what a lost change left behind at the next sweep', async () => {
    const source = new FakeSource();
    source.put(draft('a'));
    source.put(draft('b'));
    const { provider, present } = await connect(source);
    await provider.wake();
    source.log.splice(0, 1);
    await provider.sweep();
    expect([...present]).toEqual(['b']);
  });

  it('goes on after the data catalog was away', async () => {
    const source = new FakeSource();
    source.put(draft('a'));
    source.failing = true;
    const { provider, present } = await connect(source);
    await provider.wake();
    expect([...present]).toEqual([]);
    source.failing = false;
    await provider.wake();
    expect([...present]).toEqual(['a']);
  });

  it('makes entities that the catalog takes, whatever a producer wrote', async () => {
    const entity = toEntity(
      draft('orders-0123456789', {
        owner: 'data team <data@example.com>',
        tags: ['ok', 'Not OK', '🦆', 'x'.repeat(64)],
        title: '🦆 "orders"',
        description: "'; drop table entities; --",
      }),
    );
    expect(entity.spec?.owner).toBeUndefined();
    expect(entity.metadata.tags).toEqual(['ok']);
    for (const policy of [new SchemaValidEntityPolicy(), new FieldFormatEntityPolicy(), new DefaultNamespaceEntityPolicy()]) {
      await expect(policy.enforce(entity)).resolves.toBeDefined();
    }
  });
});

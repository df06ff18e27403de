import type { ChangeEntry } from './ChangeLog';
import { describeChange } from './describeChange';

const asset = { class: 'dataset' as const, namespace: 'db', name: 'orders' };
const entityRef = 'dataasset:default/orders';

type Said = { [K in ChangeEntry['kind']]: Pick<Extract<ChangeEntry, { kind: K }>, 'kind' | 'body'> }[ChangeEntry['kind']];

const stated = (set: Record<string, unknown>, source: 'steward' | 'scan' = 'steward'): Said => ({
  kind: 'asset.state',
  body: { source, asset, set },
});
const declared = (attributes: Record<string, unknown>, ref = entityRef): Said => ({
  kind: 'yaml.declare',
  body: { entityRef: ref, etag: 'x', asset, attributes },
});

/** A history of entries that are given from old to new; the newest is described. */
function describeLast(...said: Said[]) {
  const entries = said
    .map(
      ({ kind, body }, index) =>
        ({
          kind,
          body,
          position: index + 1,
          at: `2026-11-0${index + 1}`,
          actor: 'user:default/jo',
          assetId: 'a',
          sizeBytes: 1,
        }) as ChangeEntry,
    )
    .reverse();
  return describeChange({ at: async index => entries[index] }, 0);
}

describe('a change', () => {
  it('of a person is compared with what people said before, however long ago', async () => {
    expect(
      await describeLast(
        stated({ owner: 'group:default/a', tier: 'gold' }),
        stated({ owner: 'group:default/scanned' }, 'scan'),
        declared({ owner: 'group:default/declared' }),
        stated({ description: 'x' }),
        stated({ owner: 'group:default/b', tier: 'gold' }),
      ),
    ).toEqual({
      kind: 'change',
      id: '5',
      at: '2026-11-05',
      actor: 'user:default/jo',
      position: 5,
      source: 'steward',
      action: 'stated',
      changes: [{ attribute: 'owner', before: 'group:default/a', after: 'group:default/b' }],
    });
  });

  it('that says the same again is none', async () => {
    expect(await describeLast(stated({ tier: 'gold' }), stated({ tier: 'gold' }))).toBeUndefined();
    expect(await describeLast(stated({ tier: 'gold' }), stated({ owner: null }))).toBeUndefined();
    expect(await describeLast(declared({ tier: 'gold' }), declared({ tier: 'gold' }))).toBeUndefined();
  });

  it('that first names an asset counts, even if it says nothing of it', async () => {
    expect(await describeLast(stated({}))).toMatchObject({ action: 'stated', changes: [] });
    expect(await describeLast(declared({}))).toMatchObject({ action: 'declared', changes: [] });
  });

  it('of a catalog file replaces all that this file said before', async () => {
    const other = 'dataasset:default/copy';
    const before = declared({ title: 'Orders', tier: 'gold' });
    expect(await describeLast(before, declared({ tier: 'lead' }, other), declared({ tier: 'silver' }))).toMatchObject({
      source: 'yaml',
      action: 'declared',
      entityRef,
      changes: [
        { attribute: 'tier', before: 'gold', after: 'silver' },
        { attribute: 'title', before: 'Orders' },
      ],
    });
    const retracted: Said = { kind: 'yaml.retract', body: { entityRef } };
    expect(await describeLast(before, retracted)).toMatchObject({
      action: 'retracted',
      entityRef,
      changes: [
        { attribute: 'tier', before: 'gold' },
        { attribute: 'title', before: 'Orders' },
      ],
    });
    expect(await describeLast(before, retracted, before)).toMatchObject({
      action: 'declared',
      changes: [
        { attribute: 'tier', after: 'gold' },
        { attribute: 'title', after: 'Orders' },
      ],
    });
  });

  it.each<[Said, object]>([
    [{ kind: 'asset.delete', body: { asset, reason: 'old' } }, { action: 'deleted', reason: 'old', changes: [] }],
    [{ kind: 'asset.undelete', body: { asset } }, { action: 'restored', changes: [] }],
    [
      { kind: 'asset.alias', body: { asset, alias: { ...asset, name: 'old' }, reason: 'rename' } },
      { action: 'aliased', reason: 'rename', changes: [{ attribute: 'alias', after: { ...asset, name: 'old' } }] },
    ],
    [
      { kind: 'asset.alias', body: { asset, alias: { ...asset, name: 'old' }, reason: 'merge', removed: true } },
      { action: 'unaliased', reason: 'merge', changes: [{ attribute: 'alias', before: { ...asset, name: 'old' } }] },
    ],
  ])('%j is told', async (said, expected) => {
    expect(await describeLast(said)).toMatchObject({ source: 'steward', ...expected });
  });
});

import type { AssetActivityChange } from '@headwater/plugin-data-catalog-common';
import { changeWords } from './changeWords';
import { homeMessages } from './messages';

/** Answers texts as the portal does, without plurals. */
const t = ((key: string, params: Record<string, string> = {}) => {
  const text = (homeMessages.changes as Record<string, string>)[key.replace('home.changes.', '')];
  return text.replace(/{{(\w+)}}/g, (_, name) => params[name]);
}) as never;

const words = (change: object) => changeWords({ action: 'stated', changes: [], ...change } as unknown as AssetActivityChange, t);

describe('what a change did', () => {
  it.each([
    [{ action: 'deleted' }, 'deleted'],
    [{ action: 'retracted' }, 'no longer declared'],
    [{ changes: [{ attribute: 'owner', before: 'group:default/a', after: 'group:default/b' }] }, 'owner: a → b'],
    [{ changes: [{ attribute: 'tags', after: ['pii', 'gold'] }] }, 'tags is now pii, gold'],
    [{ changes: [{ attribute: 'tier', before: 'one' }] }, 'tier taken back'],
    [{ changes: [{ attribute: 'description', after: 'long '.repeat(40) }] }, 'description changed'],
    [{ changes: [{ attribute: 'upstream', hidden: true }] }, 'upstream changed'],
    [{ action: 'declared', changes: [{ attribute: 'owner', after: 'a' }, { attribute: 'type', after: 'table' }] }, 'declared'],
    [
      { action: 'declared', changes: [{ attribute: 'owner', before: 'b', after: 'a' }, { attribute: 'type', after: 'table' }] },
      'owner, type changed',
    ],
    [{ changes: ['a', 'b', 'c', 'd'].map(attribute => ({ attribute, after: 1 })), omitted: 2 }, 'a, b, c +3 changed'],
  ])('%j: %s', (change, text) => {
    expect(words(change)).toBe(text);
  });
});

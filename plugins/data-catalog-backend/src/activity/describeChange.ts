import type { ActivityChange, AttributeChange } from '@headwater/plugin-data-catalog-common';
import { attributeChanges } from './attributeChanges';
import type { ChangeEntry } from './ChangeLog';

/** Changes of one asset, newest first: see `ChangeHistory`. */
export interface History {
  at(index: number): Promise<ChangeEntry | undefined>;
}

type EntryOf<K extends ChangeEntry['kind']> = Extract<ChangeEntry, { kind: K }>;
type Values = Record<string, unknown>;
type Description = Pick<ActivityChange, 'source' | 'action' | 'changes' | 'entityRef' | 'reason'>;

/**
 * What a change did, by comparison with what the same source said before.
 *
 * @returns undefined when there is no such entry, or it changed nothing
 */
export async function describeChange(history: History, index: number): Promise<ActivityChange | undefined> {
  const entry = await history.at(index);
  const description = entry && (await describe(entry, history, index));
  if (!entry || !description) return undefined;
  const { at, actor, position } = entry;
  return { kind: 'change', id: String(position), at, actor, position, ...description };
}

function describe(
  entry: ChangeEntry,
  history: History,
  index: number,
): Description | undefined | Promise<Description | undefined> {
  switch (entry.kind) {
    case 'asset.state':
      return describeState(entry, history, index);
    case 'yaml.declare':
    case 'yaml.retract':
      return describeDeclaration(entry, history, index);
    case 'asset.delete': {
      const { reason } = entry.body;
      return { source: 'steward', action: 'deleted', changes: [], ...(reason && { reason }) };
    }
    case 'asset.undelete':
      return { source: 'steward', action: 'restored', changes: [] };
    default:
      return describeAlias(entry);
  }
}

function describeAlias({ body }: EntryOf<'asset.alias'>): Description {
  const { alias, reason, removed } = body;
  const change: AttributeChange = { attribute: 'alias', ...(removed ? { before: alias } : { after: alias }) };
  return { source: 'steward', action: removed ? 'unaliased' : 'aliased', reason, changes: [change] };
}

async function describeState(
  { body: { source, set } }: EntryOf<'asset.state'>,
  history: History,
  index: number,
): Promise<Description | undefined> {
  const before: Values = {};
  const wanted = new Set(Object.keys(set));
  let isFirst = true;
  for (let older = index + 1; wanted.size > 0 || isFirst; older++) {
    const entry = await history.at(older);
    if (!entry) break;
    if (entry.kind !== 'asset.state' || entry.body.source !== source) continue;
    isFirst = false;
    for (const key of wanted) {
      if (!(key in entry.body.set)) continue;
      before[key] = entry.body.set[key];
      wanted.delete(key);
    }
  }
  const changes = attributeChanges(before, set);
  // The first word of a source makes the asset known, even if it says nothing of it.
  return changes.length === 0 && !isFirst ? undefined : { source, action: 'stated', changes };
}

async function describeDeclaration(
  entry: EntryOf<'yaml.declare' | 'yaml.retract'>,
  history: History,
  index: number,
): Promise<Description | undefined> {
  const { entityRef } = entry.body;
  const previous = await previousDeclaration(entityRef, history, index);
  const before = previous?.kind === 'yaml.declare' ? previous.body.attributes : {};
  const declared = entry.kind === 'yaml.declare';
  const changes = attributeChanges(before, declared ? entry.body.attributes : {});
  if (declared && changes.length === 0 && previous?.kind === 'yaml.declare') return undefined;
  return { source: 'yaml', action: declared ? 'declared' : 'retracted', entityRef, changes };
}

async function previousDeclaration(entityRef: string, history: History, index: number) {
  for (let older = index + 1; ; older++) {
    const entry = await history.at(older);
    if (!entry) return undefined;
    const isDeclaration = entry.kind === 'yaml.declare' || entry.kind === 'yaml.retract';
    if (isDeclaration && entry.body.entityRef === entityRef) return entry;
  }
}

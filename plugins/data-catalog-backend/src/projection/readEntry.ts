import { assetId, entityIdentity, generatedEntityName } from '@headwater/plugin-data-catalog-node';
import type { EntryBodies, LogEntry } from '../log/entries';
import { FactBuilder } from './FactBuilder';
import type { EntryFacts } from './facts';
import { readEvent } from './readEvent';
import { readSqlLineage } from './sqlLineage';

/**
 * What an entry of the log says, in terms of the tables.
 *
 * @throws when the body is not what its kind promises; the caller skips the entry.
 */
export function readEntry(entry: LogEntry): EntryFacts {
  const body: unknown = JSON.parse(entry.body);
  switch (entry.kind) {
    case 'openlineage.event':
      return readEvent(body as Record<string, unknown>, entry.eventTime, entry.contentHash);
    case 'asset.state':
      return readState(entry, body as EntryBodies['asset.state']);
    case 'asset.delete':
    case 'asset.undelete':
      return readTombstone(entry, body as EntryBodies['asset.delete']);
    case 'asset.alias':
      return readAlias(entry, body as EntryBodies['asset.alias']);
    case 'yaml.declare':
      return readDeclaration(entry, body as EntryBodies['yaml.declare']);
    case 'yaml.retract':
      return readRetraction(entry, body as EntryBodies['yaml.retract']);
    case 'lineage.sql':
      return readSqlLineage(entry, body as EntryBodies['lineage.sql']);
    default:
      throw new Error(`Entry ${entry.position} has the unknown kind '${entry.kind}'`);
  }
}

function readState({ eventTime, actor }: LogEntry, body: EntryBodies['asset.state']): EntryFacts {
  const build = new FactBuilder(eventTime);
  const { class: assetClass, namespace, name } = body.asset;
  // What people say makes no data fresh.
  const says = body.source === 'steward' ? 'mention' : 'observe';
  const asset = build[says](assetClass, namespace, name, 'direct');
  for (const [key, value] of Object.entries(body.set)) {
    build.state(asset, body.source, key, value, actor);
  }
  return build.facts;
}

function readTombstone(entry: LogEntry, body: EntryBodies['asset.delete']): EntryFacts {
  const build = new FactBuilder(entry.eventTime);
  const { class: assetClass, namespace, name } = body.asset;
  // A mention as alias ranks lowest: a deletion is no sign of life.
  const asset = build.mention(assetClass, namespace, name, 'alias');
  build.facts.tombstones.push({
    asset,
    time: entry.eventTime,
    deleted: entry.kind === 'asset.delete',
  });
  return build.facts;
}

function readAlias({ eventTime }: LogEntry, body: EntryBodies['asset.alias']): EntryFacts {
  const build = new FactBuilder(eventTime);
  const { asset, alias, reason, removed = false } = body;
  const to = build.mention(asset.class, asset.namespace, asset.name, 'direct');
  const from = build.mention(alias.class, alias.namespace, alias.name, 'alias');
  build.facts.links.push({ from, to, reason, time: eventTime, removed });
  return build.facts;
}

function readDeclaration({ eventTime }: LogEntry, body: EntryBodies['yaml.declare']): EntryFacts {
  const build = new FactBuilder(eventTime);
  const { class: assetClass, namespace, name } = body.asset;
  const asset = build.mention(assetClass, namespace, name, 'direct');
  linkEntityRef(build, body.entityRef, asset);
  if (assetClass === 'dataset' || assetClass === 'job') {
    // The ref of the entity that was generated before stays an alias.
    linkEntityRef(build, `dataasset:default/${generatedEntityName(asset, name)}`, asset);
  }
  build.facts.declarations.push({
    entityRef: body.entityRef,
    time: eventTime,
    declared: {
      asset,
      etag: body.etag,
      location: body.location,
      attributes: body.attributes,
    },
  });
  return build.facts;
}

function linkEntityRef(build: FactBuilder, entityRef: string, asset: string) {
  const identity = entityIdentity(entityRef);
  if (assetId(identity.class, identity.namespace, identity.name) === asset) return;
  const from = build.mention(identity.class, identity.namespace, identity.name, 'alias');
  build.facts.links.push({
    from,
    to: asset,
    reason: 'declaration',
    time: build.time,
    removed: false,
  });
}

function readRetraction({ eventTime }: LogEntry, body: EntryBodies['yaml.retract']): EntryFacts {
  const build = new FactBuilder(eventTime);
  build.facts.declarations.push({ entityRef: body.entityRef, time: eventTime });
  return build.facts;
}

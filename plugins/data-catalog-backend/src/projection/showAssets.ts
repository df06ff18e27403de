import type { AssetSet } from './AssetSet';
import { bareValues, containerId, isDeleted, later } from './AssetSet';
import { claimsOf } from './applyDeclarations';
import type { BodyBatch } from './BodyCache';
import { isNewer } from './documents';
import type { Statement } from './documents';
import { asRecord } from './columnMapping';
import { effectiveAsset } from './effective/effectiveAsset';
import type { EffectiveAsset } from './effective/effectiveAsset';
import { isShown } from './effective/sources';
import type { Statements } from './effective/sources';
import { resolveReference } from './edges';
import { FactBuilder } from './FactBuilder';
import type { FacetSet } from './FacetSet';
import type { AssetRow, DeclarationRow, ProjectionStore, VersionRow } from './ProjectionStore';
import type { ProjectionSettings } from './settings';
import { termRows } from './termRows';

type Show = {
  store: ProjectionStore;
  assets: AssetSet;
  facets: FacetSet;
  bodies: BodyBatch;
  /** Position of the last entry of the batch. */
  position: number;
  settings: ProjectionSettings;
};

/**
 * Computes what is shown of the assets that changed, and writes every row that the batch touched.
 *
 * @returns ids of the assets that look different now, those that came or went included
 */
export async function showAssets(show: Show): Promise<string[]> {
  const { store, assets, facets, bodies } = show;
  // Containers of what a reference names may be new: those come before the rest is computed.
  const canonical = await changedCanonical(assets);
  const members = new Map<string, AssetRow[]>();
  for (const row of assets.rows.values()) {
    if (!canonical.has(row.canonical_id)) continue;
    members.set(row.canonical_id, [...(members.get(row.canonical_id) ?? []), row]);
  }
  const ids = [...members.values()].flat().map(({ id }) => id);
  await facets.require(ids);
  const declarations = await store.declarationsOf(ids);
  const versions = await store.versions(ids);
  const statements = new Map(
    [...members].map(([id, rows]) => [id, mergeStatements(rows.map(row => facets.of(row.id)))]),
  );
  await bodies.require([...statements.values()].flatMap(shownHashes));

  const shown: [AssetRow, EffectiveAsset][] = [];
  for (const [id, rows] of members) {
    const asset = assets.rows.get(id);
    if (!asset) continue;
    const effective = showOne(show, asset, rows, statements.get(id)!, declarations, versions);
    const etag = asset.etag;
    Object.assign(asset, effective.values);
    asset.observed_at = newestObservation(rows);
    if (etag !== asset.etag) shown.push([asset, effective]);
  }
  return writeRows(show, ids, shown);
}

/** Ids of the canonical assets to compute, with all their names loaded. */
async function changedCanonical(assets: AssetSet): Promise<Set<string>> {
  await assets.require([...assets.dirty]);
  const canonical = new Set(
    [...assets.dirty].flatMap(id => assets.rows.get(id)?.canonical_id ?? []),
  );
  await assets.require([...canonical]);
  await assets.requireMembers([...canonical]);
  return canonical;
}

function showOne(
  { bodies, settings }: Show,
  asset: AssetRow,
  rows: readonly AssetRow[],
  statements: Statements,
  declarations: readonly DeclarationRow[],
  versions: readonly VersionRow[],
): EffectiveAsset {
  const ids = new Set(rows.map(row => row.id));
  const read = (hash: string) => bodies.get(hash);
  return effectiveAsset({
    asset,
    statements,
    read,
    declarations: rows.flatMap(row => claimsOf(row.id, declarations)),
    schemaSince: newestSchemaSince(versions.filter(version => ids.has(version.asset_id))),
    tenant: settings.tenantOf(asset.namespace),
    parentId: parentOf(asset, statements, read),
  });
}

function newestObservation(names: readonly AssetRow[]): string | null {
  return names.reduce<string | null>(
    (newest, { last_observed: time }) => (time === null ? newest : later(newest, time)),
    null,
  );
}

/** Statements of all names of an asset as one; of the same source and key, the newest. */
function mergeStatements(documents: readonly Statements[]): Statements {
  if (documents.length === 1) return documents[0];
  const merged = new Map<string, Map<string, Statement>>();
  for (const document of documents) {
    for (const [source, statements] of document) {
      const present = merged.get(source) ?? new Map<string, Statement>();
      merged.set(source, present);
      for (const [key, statement] of statements) {
        const other = present.get(key);
        if (!other || isNewer(statement[1], statement[2], other[1], other[2])) present.set(key, statement);
      }
    }
  }
  return merged;
}

function shownHashes(statements: Statements): string[] {
  return [...statements].flatMap(([source, keys]) =>
    [...keys.values()].flatMap(([key, , hash]) => (hash && isShown(source, key) ? [hash] : [])),
  );
}

function newestSchemaSince(versions: readonly VersionRow[]): string | undefined {
  const [newest] = [...versions].sort((a, b) =>
    `${a.last_seen} ${a.hash}` > `${b.last_seen} ${b.hash}` ? -1 : 1,
  );
  return newest?.first_seen;
}

function parentOf(asset: AssetRow, statements: Statements, read: (hash: string) => unknown): string | null {
  const declared = statements.get('yaml')?.get('partOf')?.[2];
  if (declared) {
    // The mention was made when the declaration was applied; here only the id matters.
    const parent = resolveReference(read(declared), new FactBuilder(asset.first_seen));
    if (parent) return parent;
  }
  const job = statements.get('openlineage')?.get('headwater:parent')?.[2];
  if (job) {
    const { job: parent } = asRecord(read(job));
    if (typeof parent === 'string') return parent;
  }
  return containerId(asset);
}

async function writeRows(
  { store, assets, position }: Show,
  computed: readonly string[],
  shown: readonly [AssetRow, EffectiveAsset][],
): Promise<string[]> {
  const changed = new Map(shown.map(([row]) => [row.id, row]));
  const different = new Set(changed.keys());
  // Names that are not canonical have no shown values of their own, but may have moved.
  for (const id of [...computed, ...assets.dirty]) {
    const row = assets.rows.get(id);
    if (row) changed.set(id, row);
  }
  const aliases: string[] = [];
  for (const row of changed.values()) {
    if (row.canonical_id !== row.id) {
      Object.assign(row, bareValues(row));
      aliases.push(row.id);
    }
    const listed =
      row.canonical_id === row.id && !isDeleted(row) && row.presence !== 'alias' ? 1 : 0;
    if (row.listed !== listed) different.add(row.id);
    row.listed = listed;
    row.position = position;
  }
  await store.writeAssets([...changed.values()]);
  await store.touchAssets(await assets.moved(changed));

  const rows = shown.map(([row]) => row);
  await store.write(
    'columns',
    shown
      .filter(([, { columns }]) => columns.length > 0)
      .map(([{ id }, { columns }]) => ({ asset_id: id, body: JSON.stringify(columns) })),
  );
  const bare = shown.filter(([, { columns }]) => columns.length === 0).map(([{ id }]) => id);
  await store.dropColumns([...bare, ...aliases]);
  const labelled = [...rows.map(({ id }) => id), ...aliases];
  await store.writeTags(
    labelled,
    shown.flatMap(([{ id, title_key }, { tags }]) =>
      tags.map(tag => ({ asset_id: id, tag, title_key })),
    ),
  );
  await store.writeTerms(
    labelled,
    shown.flatMap(([row, { terms, columns }]) => termRows(row, terms, columns)),
  );
  return [...different];
}

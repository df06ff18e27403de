import { NotFoundError } from '@backstage/errors';
import type { AssetColumn } from '@headwater/plugin-data-catalog-common';
import type { AssetRow } from '../projection/ProjectionStore';
import { describeDatasets, toFields } from './datasets';
import type { Dataset } from './datasets';
import { readNames } from './readNames';
import type { Page, Reading } from './Reading';
import { toTime } from './times';
import { readVersions } from './versions';
import type { Version } from './versions';

/** Versions of a dataset, newest first. */
export async function listVersions(reading: Reading, row: AssetRow, { limit, offset }: Page) {
  const { dataset, versions } = await withVersions(reading, row);
  const page = versions.slice(offset, offset + limit);
  const bodies = await reading.store.bodies(page.flatMap(({ hash }) => hash ?? []));
  return {
    versions: page.map(version => toVersion(dataset, version, bodies)),
    totalCount: versions.length,
  };
}

/** @throws NotFoundError when the dataset has no such version */
export async function getVersion(reading: Reading, row: AssetRow, id: string) {
  const { dataset, versions } = await withVersions(reading, row);
  const version = versions.find(candidate => candidate.id === id.toLowerCase());
  if (!version) throw new NotFoundError(`Dataset version '${id}' not found.`);
  return toVersion(
    dataset,
    version,
    await reading.store.bodies(version.hash ? [version.hash] : []),
  );
}

type Shown = Omit<Version, 'hash'> & { hash?: string };

async function withVersions(
  reading: Reading,
  row: AssetRow,
): Promise<{ dataset: Dataset; versions: Shown[] }> {
  const [dataset] = await describeDatasets(reading, [row]);
  const byAsset = await readVersions(reading, await readNames(reading, [row.id]));
  const only = { id: row.id, firstSeen: row.first_seen, lastSeen: row.last_seen };
  return { dataset, versions: byAsset.get(row.id) ?? [only] };
}

function toVersion(dataset: Dataset, version: Shown, bodies: ReadonlyMap<string, unknown>) {
  const { namespace, name, type, physicalName, sourceName, tags, description, facets } = dataset;
  const columns = (version.hash && bodies.get(version.hash)) ?? [];
  return {
    id: { namespace, name, version: version.id },
    type,
    name,
    physicalName,
    createdAt: toTime(version.firstSeen),
    version: version.id,
    namespace,
    sourceName,
    fields: toFields(columns as AssetColumn[]),
    tags,
    description: description ?? '',
    // Facets are known as they are now.
    facets: version.id === dataset.currentVersion ? facets : {},
  };
}

import { BACKSTAGE_NAMESPACE } from '@headwater/plugin-data-catalog-node';
import { asRecord } from '../projection/columnMapping';
import type { AssetRow } from '../projection/ProjectionStore';
import { readTags } from './datasets';
import { readAssetFacets } from './facets';
import type { Facets } from './facets';
import { readJobEdges } from './jobEdges';
import type { Name } from './jobEdges';
import { readLatestRuns } from './latestRuns';
import { listRows } from './listRows';
import { readNames } from './readNames';
import type { Page, Reading } from './Reading';
import type { Run } from './runs';
import { toTime } from './times';

export type Job = {
  id: Name;
  type: 'BATCH' | 'STREAM' | 'SERVICE';
  name: string;
  simpleName: string;
  parentJobName?: string;
  parentJobUuid?: string;
  createdAt?: string;
  updatedAt?: string;
  namespace: string;
  inputs: Name[];
  outputs: Name[];
  location?: string;
  context: { sql?: string };
  description?: string;
  latestRun?: Run;
  latestRuns: Run[];
  tags: string[];
  facets: Facets;
  /** A job has one version, under the id of its asset. */
  currentVersion: string;
};

/** As many runs of each job as its own page shows. */
const LATEST_RUNS = 10;

/** The jobs that may be seen, of one namespace or of all, by title. */
export async function listJobs(reading: Reading, namespace: string | undefined, page: Page) {
  const filters = { class: ['job'], ...(namespace !== undefined && { namespace: [namespace] }) };
  const { rows, totalCount } = await listRows(reading, filters, page);
  return { jobs: await describeJobs(reading, rows), totalCount };
}

/** Jobs in Marquez's shape, in the order of the rows, each with so many of its newest runs. */
export async function describeJobs(
  reading: Reading,
  rows: readonly AssetRow[],
  latest = LATEST_RUNS,
): Promise<Job[]> {
  const ids = rows.map(({ id }) => id);
  const parents = rows.flatMap(row => row.parent_id ?? []);
  const [facets, edges, runs, tags, links] = await Promise.all([
    readNames(reading, ids).then(names => readAssetFacets(reading, names)),
    readJobEdges(reading, ids),
    readLatestRuns(reading, ids, latest),
    readTags(reading, ids),
    reading.store.references(parents, reading.access),
  ]);
  return rows.map(row => {
    const parent = row.parent_id === null ? undefined : links.get(row.parent_id);
    const latestRuns = runs.get(row.id) ?? [];
    return {
      ...toJob(row, facets.get(row.id) ?? {}),
      ...(parent?.class === 'job' ? withParent(row.name, parent) : { simpleName: row.name }),
      inputs: edges.get(row.id)?.inputs ?? [],
      outputs: edges.get(row.id)?.outputs ?? [],
      ...(latestRuns.length > 0 && { latestRun: latestRuns[0] }),
      latestRuns,
      tags: tags.get(row.id) ?? [],
    };
  });
}

function withParent(name: string, parent: { id: string; name: string }) {
  const prefix = `${parent.name}.`;
  return {
    simpleName: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    parentJobName: parent.name,
    parentJobUuid: parent.id,
  };
}

function toJob(row: AssetRow, facets: Facets) {
  const { namespace, name } = row;
  const { query } = asRecord(facets.sql);
  const { url } = asRecord(facets.sourceCodeLocation);
  return {
    id: { namespace, name },
    type: typeOf(row, facets),
    name,
    createdAt: toTime(row.first_seen),
    updatedAt: toTime(row.changed_at),
    namespace,
    ...(typeof url === 'string' && URL.canParse(url) && { location: url }),
    context: typeof query === 'string' ? { sql: query } : {},
    ...(row.description !== null && { description: row.description }),
    facets,
    currentVersion: row.id,
  };
}

function typeOf(row: AssetRow, facets: Facets): Job['type'] {
  if (row.class === 'entity' || row.namespace === BACKSTAGE_NAMESPACE) return 'SERVICE';
  const { processingType } = asRecord(facets.jobType);
  return processingType === 'STREAMING' ? 'STREAM' : 'BATCH';
}

import { NotFoundError } from '@backstage/errors';
import type { AssetLink } from '@headwater/plugin-data-catalog-common';
import { asRecord } from '../projection/columnMapping';
import type { RunDocument, StatementDocument } from '../projection/documents';
import { newestFirst, runColumns, visibleRuns } from '../runs/runRows';
import type { RunRow } from '../runs/runRows';
import { readBodies, toFacets } from './facets';
import type { Facets } from './facets';
import { readNames } from './readNames';
import { MAX_OFFSET } from './readQuery';
import type { Page, Reading } from './Reading';
import { toTime } from './times';
import { readVersions, versionAt } from './versions';
import type { Version } from './versions';

/** A run with the JSON of its document. */
export type FullRunRow = RunRow & { document: string };

export type Run = {
  id: string;
  createdAt?: string;
  updatedAt?: string;
  nominalStartTime?: string;
  nominalEndTime?: string;
  state: 'NEW' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'ABORTED';
  startedAt?: string;
  endedAt?: string;
  durationMs?: number;
  args: Record<string, string>;
  jobVersion?: { namespace: string; name: string; version: string };
  inputDatasetVersions: UsedVersion[];
  outputDatasetVersions: UsedVersion[];
  facets: Facets;
};

type UsedVersion = {
  datasetVersionId: { namespace: string; name: string; version: string };
  facets: Facets;
};

/** Columns of a `FullRunRow`, of `runs as r`. */
export const fullRunColumns = [...runColumns, 'r.document'];

const states: Record<string, Run['state']> = {
  START: 'RUNNING',
  RUNNING: 'RUNNING',
  COMPLETE: 'COMPLETED',
  FAIL: 'FAILED',
  ABORT: 'ABORTED',
};

/** Runs of a job under all its names, newest first. */
export async function listJobRuns(reading: Reading, jobId: string, { limit, offset }: Page) {
  const { knex, access } = reading;
  const runs = () => visibleRuns(knex, access).where('j.canonical_id', jobId);
  const some = runs().select('r.run_id').limit(MAX_OFFSET);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  const rows: FullRunRow[] =
    limit === 0 ? [] : await newestFirst(runs().select(fullRunColumns)).limit(limit).offset(offset);
  return { runs: await describeRuns(reading, rows), totalCount: Number(count) };
}

/** @throws NotFoundError also for the run of a job that may not be seen */
export async function requireRun({ knex, access }: Reading, runId: string): Promise<FullRunRow> {
  const row: FullRunRow | undefined = await visibleRuns(knex, access)
    .where('r.run_id', runId.toLowerCase())
    .first(fullRunColumns);
  if (row) return row;
  throw new NotFoundError(`Run '${runId}' not found.`);
}

/** Runs in Marquez's shape, in the order of the rows; datasets that may not be seen are left out. */
export async function describeRuns(reading: Reading, rows: readonly FullRunRow[]): Promise<Run[]> {
  const runs = rows.map(row => ({
    row,
    document: JSON.parse(row.document) as Partial<RunDocument>,
  }));
  const datasets = runs.flatMap(({ document }) => namedDatasets(document));
  const links = await reading.store.references(
    [...datasets, ...rows.flatMap(row => row.job_id ?? [])],
    reading.access,
  );
  const shown = new Set(datasets.flatMap(id => links.get(id)?.id ?? []));
  const [versions, bodies] = await Promise.all([
    readNames(reading, [...shown]).then(names => readVersions(reading, names)),
    readBodies(
      reading,
      runs.flatMap(({ document }) => statementsOf(document)),
    ),
  ]);
  return runs.map(({ row, document }) => toRun(row, document, { links, versions, bodies }));
}

type Known = {
  links: ReadonlyMap<string, AssetLink>;
  versions: ReadonlyMap<string, Version[]>;
  bodies: ReadonlyMap<string, unknown>;
};

function toRun(row: FullRunRow, document: Partial<RunDocument>, known: Known): Run {
  const facets = toFacets(document.facets ?? [], known.bodies);
  const job = row.job_id === null ? undefined : known.links.get(row.job_id);
  const { nominalStartTime, nominalEndTime } = asRecord(facets.nominalTime);
  const { io = [], inputFacets = [], outputFacets = [] } = document;
  const at = row.ended_at || document.last;
  return {
    id: row.run_id,
    createdAt: toTime(document.first || row.started_at),
    updatedAt: toTime(document.last || row.started_at),
    ...(typeof nominalStartTime === 'string' && { nominalStartTime }),
    ...(typeof nominalEndTime === 'string' && { nominalEndTime }),
    state: (Number(row.stub) === 0 && states[row.state]) || 'NEW',
    startedAt: toTime(row.started_at),
    ...(row.ended_at && {
      endedAt: toTime(row.ended_at),
      durationMs: Math.max(0, Date.parse(row.ended_at) - Date.parse(row.started_at)),
    }),
    args: {},
    ...(job && { jobVersion: { namespace: job.namespace, name: job.name, version: job.id } }),
    inputDatasetVersions: usedVersions(
      io.flatMap(({ inputs }) => inputs),
      inputFacets,
      at,
      known,
    ),
    outputDatasetVersions: usedVersions(
      io.flatMap(({ outputs }) => outputs),
      outputFacets,
      at,
      known,
    ),
    facets,
  };
}

function usedVersions(
  ids: readonly string[],
  facets: RunDocument['inputFacets'],
  at: string | undefined,
  { links, versions, bodies }: Known,
): UsedVersion[] {
  const used = new Map<string, UsedVersion>();
  for (const id of ids) {
    const link = links.get(id);
    if (!link || used.has(link.id)) continue;
    const { namespace, name } = link;
    const version = versionAt(link.id, versions.get(link.id), at);
    const stated = facets.find(([dataset]) => dataset === id)?.[1] ?? [];
    used.set(link.id, {
      datasetVersionId: { namespace, name, version },
      facets: toFacets(stated, bodies),
    });
  }
  return [...used.values()];
}

function namedDatasets({ io = [] }: Partial<RunDocument>): string[] {
  return io.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]);
}

function statementsOf(document: Partial<RunDocument>): StatementDocument[] {
  const { facets = [], inputFacets = [], outputFacets = [] } = document;
  return [facets, ...[...inputFacets, ...outputFacets].map(([, statements]) => statements)];
}

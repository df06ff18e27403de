import { NotFoundError } from '@backstage/errors';
import type {
  AssetLink,
  Count,
  QueryOf,
  Run,
  RunFacets,
  RunSummary,
} from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import { showableBodies } from '../assets/concealBodies';
import type { AssetStore } from '../assets/AssetStore';
import type { AssetAccess } from '../assets/permissions';
import { applyAccess } from '../assets/query/filters';
import { cursorBinding, decodeCursor, encodeCursor } from '../assets/query/cursor';
import { boundedCount, EXACT_COUNT } from '../assets/query/listAssets';
import type { RunDocument, StatementDocument } from '../projection/documents';

type RunRow = {
  run_id: string;
  job_id: string | null;
  state: string;
  started_at: string;
  ended_at: string | null;
  stub: number;
  parent_run_id: string | null;
  root_run_id: string | null;
  document: string;
};

type RunQuery = QueryOf<'listAssetRuns'>;

const summaryColumns = [
  'run_id',
  'job_id',
  'state',
  'started_at',
  'ended_at',
  'stub',
  'parent_run_id',
  'root_run_id',
].map(column => `r.${column}`);

const DEFAULT_LIMIT = 50;
const MAX_CHILDREN = 100;

/** Answers questions about runs. A run is seen by whoever may see its job. */
export class RunReader {
  constructor(private readonly options: { knex: Knex; store: AssetStore }) {}

  /** Runs of a job, or of the jobs that read or wrote a dataset, newest first. */
  async list(id: string, query: RunQuery, access: AssetAccess) {
    const found = await this.options.store.find(id.toLowerCase(), access);
    if (!found) throw new NotFoundError(`No asset with id '${id}'`);
    const { limit = DEFAULT_LIMIT, cursor, state, use } = query;
    const binding = cursorBinding('runs', found.asset.id, state, use, access.key);
    const runs = runsOf(this.options.knex, found.asset.id, access, use);
    if (state) runs.whereIn('r.state', state);
    const count = boundedCount(await countUpTo(this.options.knex, runs.clone()));
    if (cursor !== undefined) {
      const after = decodeCursor(cursor, binding, 2) as string[];
      runs.whereRaw('(r.started_at, r.run_id) < (?, ?)', after);
    }
    const rows: RunRow[] = await runs
      .select(summaryColumns)
      .orderBy([
        { column: 'r.started_at', order: 'desc' },
        { column: 'r.run_id', order: 'desc' },
      ])
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.summaries(page, access),
      ...(rows.length > limit &&
        last && { nextCursor: encodeCursor([last.started_at, last.run_id], binding) }),
      totalCount: count,
    };
  }

  /** @throws NotFoundError also for the run of a job that may not be seen. */
  async get(runId: string, access: AssetAccess): Promise<Run> {
    const { row, document } = await this.find(runId, access);
    const inputs = [...new Set(document.io.flatMap(io => io.inputs))];
    const outputs = [...new Set(document.io.flatMap(io => io.outputs))];
    const links = await this.options.store.references([...inputs, ...outputs], access);
    const children: RunRow[] = await visibleRuns(this.options.knex, access)
      .where('r.parent_run_id', row.run_id)
      .select(summaryColumns)
      .orderBy('r.started_at')
      .limit(MAX_CHILDREN);
    const [summary] = await this.summaries([row], access);
    const parent = row.parent_run_id
      ? await visibleRuns(this.options.knex, access)
          .where('r.run_id', row.parent_run_id)
          .select(summaryColumns)
      : [];
    const [parentSummary] = await this.summaries(parent, access);
    const named = (ids: string[], facets: [string, StatementDocument][]) =>
      ids.flatMap(dataset => {
        const link = links.get(dataset);
        const stated = facets.find(([of]) => of === dataset)?.[1] ?? [];
        return link ? [{ ...link, facets: stated.map(([key]) => key) }] : [];
      });
    return {
      ...summary,
      ...(parentSummary && { parent: parentSummary }),
      inputs: named(inputs, document.inputFacets),
      outputs: named(outputs, document.outputFacets),
      children: await this.summaries(children, access),
      hidden: [...inputs, ...outputs].filter(dataset => !links.has(dataset)).length,
      facets: document.facets.map(([key]) => key),
    };
  }

  async facets(runId: string, access: AssetAccess): Promise<RunFacets> {
    const { document } = await this.find(runId, access);
    const { store } = this.options;
    const datasets = [...document.inputFacets, ...document.outputFacets];
    const all = [document.facets, ...datasets.map(([, statements]) => statements)].flat();
    const bodies = await store.bodies(all.flatMap(([, , hash]) => (hash === null ? [] : [hash])));
    const links = await store.references(
      datasets.map(([id]) => id),
      access,
    );
    const showable = await showableBodies(store, access, bodies);
    const stated = (statements: StatementDocument) =>
      statements
        .filter(([, , hash]) => hash !== null)
        .map(([key, at, hash, by, issues]) => ({
          source: 'openlineage',
          key,
          at,
          ...(by && { by }),
          ...(showable.has(hash!) ? { body: bodies.get(hash!) } : { hidden: true }),
          ...(issues && { issues }),
        }));
    const ofDatasets = (facets: [string, StatementDocument][]) =>
      facets.flatMap(([id, statements]) => {
        const asset = links.get(id);
        return asset ? [{ asset, facets: stated(statements) }] : [];
      });
    return {
      run: stated(document.facets),
      inputs: ofDatasets(document.inputFacets),
      outputs: ofDatasets(document.outputFacets),
    } as RunFacets;
  }

  private async find(runId: string, access: AssetAccess) {
    const row: RunRow | undefined = await visibleRuns(this.options.knex, access)
      .where('r.run_id', runId.toLowerCase())
      .first([...summaryColumns, 'r.document']);
    if (!row) throw new NotFoundError(`No run with id '${runId}'`);
    const { io = [], facets = [], inputFacets = [], outputFacets = [] } = JSON.parse(row.document) as Partial<RunDocument>;
    return { row, document: { io, facets, inputFacets, outputFacets } };
  }

  private async summaries(rows: readonly RunRow[], access: AssetAccess): Promise<RunSummary[]> {
    const jobs = rows.flatMap(row => row.job_id ?? []);
    const links = await this.options.store.references(jobs, access);
    return rows.map(row => toSummary(row, row.job_id === null ? undefined : links.get(row.job_id)));
  }
}

/** How many runs `RunReader.list` has to show. */
export async function countRuns(knex: Knex, id: string, access: AssetAccess): Promise<Count> {
  return boundedCount(await countUpTo(knex, runsOf(knex, id, access)));
}

async function countUpTo(knex: Knex, runs: Knex.QueryBuilder): Promise<number> {
  const some = runs.select('r.run_id').limit(EXACT_COUNT + 1);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  return Number(count);
}

function visibleRuns(knex: Knex, access: AssetAccess): Knex.QueryBuilder {
  const query = knex('runs as r')
    .leftJoin('assets as j', 'j.id', 'r.job_id')
    .leftJoin('assets as a', 'a.id', 'j.canonical_id');
  applyAccess(query, access, 'a');
  return query;
}

function runsOf(knex: Knex, id: string, access: AssetAccess, use?: 'read' | 'write'): Knex.QueryBuilder {
  return visibleRuns(knex, access).whereIn('r.job_id', jobs => {
    jobs.select('id').from('assets').where({ canonical_id: id, class: 'job' });
    // Data flows from a dataset into the job that reads it, and the other way when it is written.
    const ends = { read: ['source_id', 'target_id'], write: ['target_id', 'source_id'] } as const;
    for (const [type, [dataset, job]] of Object.entries(ends)) {
      if (use !== undefined && use !== type) continue;
      jobs.union(
        knex('edges as e')
          .join('assets as d', 'd.id', `e.${dataset}`)
          .where('d.canonical_id', id)
          .where('e.type', type)
          .select(`e.${job}`),
      );
    }
  });
}

function toSummary(row: RunRow, job: AssetLink | undefined): RunSummary {
  const ended = row.ended_at ?? undefined;
  return {
    runId: row.run_id,
    ...(job && { job }),
    state: row.state as RunSummary['state'],
    startedAt: row.started_at,
    ...(ended && {
      endedAt: ended,
      durationMs: Math.max(0, Date.parse(ended) - Date.parse(row.started_at)),
    }),
    stub: Number(row.stub) === 1,
    ...(row.parent_run_id && { parentRunId: row.parent_run_id }),
    ...(row.root_run_id && { rootRunId: row.root_run_id }),
  };
}

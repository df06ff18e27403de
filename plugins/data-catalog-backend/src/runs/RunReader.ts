import { NotFoundError } from '@backstage/errors';
import type {
  AnswerOf,
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
import { cursorBinding, decodeCursor, encodeCursor } from '../assets/query/cursor';
import { boundedCount, EXACT_COUNT } from '../assets/query/listAssets';
import { readTime } from '../http/readTime';
import type { RunDocument, StatementDocument } from '../projection/documents';
import { describeRun, describingHashes } from './describeRun';
import { listRuns } from './listRuns';
import type { RunKey } from './listRuns';
import { newestFirst, runColumns, toSummary, visibleRuns } from './runRows';
import type { RunRow } from './runRows';

type RunQuery = QueryOf<'listAssetRuns'>;

const DEFAULT_LIMIT = 50;
const MAX_CHILDREN = 100;

/** A run that only a parent facet names has a document without anything. */
const emptyDocument: RunDocument = {
  reported: [],
  completed: false,
  first: '',
  last: '',
  io: [],
  facets: [],
  inputFacets: [],
  outputFacets: [],
  lifecycle: [],
};

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
    const rows: RunRow[] = await newestFirst(runs.select(runColumns)).limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.summaries(page, access),
      ...(rows.length > limit &&
        last && { nextCursor: encodeCursor([last.started_at, last.run_id], binding) }),
      totalCount: count,
    };
  }

  /** The newest runs of an asset among those that `narrow` leaves: a part of a timeline. */
  async page(
    id: string,
    limit: number,
    access: AssetAccess,
    narrow: (runs: Knex.QueryBuilder) => void,
  ): Promise<RunSummary[]> {
    const runs = runsOf(this.options.knex, id, access);
    narrow(runs);
    return this.summaries(await newestFirst(runs.select(runColumns)).limit(limit), access);
  }

  /** Runs of all jobs, newest first. */
  async listAll(query: QueryOf<'listRuns'>, access: AssetAccess): Promise<AnswerOf<'listRuns'>> {
    const { limit = DEFAULT_LIMIT, cursor, state, owner } = query;
    const from = readTime('from', query.from);
    const filters = { state, owner, from };
    const binding = cursorBinding('all runs', filters, access.key);
    const after = cursor === undefined ? undefined : (decodeCursor(cursor, binding, 2) as RunKey);
    const { rows, next } = await listRuns(this.options.knex, { filters, limit, after, access });
    return {
      items: await this.summaries(rows, access),
      ...(next && { nextCursor: encodeCursor(next, binding) }),
    };
  }

  /** @throws NotFoundError also for the run of a job that may not be seen. */
  async get(runId: string, access: AssetAccess): Promise<Run> {
    const { row, document } = await this.find(runId, access);
    const inputs = [...new Set(document.io.flatMap(io => io.inputs))];
    const outputs = [...new Set(document.io.flatMap(io => io.outputs))];
    const links = await this.options.store.references([...inputs, ...outputs], access);
    const bodies = await this.options.store.bodies(describingHashes(document.facets));
    const children: RunRow[] = await visibleRuns(this.options.knex, access)
      .where('r.parent_run_id', row.run_id)
      .select(runColumns)
      .orderBy('r.started_at')
      .limit(MAX_CHILDREN);
    const above: RunRow[] = await visibleRuns(this.options.knex, access)
      .whereIn('r.run_id', [row.parent_run_id, row.root_run_id].flatMap(id => id ?? []))
      .select(runColumns);
    const [summary, ...others] = await this.summaries([row, ...above, ...children], access);
    const parent = others.find(({ runId: id }) => id === row.parent_run_id);
    const root = others.find(({ runId: id }) => id === row.root_run_id);
    const named = (ids: string[], facets: [string, StatementDocument][]) =>
      ids.flatMap(dataset => {
        const link = links.get(dataset);
        const stated = facets.find(([of]) => of === dataset)?.[1] ?? [];
        return link ? [{ ...link, facets: stated.map(([key]) => key) }] : [];
      });
    return {
      ...summary,
      ...describeRun(row.state, document, bodies),
      ...(parent && { parent }),
      ...(root && { root }),
      inputs: named(inputs, document.inputFacets),
      outputs: named(outputs, document.outputFacets),
      children: others.slice(above.length),
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

  private async find(runId: string, access: AssetAccess): Promise<{ row: RunRow; document: RunDocument }> {
    const row: (RunRow & { document: string }) | undefined = await visibleRuns(this.options.knex, access)
      .where('r.run_id', runId.toLowerCase())
      .first([...runColumns, 'r.document']);
    if (!row) throw new NotFoundError(`No run with id '${runId}'`);
    return { row, document: { ...emptyDocument, ...JSON.parse(row.document) } };
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

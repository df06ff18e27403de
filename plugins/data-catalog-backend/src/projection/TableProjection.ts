import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LogEntry } from '../log/entries';
import { applyDeclarations } from './applyDeclarations';
import { applyLinks } from './applyLinks';
import { applyStatements } from './applyStatements';
import { changeRun, collectRuns, runRow, stateChanges } from './applyRuns';
import { AssetSet } from './AssetSet';
import { BodyCache } from './BodyCache';
import { edgeRows } from './edges';
import { FacetSet } from './FacetSet';
import { FactBuilder } from './FactBuilder';
import { STATE_CHANGE } from './facts';
import type { EdgeChange, EntryFacts } from './facts';
import type { RunDocument } from './documents';
import { ProjectionStore } from './ProjectionStore';
import { readEntry } from './readEntry';
import { showAssets } from './showAssets';
import type { ProjectionSettings } from './settings';
import { ProducerTimes } from './ProducerTimes';
import { assetsOfRun } from './runs';
import type { Projection, ProjectionChange } from './types';
import { mergeSeen } from './seen';
import { SQL_SOURCE } from './sqlLineage';

/** Projects the log into the tables of the catalog: see docs/architecture.md. */
export class TableProjection implements Projection {
  private constructor(
    private readonly logger: LoggerService,
    private readonly tablePrefix: string,
    private readonly settings: ProjectionSettings,
    private readonly bodies: BodyCache,
    private readonly producers: ProducerTimes,
  ) {}

  static create(options: {
    logger: LoggerService;
    /** Before the name of every table; empty for the live ones. */
    tablePrefix?: string;
    settings: ProjectionSettings;
  }): TableProjection {
    const { logger, tablePrefix = '', settings } = options;
    return new TableProjection(logger, tablePrefix, settings, new BodyCache(), new ProducerTimes());
  }

  async apply(transaction: Knex.Transaction, entries: readonly LogEntry[]): Promise<ProjectionChange> {
    const facts = entries.flatMap(entry => this.read(entry));
    if (facts.length === 0) return { assets: [], runAssets: [] };
    const position = entries[entries.length - 1].position;
    const store = new ProjectionStore(transaction, this.tablePrefix);
    const bodies = this.bodies.begin(transaction, store);
    for (const fact of facts) bodies.add(fact.bodies);

    const assets = await AssetSet.load(store, facts);
    const facets = new FacetSet(store);
    const edges: EdgeChange[] = facts.flatMap(fact => fact.edges);

    const { guessing, ran } = await this.applyRuns(store, facts, edges, bodies);
    edges.push(...(await applyStatements(assets, facets, facts, bodies)));
    const declarations = await applyDeclarations(
      store,
      assets,
      facets,
      facts.flatMap(fact => fact.declarations),
      hash => bodies.read(hash),
    );
    bodies.add(declarations.bodies);
    edges.push(...declarations.edges);
    await store.write('declarations', declarations.rows);

    const links = [...facts.flatMap(fact => fact.links), ...declarations.links];
    await applyLinks(store, assets, links);
    const versions = await mergeSeen(store, assets, facts);
    await store.write('edges', edgeRows(edges));
    await store.dropGuesses(guessing);
    await store.write('versions', versions);
    await store.write('mappings', mappingRows(facts));
    const show = { store, assets, facets, bodies, position, settings: this.settings };
    const changed = await showAssets(show);
    await store.write('facets', facets.rows());
    await this.producers.apply(transaction, store, facts);
    await bodies.flush();
    const fed = facts.flatMap(({ statements }) => statements.filter(({ source }) => source === SQL_SOURCE));
    // A page shows an asset with the runs and the lineage of all its names.
    const canonical = [...ran, ...fed.map(({ asset }) => asset)].map(id => assets.rows.get(id)?.canonical_id ?? id);
    return { assets: changed, runAssets: [...new Set(canonical)] };
  }

  private read(entry: LogEntry): EntryFacts[] {
    try {
      return [readEntry(entry)];
    } catch (error) {
      this.logger.warn(`Skipped log entry ${entry.position} of kind '${entry.kind}': ${error}`);
      return [];
    }
  }

  /** Writes the runs; answers the jobs whose guessed edges may have lost their last run, and the assets of runs that changed. */
  private async applyRuns(
    store: ProjectionStore,
    facts: readonly EntryFacts[],
    edges: EdgeChange[],
    bodies: { add(bodies: ReadonlyMap<string, string>): void },
  ): Promise<{ guessing: string[]; ran: string[] }> {
    const added = collectRuns(facts);
    const stubs = collectStubs(facts);
    const known = await store.runs([...new Set([...added.keys(), ...stubs.keys()])]);
    const documents = new Map(known.map(row => [row.run_id, row]));
    const guessing = new Set<string>();
    const ran: string[] = [];
    const rows = [];
    for (const [run, document] of added) {
      const row = documents.get(run);
      const before = row && Number(row.stub) === 0 ? (JSON.parse(row.document) as RunDocument) : undefined;
      const change = changeRun(run, before, document);
      for (const edge of change.edges) {
        edges.push(edge);
        if (edge.type === 'transform' && edge.runs < 0) guessing.add(edge.via);
      }
      const fresh = runRow(run, change.document);
      rows.push(fresh);
      if (fresh.document !== row?.document) ran.push(...assetsOfRun(change.document));
      this.stateLifecycle(change.document, facts, bodies);
    }
    for (const stub of stubs.values()) {
      const row = documents.get(stub.run);
      if (added.has(stub.run) || (row && Number(row.stub) === 0)) continue;
      rows.push(stubRow(stub, row));
      if (!row && stub.job) ran.push(stub.job);
    }
    await store.write('runs', rows);
    return { guessing: [...guessing], ran };
  }

  /** A dropped or renamed dataset says so once its run has completed. */
  private stateLifecycle(
    document: RunDocument,
    facts: readonly EntryFacts[],
    bodies: { add(bodies: ReadonlyMap<string, string>): void },
  ) {
    for (const { dataset, time, change, previous } of stateChanges(document)) {
      const build = new FactBuilder(time);
      build.state(dataset, 'openlineage', STATE_CHANGE, { change }, '');
      if (previous) {
        build.state(previous, 'openlineage', STATE_CHANGE, { change: 'RENAMED', to: dataset }, '');
      }
      facts[0].statements.push(...build.facts.statements);
      bodies.add(build.facts.bodies);
    }
  }
}

type StubRow = { run: string; job: string | null; time: string };

function collectStubs(facts: readonly EntryFacts[]): Map<string, StubRow> {
  const stubs = new Map<string, StubRow>();
  for (const stub of facts.flatMap(fact => fact.runStubs)) {
    const present = stubs.get(stub.run);
    stubs.set(stub.run, {
      run: stub.run,
      job: firstOf(present?.job, stub.job),
      time: present && present.time < stub.time ? present.time : stub.time,
    });
  }
  return stubs;
}

/** Of several jobs that are said to be the parent, the choice must not depend on the order. */
function firstOf(a: string | null | undefined, b: string | null): string | null {
  return [a, b].filter(id => typeof id === 'string').sort()[0] ?? null;
}

function stubRow(stub: StubRow, known?: { job_id: string | null; started_at: string }) {
  const started = known && known.started_at < stub.time ? known.started_at : stub.time;
  return {
    run_id: stub.run,
    job_id: firstOf(known?.job_id, stub.job),
    state: 'UNKNOWN',
    started_at: started,
    ended_at: null,
    stub: 1,
    parent_run_id: null,
    root_run_id: null,
    error: null,
    document: '{}',
  };
}

function mappingRows(facts: readonly EntryFacts[]) {
  const merged = new Map<string, { first: string; last: string; dataset: string; job: string; hash: string }>();
  for (const { mappings } of facts) {
    for (const { dataset, job, hash, time } of mappings) {
      const key = `${dataset} ${job} ${hash}`;
      const present = merged.get(key);
      merged.set(key, {
        dataset,
        job,
        hash,
        first: present && present.first < time ? present.first : time,
        last: present && present.last > time ? present.last : time,
      });
    }
  }
  return [...merged.values()].map(({ dataset, job, hash, first, last }) => ({
    dataset_id: dataset,
    job_id: job,
    hash,
    first_seen: first,
    last_seen: last,
  }));
}

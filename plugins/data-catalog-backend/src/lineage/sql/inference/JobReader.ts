import type { Knex } from 'knex';
import { selectIn } from '../../../database/tables';
import type { StatementDocument } from '../../../projection/documents';
import { hashText } from '../../../projection/FactBuilder';
import type { DatasetName } from '../names/candidateNames';

/** A job whose events have SQL, and what they say that it reads and writes. */
export type SqlJob = {
  id: string;
  namespace: string;
  name: string;
  /** Hash of the `sql` facet; absent where there is none, or none any more. */
  sql?: string;
  inputs: NamedDataset[];
  outputs: NamedDataset[];
  /** Other names of inputs and outputs. */
  others: NamedDataset[];
  /** Ids of datasets of which the producer itself gives column lineage. */
  told: Set<string>;
};

export type NamedDataset = DatasetName & { id: string };

type EdgeRow = { source_id: string; target_id: string; type: string };
type NameRow = NamedDataset & { class: string; canonical_id: string };

/** A mapping that names nothing says nothing. */
const EMPTY_MAPPING = hashText(JSON.stringify({ fields: [], dataset: [] }));

/** Reads what events say of jobs, of many at once. */
export class JobReader {
  constructor(private readonly knex: Knex) {}

  /** The jobs among the ids, whatever else these are. Jobs that events know nothing of have no inputs and outputs. */
  async read(ids: readonly string[]): Promise<SqlJob[]> {
    const { knex } = this;
    const columns = ['id', 'class', 'namespace', 'name', 'canonical_id'];
    const names = (await selectIn<NameRow>(knex, 'assets', 'id', ids, columns)).filter(row => row.class === 'job');
    const jobIds = names.map(({ id }) => id);
    const [facets, edges] = await Promise.all([this.sqlFacets(jobIds), this.edges(jobIds)]);
    const written = edges.filter(({ type }) => type === 'write').map(edge => edge.target_id);
    const [told, datasets] = await Promise.all([
      this.told(jobIds, written),
      this.datasets(edges.flatMap(edge => [edge.source_id, edge.target_id])),
    ]);
    return names.map(({ id, namespace, name }) => {
      const named = (wanted: readonly string[]) => wanted.flatMap(dataset => datasets.get(dataset)?.own ?? []);
      const inputs = named(edges.filter(edge => edge.target_id === id).map(edge => edge.source_id));
      const outputs = named(edges.filter(edge => edge.source_id === id).map(edge => edge.target_id));
      const sql = facets.get(id);
      return {
        id,
        namespace,
        name,
        ...(sql !== undefined && { sql }),
        inputs,
        outputs,
        others: [...inputs, ...outputs].flatMap(dataset => datasets.get(dataset.id)!.others),
        told: told.get(id) ?? new Set(),
      };
    });
  }

  private async sqlFacets(jobIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await selectIn<{ asset_id: string; source: string; statements: string }>(
      this.knex,
      'asset_facets',
      'asset_id',
      jobIds,
      ['asset_id', 'source', 'statements'],
    );
    return new Map(
      rows
        .filter(({ source }) => source === 'openlineage')
        .flatMap(({ asset_id, statements }) => {
          const statement = (JSON.parse(statements) as StatementDocument).find(([key]) => key === 'sql');
          return statement && statement[2] !== null ? [[asset_id, statement[2]] as const] : [];
        }),
    );
  }

  /** What events say that is read and written. */
  private async edges(jobIds: readonly string[]): Promise<EdgeRow[]> {
    const columns = ['source_id', 'target_id', 'type', 'origin', 'active'];
    type Row = EdgeRow & { origin: string; active: number };
    const [writes, reads] = await Promise.all([
      selectIn<Row>(this.knex, 'edges', 'source_id', jobIds, columns),
      selectIn<Row>(this.knex, 'edges', 'target_id', jobIds, columns),
    ]);
    const stated = [...writes.filter(({ type }) => type === 'write'), ...reads.filter(({ type }) => type === 'read')];
    return stated
      .filter(({ origin, active }) => origin === 'openlineage' && Number(active) === 1)
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  /** Datasets with their own name and the other names of the same asset. */
  private async datasets(ids: readonly string[]) {
    const columns = ['id', 'class', 'namespace', 'name', 'canonical_id'];
    const unique = [...new Set(ids)];
    const own = (await selectIn<NameRow>(this.knex, 'assets', 'id', unique, columns)).filter(isDataset);
    const canonical = [...new Set(own.map(row => row.canonical_id))];
    const members = new Map<string, NamedDataset[]>(canonical.map(id => [id, []]));
    for (const row of await selectIn<NameRow>(this.knex, 'assets', 'canonical_id', canonical, columns)) {
      if (isDataset(row)) members.get(row.canonical_id)!.push(toName(row));
    }
    return new Map(
      own.map(row => [
        row.id,
        { own: toName(row), others: members.get(row.canonical_id)!.filter(({ id }) => id !== row.id) },
      ]),
    );
  }

  /** By job, the datasets of which its events give column lineage. */
  private async told(jobIds: readonly string[], datasetIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const columns = ['job_id', 'dataset_id', 'hash'];
    const unique = [...new Set(datasetIds)];
    type Row = { job_id: string; dataset_id: string; hash: string };
    const rows = await selectIn<Row>(this.knex, 'column_lineage', 'dataset_id', unique, columns);
    const jobs = new Set(jobIds);
    const told = new Map<string, Set<string>>();
    for (const { job_id: job, dataset_id: dataset, hash } of rows) {
      if (hash === EMPTY_MAPPING || !jobs.has(job)) continue;
      told.set(job, (told.get(job) ?? new Set()).add(dataset));
    }
    return told;
  }
}

function isDataset({ class: assetClass }: NameRow): boolean {
  return assetClass === 'dataset';
}

function toName({ id, namespace, name }: NameRow): NamedDataset {
  return { id, namespace, name };
}

function keyOf({ source_id, target_id, type }: EdgeRow): string {
  return `${type} ${source_id} ${target_id}`;
}

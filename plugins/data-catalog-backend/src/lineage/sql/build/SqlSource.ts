import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { AssetReader } from '../../../assets/AssetReader';
import { facetStatements } from '../../../assets/facetStatements';
import type { AssetStore } from '../../../assets/AssetStore';
import type { AssetAccess } from '../../../assets/permissions';
import { asRecord } from '../../../projection/columnMapping';
import { SQL_SOURCE } from '../../../projection/sqlLineage';
import { JobReader } from '../inference/JobReader';
import type { NamedDataset } from '../inference/JobReader';
import { dialectsFor } from '../names/dialects';
import { scopeOf } from '../names/scopeOf';
import type { SqlInput } from '../SqlAnalyst';

/** SQL to build lineage from, and what it belongs to. */
export type BuildInput = SqlInput & {
  /** The asset whose SQL it is. */
  assetId?: string;
  /** What runs it. */
  job?: { namespace: string; name: string };
  /** Tells it apart from other texts about the same datasets. */
  slot: string;
};

/** Keys under which sources state the SQL of an asset. */
const SQL_KEYS = ['sql', 'viewDefinition'];

/** Reads the SQL that the catalog has of jobs and views. */
export class SqlSource {
  private readonly jobs: JobReader;

  constructor(
    private readonly options: {
      knex: Knex;
      store: AssetStore;
      reader: Pick<AssetReader, 'find'>;
    },
  ) {
    this.jobs = new JobReader(options.knex);
  }

  /** @throws NotFoundError for what may not be seen, InputError when there is no SQL */
  async ofAsset(id: string, access: AssetAccess): Promise<BuildInput> {
    const { asset } = await this.options.reader.find(id, access);
    const { sql, dialect } = await this.sqlOf(asset.id, access);
    const name = { namespace: asset.namespace, name: asset.name };
    if (asset.class !== 'job') {
      const scope = scopeOf([name], []);
      const dialects = dialectsFor(dialect, [asset.namespace]);
      return { assetId: asset.id, sql, dialects, scope, areDefaultsAsked: true, result: name, slot: '' };
    }
    const { inputs, outputs, others } = await this.datasetsOf(asset.id, access);
    const scope = scopeOf(outputs, inputs, [...outputs, ...inputs, ...others]);
    const [only, ...more] = outputs;
    return {
      assetId: asset.id,
      sql,
      dialects: dialectsFor(dialect, scope.namespaces),
      scope,
      job: name,
      ...(only && more.length === 0 && { result: { namespace: only.namespace, name: only.name } }),
      slot: `.${asset.id}`,
    };
  }

  /** What events say that a job reads and writes, as far as it may be seen: names tell, too. */
  private async datasetsOf(jobId: string, access: AssetAccess) {
    const [{ inputs, outputs, others }] = await this.jobs.read([jobId]);
    const ids = [...inputs, ...outputs, ...others].map(({ id }) => id);
    const visible = await this.options.store.references(ids, access);
    const seen = (datasets: readonly NamedDataset[]) => datasets.filter(({ id }) => visible.has(id));
    return { inputs: seen(inputs), outputs: seen(outputs), others: seen(others) };
  }

  private async sqlOf(id: string, access: AssetAccess): Promise<{ sql: string; dialect?: string }> {
    const facets = await facetStatements(this.options.store, id, { key: SQL_KEYS, access });
    // What SQL itself told has a text too.
    const stated = facets.filter(({ source }) => source !== SQL_SOURCE).sort((a, b) => (a.at < b.at ? 1 : -1));
    for (const { body } of stated) {
      const { query, definition, sql, dialect } = asRecord(body);
      const text = [body, query, definition, sql].find(value => typeof value === 'string' && value.trim() !== '');
      if (typeof text === 'string') return { sql: text, ...(typeof dialect === 'string' && { dialect }) };
    }
    throw new InputError(`The asset '${id}' has no SQL: no facet ${SQL_KEYS.join(' or ')}`);
  }
}

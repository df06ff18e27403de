import type { Knex } from 'knex';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { TableReference } from '@headwater/sql-lineage';
import type { AssetAccess } from '../../../assets/permissions';
import { applyAccess } from '../../../assets/query/filters';
import { referenceColumns, toReference } from '../../../assets/query/assetRows';
import type { SummaryRow } from '../../../assets/query/assetRows';
import type { EffectiveColumn } from '../../../projection/documents';
import { hashText } from '../../../projection/FactBuilder';
import { candidateNames } from './candidateNames';
import type { DatasetName } from './candidateNames';
import { matchKnown } from './matchKnown';

/** A table of a text, and what the catalog knows of it. */
export type ResolvedTable = {
  reference: TableReference;
  /** The dataset that it stands for. */
  dataset?: DatasetName;
  /** The asset, if the catalog has it and it may be seen. */
  asset?: ReturnType<typeof toReference>;
  /** Names of its columns; absent where none are known. */
  columns?: string[];
  /** All datasets that it may stand for. */
  candidates: Candidate[];
};

/** A dataset that may be meant, and the hash of its columns; null where there is no such asset. */
export type Candidate = { id: string; columns: string | null };

/** Where tables of a text may lie. */
export type NameScope = {
  /** Namespaces in which a table is looked for, the likeliest first. */
  namespaces: readonly string[];
  /** Datasets that the text is said to read or write: a table is one of those if its parts say so. */
  known: readonly DatasetName[];
  /** Of names with fewer parts than the store's rule asks for. */
  defaultCatalog?: string;
  defaultSchema?: string;
};

type Row = SummaryRow & { named: string; body: string | null };

/** Most candidates in one statement of the database. */
const MAX_IDS = 5000;

/** Finds out which datasets the tables of texts stand for. */
export class TableResolver {
  constructor(private readonly knex: Knex) {}

  /** In the order of the references, with one read for all of them. */
  async resolve(
    references: readonly TableReference[],
    scope: NameScope,
    access: AssetAccess,
  ): Promise<ResolvedTable[]> {
    const candidates = references.map(reference => candidatesOf(reference, scope));
    const rows = await this.read(candidates.flatMap(({ names }) => names.map(idOf)), access);
    return references.map((reference, index) => {
      const { names, isComplete } = candidates[index];
      const ids = names.map(idOf);
      const found = ids.findIndex(id => rows.has(id));
      const row = rows.get(ids[found]);
      const likeliest = isComplete ? names[0] : undefined;
      const dataset = found >= 0 ? names[found] : likeliest;
      const columns = row?.body ? columnNames(row.body) : undefined;
      return {
        reference,
        candidates: ids.map(id => ({ id, columns: columnsHash(rows.get(id)) })),
        ...(dataset && { dataset }),
        ...(row && { asset: toReference(row) }),
        ...(columns && { columns }),
      };
    });
  }

  /** Names of the columns of a dataset; undefined where none are known. */
  async columnsOf(dataset: DatasetName, access: AssetAccess): Promise<string[] | undefined> {
    const id = idOf(dataset);
    const row = (await this.read([id], access)).get(id);
    return row?.body ? columnNames(row.body) : undefined;
  }

  private async read(ids: readonly string[], access: AssetAccess): Promise<Map<string, Row>> {
    const rows = new Map<string, Row>();
    const unique = [...new Set(ids)];
    for (let start = 0; start < unique.length; start += MAX_IDS) {
      const query = this.knex('assets as n')
        .join('assets as a', 'a.id', 'n.canonical_id')
        .leftJoin('asset_columns as c', 'c.asset_id', 'a.id')
        .whereIn('n.id', unique.slice(start, start + MAX_IDS))
        .where('a.listed', 1)
        .select<Row[]>('n.id as named', 'c.body', ...referenceColumns.map(column => `a.${column}`));
      applyAccess(query, access, 'a');
      for (const row of await query) rows.set(row.named, row);
    }
    return rows;
  }
}

function idOf({ namespace, name }: DatasetName): string {
  return assetId('dataset', namespace, name);
}

function candidatesOf(reference: TableReference, scope: NameScope) {
  const known = matchKnown(reference, scope.known);
  if (known) return { names: [{ namespace: known.namespace, name: known.name }], isComplete: true };
  const completed = { kind: reference.kind, parts: complete(reference, scope) };
  const all = scope.namespaces.map(namespace => candidateNames(completed, namespace));
  return { names: all.flatMap(({ names }) => names), isComplete: all.some(({ isComplete }) => isComplete) };
}

function complete({ kind, parts }: TableReference, { defaultSchema, defaultCatalog }: NameScope): string[] {
  if (kind === 'file') return [...parts];
  const full = [...parts];
  if (full.length === 1 && defaultSchema !== undefined) full.unshift(defaultSchema);
  if (full.length === 2 && defaultCatalog !== undefined) full.unshift(defaultCatalog);
  return full;
}

/** Tells whether the columns of an asset are as they were; null without the asset. */
export function columnsHash(row: { body: string | null } | undefined): string | null {
  if (!row) return null;
  return row.body === null ? '' : hashText(row.body);
}

/** Names of the columns of a table, without what lies in them. */
function columnNames(body: string): string[] | undefined {
  const columns = (JSON.parse(body) as EffectiveColumn[]).map(({ name }) => name);
  return columns.length > 0 ? columns : undefined;
}

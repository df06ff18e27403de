import type { Knex } from 'knex';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../../database/tables';
import type { SqlInputField } from '../../log/entries';
import type { StatementDocument } from '../../projection/documents';
import { SQL_SOURCE, confidences, isSqlLineage } from '../../projection/sqlLineage';
import type { SqlFacet } from '../../projection/sqlLineage';
import type { WalkedColumnEdge } from '../walkColumns';

type Stated = { dataset: string; at: string; hash: string };

/**
 * Column edges into the given assets that SQL tells. Sources are the datasets
 * as they are named, targets the assets that the names belong to. What was
 * inferred comes first, so that what was asked for takes its place in a map.
 */
export async function readSqlEdges(knex: Knex, ids: readonly string[]): Promise<WalkedColumnEdge[]> {
  const rows: { dataset: string; statements: string }[] = await knex('asset_facets as f')
    .join('assets as d', 'd.id', 'f.asset_id')
    .where('f.source', SQL_SOURCE)
    .whereIn('d.canonical_id', ids as string[])
    .select('d.canonical_id as dataset', 'f.statements');
  const edges = await sqlEdgesOf(knex, rows);
  return edges.sort((a, b) => Number(b.inferred) - Number(a.inferred));
}

/** Column edges that statements of source `sql` tell, in the order of the rows. */
export function sqlEdgesOf(
  knex: Knex,
  rows: readonly { dataset: string; statements: string }[],
): Promise<WalkedColumnEdge[]> {
  return edgesOfStatements(knex, rows.flatMap(row => lineageOf(row.dataset, row.statements)));
}

function lineageOf(dataset: string, statements: string): Stated[] {
  return (JSON.parse(statements) as StatementDocument).flatMap(([key, at, hash]): Stated[] =>
    hash !== null && isSqlLineage(SQL_SOURCE, key) ? [{ dataset, at, hash }] : [],
  );
}

async function edgesOfStatements(knex: Knex, stated: readonly Stated[]): Promise<WalkedColumnEdge[]> {
  const hashes = [...new Set(stated.map(({ hash }) => hash))];
  const columns = ['hash', 'body'];
  const bodies = await selectIn<{ hash: string; body: string }>(knex, 'facet_bodies', 'hash', hashes, columns, 'text');
  const facets = new Map(bodies.map(({ hash, body }) => [hash, JSON.parse(body) as SqlFacet]));
  return stated.flatMap(statement => {
    const facet = facets.get(statement.hash);
    return facet ? edgesOf(statement, facet) : [];
  });
}

function edgesOf({ dataset, at }: Stated, facet: SqlFacet): WalkedColumnEdge[] {
  const { fields, dataset: whole = [], inferred, job, text } = facet;
  const edge = (input: SqlInputField, column?: string): WalkedColumnEdge => ({
    source: { assetId: assetId('dataset', input.namespace, input.name), column: input.field },
    target: { assetId: dataset, ...(column !== undefined && { column }) },
    ...(job && { via: assetId('job', job.namespace, job.name) }),
    transformations: input.transformations,
    origin: 'sql',
    inferred,
    confidence: confidences[input.confidence],
    sql: text,
    firstSeen: at,
    lastSeen: at,
    present: true,
  });
  return [
    ...Object.entries(fields).flatMap(([column, { inputFields }]) =>
      inputFields.map(input => edge(input, column)),
    ),
    ...whole.map(input => edge(input)),
  ];
}

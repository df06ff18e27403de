import type { Reading } from './Reading';

export type Name = { namespace: string; name: string };

type Row = { type: 'read' | 'write'; source: string; target: string };

/** What jobs read and write at present, by job; datasets that may not be seen are left out. */
export async function readJobEdges(
  { knex, store, access }: Reading,
  jobs: readonly string[],
): Promise<Map<string, { inputs: Name[]; outputs: Name[] }>> {
  const rows: Row[] = [];
  for (const [type, end] of [
    ['read', 't'],
    ['write', 's'],
  ] as const) {
    rows.push(
      ...(await knex('edges as e')
        .join('assets as s', 's.id', 'e.source_id')
        .join('assets as t', 't.id', 'e.target_id')
        .where({ 'e.type': type, 'e.active': 1 })
        .whereIn(`${end}.canonical_id`, jobs as string[])
        .distinct('e.type', 's.canonical_id as source', 't.canonical_id as target')),
    );
  }
  const far = ({ type, source, target }: Row) => (type === 'read' ? source : target);
  const links = await store.references(rows.map(far), access);
  const found = new Map(jobs.map(id => [id, { inputs: [] as Name[], outputs: [] as Name[] }]));
  for (const row of rows) {
    const link = links.get(far(row));
    if (!link) continue;
    const edges = found.get(row.type === 'read' ? row.target : row.source)!;
    const names = row.type === 'read' ? edges.inputs : edges.outputs;
    names.push({ namespace: link.namespace, name: link.name });
  }
  for (const { inputs, outputs } of found.values()) {
    inputs.sort(byName);
    outputs.sort(byName);
  }
  return found;
}

function byName(a: Name, b: Name): number {
  return JSON.stringify([a.namespace, a.name]) < JSON.stringify([b.namespace, b.name]) ? -1 : 1;
}

import type { Knex } from 'knex';
import type { ColumnMappingDocument } from '../documents';

type Node = { id: string; class: string; namespace: string; name: string; presence: string; canonical_id: string };

/**
 * The projected graph in the terms of `expected_counts.json` and
 * `expected_sets.json` of the shared OpenLineage material.
 */
export async function summarize(knex: Knex) {
  const nodes: Node[] = await knex('assets').select('id', 'class', 'namespace', 'name', 'presence', 'canonical_id');
  const byId = new Map(nodes.map(node => [node.id, node]));
  const label = (id: string) => `${byId.get(id)!.namespace}/${byId.get(id)!.name}`;
  const edges = await knex('edges').where({ active: 1, origin: 'openlineage' });
  const ofType = (type: string) => edges.filter(edge => edge.type === type);
  const direct = nodes.filter(({ class: c, presence }) => c === 'dataset' && presence === 'direct');
  const runs = await knex('runs').select('state', 'stub');
  const columns = await columnEdges(knex, label);
  return {
    jobs: nodes.filter(node => node.class === 'job' && node.presence === 'direct').map(bar).sort(),
    datasets: direct.map(bar).sort(),
    dataset_pairs_facet_first: [
      ...new Set(ofType('transform').map(edge => `${label(edge.source_id)}|${label(edge.target_id)}`)),
    ].sort(),
    column_edges: columns.history,
    counts: {
      jobs_with_parent_and_root_stubs: nodes.filter(
        node => node.class === 'job' && ['direct', 'stub'].includes(node.presence),
      ).length,
      runs_with_parent_and_root_stubs: runs.length,
      run_states: countBy(runs.filter(run => Number(run.stub) === 0).map(run => run.state)),
      datasets_direct_plus_referenced: nodes.filter(
        node => node.class === 'dataset' && ['direct', 'referenced'].includes(node.presence),
      ).length,
      datasets_after_symlink_merge: new Set(direct.map(node => node.canonical_id)).size,
      input_edges: ofType('read').length,
      output_edges: ofType('write').length,
      job_to_job_edges: ofType('job').length,
      dataset_pairs_facet_first: new Set(
        ofType('transform').map(edge => `${edge.source_id} ${edge.target_id}`),
      ).size,
      column_edges_union: columns.history.length,
      column_edges_latest: columns.present.length,
      column_dataset_level_edges: columns.datasetLevel.length,
    },
  };
}

const bar = ({ namespace, name }: Node) => `${namespace}|${name}`;

function countBy(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

async function columnEdges(knex: Knex, label: (id: string) => string) {
  const rows = await knex('column_lineage')
    .join('facet_bodies', 'facet_bodies.hash', 'column_lineage.hash')
    .select('dataset_id', 'job_id', 'column_lineage.hash', 'last_seen', 'body');
  const history = new Set<string>();
  const datasetLevel = new Set<string>();
  const latest = new Map<string, { key: string; fields: string[] }>();
  for (const row of rows) {
    const mapping = JSON.parse(row.body) as ColumnMappingDocument;
    const fields = mapping.fields.map(
      ([output, dataset, input]) => `${label(dataset)}/${input}|${label(row.dataset_id)}/${output}`,
    );
    for (const field of fields) history.add(field);
    for (const [dataset, input] of mapping.dataset) {
      if (input !== null) datasetLevel.add(`${label(dataset)}/${input}|${label(row.dataset_id)}`);
    }
    const group = `${row.dataset_id} ${row.job_id}`;
    const key = `${row.last_seen} ${row.hash}`;
    if (!latest.has(group) || key > latest.get(group)!.key) latest.set(group, { key, fields });
  }
  const present = new Set([...latest.values()].flatMap(({ fields }) => fields));
  return {
    history: [...history].sort(),
    present: [...present].sort(),
    datasetLevel: [...datasetLevel].sort(),
  };
}

/** A line of the graph export. */
export type ExportLine = { kind: string } & Record<string, any>;

/**
 * The exported graph in the terms of `expected_counts.json` and
 * `expected_sets.json` of the shared OpenLineage material.
 */
export function summarize(lines: readonly ExportLine[]) {
  const nodes = lines.filter(({ kind }) => kind === 'node' || kind === 'alias');
  const byId = new Map(nodes.map(node => [node.id as string, node]));
  const label = (id: string) => `${byId.get(id)!.namespace}/${byId.get(id)!.name}`;
  const edges = lines.filter(line => line.kind === 'edge' && line.active && line.origin === 'openlineage');
  const ofType = (type: string) => edges.filter(edge => edge.type === type);
  const ofClass = (of: string, ...presences: string[]) =>
    nodes.filter(node => node.class === of && presences.includes(node.presence));
  const runs = lines.filter(({ kind }) => kind === 'run');
  const direct = ofClass('dataset', 'direct');
  const columns = columnEdges(lines, label);
  return {
    jobs: ofClass('job', 'direct').map(bar).sort(),
    datasets: direct.map(bar).sort(),
    dataset_pairs_facet_first: unique(ofType('transform').map(edge => `${label(edge.source)}|${label(edge.target)}`)),
    column_edges: columns.history,
    counts: {
      jobs_with_parent_and_root_stubs: ofClass('job', 'direct', 'stub').length,
      runs_with_parent_and_root_stubs: runs.length,
      run_states: countBy(runs.filter(run => !run.stub).map(run => run.state)),
      datasets_direct_plus_referenced: ofClass('dataset', 'direct', 'referenced').length,
      datasets_after_symlink_merge: unique(direct.map(node => node.canonicalId)).length,
      input_edges: ofType('read').length,
      output_edges: ofType('write').length,
      job_to_job_edges: ofType('job').length,
      dataset_pairs_facet_first: unique(ofType('transform').map(edge => `${edge.source} ${edge.target}`)).length,
      column_edges_union: columns.history.length,
      column_edges_latest: columns.present.length,
      column_dataset_level_edges: columns.datasetLevel.length,
    },
  };
}

function columnEdges(lines: readonly ExportLine[], label: (id: string) => string) {
  const all = lines.filter(({ kind }) => kind === 'columnEdge');
  const fields = all.filter(edge => edge.targetColumn !== undefined);
  const field = (edge: ExportLine) =>
    `${label(edge.source)}/${edge.sourceColumn}|${label(edge.target)}/${edge.targetColumn}`;
  return {
    history: unique(fields.map(field)),
    present: unique(fields.filter(edge => edge.present).map(field)),
    datasetLevel: unique(
      all
        .filter(edge => edge.targetColumn === undefined && edge.sourceColumn !== null)
        .map(edge => `${label(edge.source)}/${edge.sourceColumn}|${label(edge.target)}`),
    ),
  };
}

const bar = ({ namespace, name }: ExportLine) => `${namespace}|${name}`;

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function countBy(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

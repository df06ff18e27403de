import type { GraphEdge, GraphEnd, GraphTable, LineageGraph } from './lineageGraph';

/**
 * The graph for Graphviz: tables are record nodes with a port for each column.
 * Dashed arrows are indirect (filters, joins …), dotted ones join tables of
 * which no columns are known.
 */
export function toDot({ tables, edges }: LineageGraph): string {
  return [
    'digraph lineage {',
    '  rankdir=LR;',
    '  node [shape=record, fontname="Helvetica"];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...tables.map(nodeLine),
    ...edges.map(edgeLine),
    '}',
    '',
  ].join('\n');
}

function nodeLine({ name, columns }: GraphTable, index: number): string {
  const cells = columns.map((column, place) => `<c${place}> ${escape(column)}`);
  return `  t${index} [label="${[escape(name), ...cells].join(' | ')}"];`;
}

function edgeLine({ from, to, direct, kinds }: GraphEdge): string {
  const style = kinds.length === 0 ? 'dotted' : 'dashed';
  const attributes = [
    ...(kinds.length > 0 ? [`label="${kinds.join(', ')}"`] : []),
    ...(direct ? [] : [`style=${style}`]),
  ];
  // Out of the right side, into the left: else arrows cross the cells.
  return `  ${port(from)}:e -> ${port(to)}:w [${attributes.join(', ')}];`;
}

const port = ({ table, column }: GraphEnd) => `t${table}:c${column}`;

/**
 * A name in a record's label. Source: Graphviz, "Record-based Nodes" and
 * "Escape String"; entities are read in labels as in HTML.
 */
function escape(name: string): string {
  return name
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/[\\{}|<> ]/g, '\\$&')
    .replace(/"/g, '&quot;');
}

import type { GraphEdge, GraphEnd, GraphTable, LineageGraph } from './lineageGraph';

/**
 * The graph as a Mermaid flowchart: tables are boxes around their columns.
 * Dotted arrows are indirect (filters, joins …); those without a word join
 * tables of which no columns are known.
 */
export function toMermaid({ tables, edges }: LineageGraph): string {
  return ['flowchart LR', ...tables.flatMap(tableLines), ...edges.map(edgeLine), ''].join('\n');
}

function tableLines({ name, columns }: GraphTable, index: number): string[] {
  // A table alone is a node: a box around nothing is not drawn.
  if (columns.length === 0) return [`  t${index}["${escape(name)}"]`];
  return [
    `  subgraph t${index}["${escape(name)}"]`,
    ...columns.map(
      (column, place) => `    ${node({ table: index, column: place })}["${escape(column)}"]`,
    ),
    '  end',
  ];
}

function edgeLine({ from, to, direct, kinds }: GraphEdge): string {
  const label = kinds.length > 0 ? `|${kinds.join(', ')}|` : '';
  return `  ${node(from)} ${direct ? '-->' : '-.->'}${label} ${node(to)}`;
}

const node = ({ table, column }: GraphEnd) => `t${table}c${column}`;

/**
 * A name between quotes, with entity codes for what Mermaid, Markdown or HTML
 * would read. Source: Mermaid, "Flowcharts – Special characters that break syntax".
 */
function escape(name: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return (
    line.replace(/[^\p{L}\p{N} .,/()@%!?_-]/gu, character => `#${character.codePointAt(0)};`) || ' '
  );
}

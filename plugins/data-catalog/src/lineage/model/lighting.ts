import type { ColumnEdge } from '@headwater/plugin-data-catalog-common';
import { neighboursOf, pairId } from './picture';
import type { Pair, Picture, Side } from './picture';

/** What lies on the ways through something, of what is shown. */
export type Lit = {
  nodes: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  /** Keys of `columnKey`. */
  columns: ReadonlySet<string>;
  columnEdges: ReadonlySet<ColumnEdge>;
};

/** Nothing is lit; then nothing is faint either. */
export const NOTHING_LIT: Lit = {
  nodes: new Set(),
  pairs: new Set(),
  columns: new Set(),
  columnEdges: new Set(),
};

/** A column of an asset. */
export type Column = { assetId: string; column: string };

/** One column of an asset, as a key; without a column, the asset as a whole. */
export function columnKey(assetId: string, column = ''): string {
  return JSON.stringify([assetId, column]);
}

/**
 * A node with everything upstream and downstream of it. Ways are followed in
 * one direction only: what a sibling feeds is not lit.
 */
export function lightNode(picture: Pick<Picture, 'pairs'>, id: string): Lit {
  return lightWays(picture, { upstream: id, downstream: id }, []);
}

/** A line with everything upstream of its source and downstream of its target. */
export function lightPair(picture: Pick<Picture, 'pairs'>, { id, source, target }: Pair): Lit {
  return lightWays(picture, { upstream: source, downstream: target }, [id]);
}

function lightWays(
  { pairs }: Pick<Picture, 'pairs'>,
  starts: Record<Side, string>,
  lines: readonly string[],
): Lit {
  const nodes = new Set<string>();
  const lit = new Set(lines);
  for (const side of ['upstream', 'downstream'] as const) {
    const next = neighboursOf(pairs.values(), side);
    // A Set also visits what is added during iteration, so `seen` is the queue.
    const seen = new Set([starts[side]]);
    for (const from of seen) {
      nodes.add(from);
      for (const to of next.get(from) ?? []) {
        seen.add(to);
        lit.add(side === 'downstream' ? pairId(from, to) : pairId(to, from));
      }
    }
  }
  return { ...NOTHING_LIT, nodes, pairs: lit };
}

/**
 * A column with the columns that feed it and that it feeds. An edge that names
 * no column at the nearer end speaks of all columns there.
 */
export function lightColumn(
  picture: Pick<Picture, 'columnEdges'>,
  { assetId, column }: Column,
): Lit {
  const start = { assetId, column };
  const columns = new Set([columnKey(assetId, column)]);
  const edges = new Set<ColumnEdge>();
  const nodes = new Set([assetId]);
  const pairs = new Set<string>();
  for (const [near, far] of [
    ['source', 'target'],
    ['target', 'source'],
  ] as const) {
    const byEnd = edgesBy(picture.columnEdges, near);
    const seen = new Set<string>();
    const waiting: { assetId: string; column?: string }[] = [start];
    for (const at of waiting) {
      const own = byEnd.get(columnKey(at.assetId, at.column)) ?? [];
      const whole = at.column === undefined ? [] : (byEnd.get(columnKey(at.assetId)) ?? []);
      for (const edge of [...own, ...whole]) {
        edges.add(edge);
        const end = edge[far];
        const key = columnKey(end.assetId, end.column);
        if (seen.has(key)) continue;
        seen.add(key);
        columns.add(key);
        waiting.push(end);
      }
    }
  }
  for (const { source, target } of edges) {
    for (const { assetId: id } of [source, target]) nodes.add(id);
    pairs.add(pairId(source.assetId, target.assetId));
  }
  return { nodes, pairs, columns, columnEdges: edges };
}

function edgesBy(
  edges: readonly ColumnEdge[],
  end: 'source' | 'target',
): Map<string, ColumnEdge[]> {
  const found = new Map<string, ColumnEdge[]>();
  for (const edge of edges) {
    const key = columnKey(edge[end].assetId, edge[end].column);
    const known = found.get(key);
    if (known) known.push(edge);
    else found.set(key, [edge]);
  }
  return found;
}

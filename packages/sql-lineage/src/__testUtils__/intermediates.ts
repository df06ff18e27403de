/** Source and target as `table`, a tab and the column; the table is empty for the result of a query. */
export type KeyedEdge = readonly [source: string, target: string];

/** The table of a key. */
export const tableOf = (key: string) => key.slice(0, key.indexOf('\t'));

/** Tables that are both written and read, and that the other side does not speak of. */
export function intermediateTables(
  edges: readonly KeyedEdge[],
  other: readonly KeyedEdge[],
): Set<string> {
  const spokenOf = new Set(other.flatMap(edge => edge.map(tableOf)));
  const written = new Set(edges.map(([, target]) => tableOf(target)));
  const read = new Set(edges.map(([source]) => tableOf(source)));
  return new Set([...written].filter(table => table && read.has(table) && !spokenOf.has(table)));
}

/**
 * The edges with the given tables taken out: what goes in and out of them is
 * joined, `a → b → c` to `a → c`; ends within them are dropped.
 */
export function withoutTables(
  edges: readonly KeyedEdge[],
  tables: ReadonlySet<string>,
): KeyedEdge[] {
  if (tables.size === 0) return [...edges];
  const targets = new Map<string, string[]>();
  for (const [source, target] of edges)
    targets.set(source, [...(targets.get(source) ?? []), target]);
  const joined: KeyedEdge[] = [];
  for (const source of targets.keys()) {
    if (tables.has(tableOf(source))) continue;
    // A set also visits what is added on the way, and ends cycles.
    const reached = new Set(targets.get(source));
    for (const key of reached) {
      if (!tables.has(tableOf(key))) joined.push([source, key]);
      else for (const next of followers(key, targets)) reached.add(next);
    }
  }
  return joined;
}

/** Where a column of an intermediate goes; a star on either side stands for all columns. */
function followers(key: string, targets: ReadonlyMap<string, readonly string[]>): string[] {
  const star = `${tableOf(key)}\t*`;
  if (key !== star) return [...(targets.get(key) ?? []), ...(targets.get(star) ?? [])];
  return [...targets].flatMap(([source, next]) => (tableOf(source) === tableOf(key) ? next : []));
}

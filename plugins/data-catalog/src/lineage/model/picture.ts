import type {
  ColumnEdge,
  Lineage,
  LineageEdge,
  LineageJob,
  LineageNode,
  SqlEvidence,
} from '@headwater/plugin-data-catalog-common';

/** Which way from the focus is asked for. */
export type Direction = 'both' | 'upstream' | 'downstream';
/** One way from a node. */
export type Side = 'upstream' | 'downstream';

/** One step more around a node on one side. */
export type Expansion = { id: string; side: Side };

/** Everything that leads from one asset to another: drawn as one line. */
export type Pair = {
  id: string;
  source: string;
  target: string;
  edges: LineageEdge[];
  columnEdges: ColumnEdge[];
  /** Ids of the jobs in between, as far as they may be seen. */
  via: string[];
  /** Whether any of it is in force. */
  active: boolean;
  /** Nobody says it but the analysis of SQL. */
  inferred: boolean;
};

/** An answer of the API, made ready to be drawn. */
export type Picture = {
  /** The asset that was asked for, by its own id. */
  focus: string;
  /** By id, in an order that depends on nothing but the nodes. */
  nodes: ReadonlyMap<string, LineageNode>;
  pairs: ReadonlyMap<string, Pair>;
  jobs: ReadonlyMap<string, LineageJob>;
  columnEdges: readonly ColumnEdge[];
  /** By asset, the columns that take part in column edges. */
  columns: ReadonlyMap<string, readonly string[]>;
  /** Texts that edges were worked out from, by the keys that edges have. */
  sql: ReadonlyMap<string, SqlEvidence>;
  /** By node, how many neighbours are not shown. */
  more: ReadonlyMap<string, { upstream?: number; downstream?: number }>;
  folded: number;
  hidden: number;
  truncated: boolean;
  logPosition: number;
  /** No node is what the others are told of: the focus is only where one looks first. */
  alike?: boolean;
};

/** An answer as a picture; edges to what it does not hold are left out. */
export function pictureOf(answer: Lineage): Picture {
  const nodes = new Map([...answer.nodes].sort(byPlace).map(node => [node.id, node]));
  const columnEdges = answer.columnEdges ?? [];
  const more = new Map(Object.entries(answer.more));
  return {
    focus: answer.start,
    nodes,
    pairs: pairsOf(answer.edges, columnEdges, nodes),
    jobs: new Map((answer.jobs ?? []).map(job => [job.asset.id, job])),
    columnEdges,
    columns: columnsOf(columnEdges),
    sql: new Map(Object.entries(answer.sql ?? {})),
    more,
    folded: answer.folded ?? sumOf(more.values()),
    hidden: answer.hidden,
    truncated: answer.truncated ?? false,
    logPosition: answer.logPosition,
  };
}

/** Id of the line from one asset to another; ids of assets hold no `~`. */
export function pairId(source: string, target: string): string {
  return `${source}~${target}`;
}

/** The name of a node to show, or its id where it is not in the picture. */
export function titleOf({ nodes, jobs }: Pick<Picture, 'nodes' | 'jobs'>, id: string): string {
  return nodes.get(id)?.title ?? jobs.get(id)?.asset.title ?? id;
}

/** Neighbours of each node on one side. */
export function neighboursOf(
  pairs: Iterable<Pick<Pair, 'source' | 'target'>>,
  side: Side,
): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { source, target } of pairs) {
    const [from, to] = side === 'downstream' ? [source, target] : [target, source];
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  return next;
}

const compare = new Intl.Collator('en', { numeric: true }).compare;

function byPlace(a: LineageNode, b: LineageNode): number {
  return a.hops - b.hops || compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
}

function pairsOf(
  edges: readonly LineageEdge[],
  columnEdges: readonly ColumnEdge[],
  nodes: ReadonlyMap<string, LineageNode>,
): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const between = (source: string, target: string): Pair | undefined => {
    if (source === target || !nodes.has(source) || !nodes.has(target)) return undefined;
    const id = pairId(source, target);
    const known = pairs.get(id) ?? {
      id,
      source,
      target,
      edges: [],
      columnEdges: [],
      via: [],
      active: false,
      inferred: false,
    };
    pairs.set(id, known);
    return known;
  };
  for (const edge of edges) {
    const pair = between(edge.source, edge.target);
    if (!pair) continue;
    pair.edges.push(edge);
    pair.active ||= edge.active;
    addMissing(pair.via, edge.via ?? []);
  }
  for (const edge of columnEdges) {
    const pair = between(edge.source.assetId, edge.target.assetId);
    if (!pair) continue;
    pair.columnEdges.push(edge);
    pair.active ||= edge.present ?? true;
    addMissing(pair.via, edge.via === undefined ? [] : [edge.via]);
  }
  for (const pair of pairs.values()) pair.inferred = isInferred(pair);
  return pairs;
}

/** What an event says of two assets counts for more than what SQL says of their columns. */
function isInferred({ edges, columnEdges }: Pair): boolean {
  if (edges.length === 0) return columnEdges.every(({ origin }) => origin === 'sql');
  return edges.every(
    ({ origins = [] }) => origins.length > 0 && origins.every(one => one === 'sql'),
  );
}

function addMissing(all: string[], more: readonly string[]) {
  for (const one of more) if (!all.includes(one)) all.push(one);
}

function columnsOf(edges: readonly ColumnEdge[]): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const { source, target } of edges) {
    for (const { assetId, column } of [source, target]) {
      if (column === undefined) continue;
      if (!names.has(assetId)) names.set(assetId, new Set());
      names.get(assetId)!.add(column);
    }
  }
  return new Map([...names].map(([id, columns]) => [id, [...columns].sort(compare)]));
}

function sumOf(counts: Iterable<{ upstream?: number; downstream?: number }>): number {
  let sum = 0;
  for (const { upstream = 0, downstream = 0 } of counts) sum += upstream + downstream;
  return sum;
}

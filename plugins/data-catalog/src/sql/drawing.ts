import type {
  ColumnEdge,
  LineageEdge,
  LineageNode,
  SqlAnalysis,
  SqlTextSpan,
} from '@headwater/plugin-data-catalog-common';
import { pictureOf } from '../lineage/model/picture';
import type { Picture } from '../lineage/model/picture';
import type { Confidence } from '../lineage/evidence/evidence';
import { resultId, tableId } from './ids';
import { layersOf } from './layersOf';

export type SqlStatement = SqlAnalysis['statements'][number];

/** A column edge of a statement. */
export type SqlEdge = {
  /** `e0.3`: the fourth of the first statement. */
  id: string;
  statement: number;
  edge: ColumnEdge;
  span?: SqlTextSpan;
  confidence: Confidence;
};

/** An analysis made ready to be drawn. */
export type Drawing = {
  analysis: SqlAnalysis;
  picture: Picture;
  edges: readonly SqlEdge[];
  /** By statement, the ids of the nodes that it reads and writes. */
  ends: readonly { sources: string[]; targets: string[] }[];
};

/** Words in the drawing that are not in the SQL. */
export type DrawingWords = { result: (number: number, only: boolean) => string; noSchema: string };

/** The tables of an analysis as nodes, the results of queries too, and what flows between them. */
export function drawingOf(analysis: SqlAnalysis, words: DrawingWords): Drawing {
  const { statements } = analysis;
  const own = statements.map(edgesOfStatement);
  const edges = own.flat();
  const ends = statements.map((statement, index) => endsOf(statement, index, own[index]));
  const flows = ends.flatMap((each, index) => flowsOf(each, own[index]));
  const nodes = nodesOf(analysis, ends, words);
  const layers = layersOf(
    nodes.map(({ id }) => id),
    flows.filter(({ source, target }) => source !== target),
  );
  const start = ends.flatMap(({ targets }) => targets).at(-1) ?? nodes[0]?.id ?? '';
  const picture = pictureOf({
    start,
    depth: 1,
    // The canvas ranks what hangs together around one node, and all else by these.
    nodes: nodes.map(node => ({ ...node, hops: layers.get(node.id)! - (layers.get(start) ?? 0) })),
    edges: flows,
    columnEdges: edges.map(({ edge }) => edge),
    more: {},
    hidden: 0,
    complete: true,
    logPosition: 0,
  });
  const columns = columnsOf(analysis, edges);
  return { analysis, picture: { ...picture, columns, alike: true }, edges, ends };
}

function edgesOfStatement({ edges }: SqlStatement, statement: number): SqlEdge[] {
  return edges.map(({ source, target, transformation, span, confidence }, index) => ({
    id: `e${statement}.${index}`,
    statement,
    span,
    confidence,
    edge: {
      source: { assetId: tableId(source.table), column: source.column },
      target: {
        assetId: target.table === undefined ? resultId(statement) : tableId(target.table),
        ...(target.column !== undefined && { column: target.column }),
      },
      transformations: [transformation],
    },
  }));
}

/** A query that writes nothing answers something. */
function endsOf({ kind, inputs, outputs }: SqlStatement, index: number, edges: readonly SqlEdge[]) {
  const answers =
    (kind === 'SELECT' && outputs.length === 0) ||
    edges.some(({ edge }) => edge.target.assetId === resultId(index));
  const targets = [...outputs.map(tableId), ...(answers ? [resultId(index)] : [])];
  return { sources: inputs.map(tableId), targets };
}

/** Of several targets, each is fed by what feeds its columns; where nothing is known of columns, by all. */
function flowsOf(
  { sources, targets }: Drawing['ends'][number],
  edges: readonly SqlEdge[],
): LineageEdge[] {
  return targets.flatMap(target => {
    const own = new Set(
      edges.flatMap(({ edge }) => (edge.target.assetId === target ? edge.source.assetId : [])),
    );
    const from = targets.length > 1 && own.size > 0 ? [...own] : [...new Set([...sources, ...own])];
    return from.map(source => ({
      source,
      target,
      type: 'transform' as const,
      active: true,
      runs: 0,
      confidence: 1,
    }));
  });
}

function nodesOf(
  { dialect, tables, statements }: SqlAnalysis,
  ends: Drawing['ends'],
  words: DrawingWords,
): LineageNode[] {
  const shared = { class: 'dataset', platform: dialect, presence: 'direct', hops: 0 } as const;
  const views = new Set(
    statements.flatMap(({ kind, outputs }) => (kind === 'CREATE_VIEW' ? outputs : [])),
  );
  const results = ends.flatMap(({ targets }, index) =>
    targets.includes(resultId(index)) ? [index] : [],
  );
  return [
    ...tables.map(({ parts, kind, namespace, name, asset, columns }, index) => ({
      ...shared,
      id: tableId(index),
      type: asset?.type ?? (kind === 'table' && views.has(index) ? 'view' : kind),
      title: asset?.title ?? parts.at(-1) ?? '',
      namespace: namespace ?? words.noSchema,
      name: name ?? parts.join('.'),
      ...(columns && { columnCount: columns.length }),
    })),
    ...results.map(index => ({
      ...shared,
      id: resultId(index),
      type: 'query',
      title: words.result(index + 1, results.length === 1),
      namespace: words.noSchema,
      name: statements[index].kind,
    })),
  ];
}

/** Columns that take part, in the order of the table or of the query that makes them. */
function columnsOf(analysis: SqlAnalysis, edges: readonly SqlEdge[]): Map<string, string[]> {
  const taking = new Map<string, Set<string>>();
  const add = (id: string, column: string | undefined) => {
    if (column === undefined) return;
    if (!taking.has(id)) taking.set(id, new Set());
    taking.get(id)!.add(column);
  };
  for (const { edge } of edges)
    for (const { assetId, column } of [edge.source, edge.target]) add(assetId, column);
  const orders = new Map<string, string[]>();
  analysis.tables.forEach(({ columns = [] }, index) => orders.set(tableId(index), columns));
  analysis.statements.forEach(({ outputs, columns }, index) => {
    const names = columns.map(({ name }) => name);
    if (outputs.length === 0) orders.set(resultId(index), names);
    // Columns of a query that nothing feeds, such as constants, are columns of it all the same.
    const [target = resultId(index)] = outputs.map(tableId);
    if (outputs.length <= 1) for (const name of names) add(target, name);
    for (const output of outputs) {
      const known = orders.get(tableId(output)) ?? [];
      if (known.length === 0) orders.set(tableId(output), names);
    }
  });
  return new Map(
    [...taking].map(([id, names]) => {
      const inOrder = (orders.get(id) ?? []).filter(name => names.has(name));
      return [id, [...new Set([...inOrder, ...names])]];
    }),
  );
}

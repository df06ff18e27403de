import type { ColumnEdge } from '@headwater/plugin-data-catalog-common';
import { columnKey } from '../model/lighting';
import type { Lit } from '../model/lighting';
import type { Pair, Picture } from '../model/picture';
import { ATTACH, rankFromTop } from '../model/place';
import type { HeightOf, Span, Spots } from '../model/place';
import { placeMarks, routeOf } from '../model/route';
import type { Point, Route } from '../model/route';
import { attachOf } from '../model/rows';
import type { Rows } from '../model/rows';

/** Keys of the columns at the ends of a line. */
export type LineColumns = { source: string; target: string };

/** One line of the picture: between two assets, or between columns of theirs. */
export type Line = Route & {
  id: string;
  pair: Pair;
  columns?: LineColumns;
  active: boolean;
  /** Nobody says it but the analysis of SQL. */
  inferred: boolean;
};

/** All lines of a picture. */
export type Lines = {
  lines: Line[];
  /** Where the jobs of a pair stand. */
  marks: ReadonlyMap<string, Point>;
};

/** Lines between columns of two assets that are drawn at most: more would be a carpet. */
const MOST_COLUMN_LINES = 40;
/** And of all assets, while no column is chosen; beyond, the lines of the assets say more. */
const MOST_UNCHOSEN = 400;

/** What the lines are drawn from. */
export type Scene = {
  picture: Picture;
  spots: Spots;
  heightOf: HeightOf;
  rowsOf: (id: string) => Rows;
};

/**
 * Lines of all pairs. Where columns are shown, lines between them stand in the
 * place of the line between the assets: those that are lit when a column is
 * chosen, else those between columns in view.
 */
export function linesOf(scene: Scene, chosen: Pick<Lit, 'columns' | 'columnEdges'>): Lines {
  const spansOf = spansByRank(scene);
  const drawn = columnEdgesOf(scene, chosen);
  const lines: Line[] = [];
  const marked: { id: string; places: Point[] }[] = [];
  for (const pair of scene.picture.pairs.values()) {
    if (!scene.spots.has(pair.source) || !scene.spots.has(pair.target)) continue;
    const edges = pair.columnEdges.filter(edge => drawn.has(edge));
    const own = columnLines(scene, pair, edges, spansOf);
    if (own.length === 0) own.push(assetLine(scene, pair, spansOf));
    lines.push(...own);
    if (pair.via.length > 0) marked.push({ id: pair.id, places: own.flatMap(line => line.places) });
  }
  return { lines, marks: placeMarks(marked) };
}

/** Lines of column edges that are not drawn otherwise, for the column under the pointer. */
export function hoveredLines(scene: Scene, hovered: Lit): Line[] {
  const spansOf = spansByRank(scene);
  return [...scene.picture.pairs.values()].flatMap(pair => {
    const edges = pair.columnEdges.filter(edge => hovered.columnEdges.has(edge));
    return columnLines(scene, pair, edges, spansOf);
  });
}

/** The column edges that are drawn. */
function columnEdgesOf(
  scene: Scene,
  chosen: Pick<Lit, 'columns' | 'columnEdges'>,
): ReadonlySet<ColumnEdge> {
  if (chosen.columns.size > 0) return chosen.columnEdges;
  const inView = scene.picture.columnEdges.filter(edge => isInView(scene, edge));
  return new Set(inView.length > MOST_UNCHOSEN ? [] : inView);
}

type SpansOf = (rank: number) => readonly Span[];

function spansByRank({ spots, heightOf }: Scene): SpansOf {
  const known = new Map<number, Span[]>();
  return rank => {
    const present =
      known.get(rank) ??
      rankFromTop(spots, rank).map(([id, { y }]) => ({ top: y, bottom: y + heightOf(id) }));
    known.set(rank, present);
    return present;
  };
}

function isInView({ rowsOf }: Scene, { source, target }: ColumnEdge): boolean {
  return [source, target].every(
    ({ assetId, column }) => column !== undefined && rowsOf(assetId).columns.includes(column),
  );
}

function assetLine({ spots }: Scene, pair: Pair, spansOf: SpansOf): Line {
  const [source, target] = [spots.get(pair.source)!, spots.get(pair.target)!];
  const route = routeOf(
    { rank: source.rank, y: source.y + ATTACH },
    { rank: target.rank, y: target.y + ATTACH },
    spansOf,
  );
  return { ...route, id: pair.id, pair, active: pair.active, inferred: pair.inferred };
}

function columnLines(
  { spots, rowsOf }: Scene,
  pair: Pair,
  edges: readonly ColumnEdge[],
  spansOf: SpansOf,
): Line[] {
  const lines = new Map<string, Line>();
  const ends = [spots.get(pair.source), spots.get(pair.target)];
  for (const edge of edges) {
    const [source, target] = ends;
    if (!source || !target || lines.size >= MOST_COLUMN_LINES) break;
    const from = source.y + attachOf(rowsOf(pair.source), edge.source.column);
    const to = target.y + attachOf(rowsOf(pair.target), edge.target.column);
    // Columns that are folded away share a line.
    const id = `${pair.id} ${from} ${to}`;
    const inferred = edge.origin === 'sql';
    const shared = lines.get(id);
    if (shared) {
      shared.inferred &&= inferred;
      continue;
    }
    const route = routeOf({ rank: source.rank, y: from }, { rank: target.rank, y: to }, spansOf);
    lines.set(id, {
      ...route,
      id,
      pair,
      columns: {
        source: columnKey(edge.source.assetId, edge.source.column),
        target: columnKey(edge.target.assetId, edge.target.column),
      },
      active: edge.present ?? true,
      inferred,
    });
  }
  return [...lines.values()];
}

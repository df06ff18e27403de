import type { SqlTextSpan } from '@headwater/plugin-data-catalog-common';
import type { LineColumns } from '../lineage/canvas/lines';
import { edgeBetween, isDirect } from '../lineage/evidence/evidence';
import {
  columnKey,
  lightColumn,
  lightNode,
  lightPair,
  NOTHING_LIT,
} from '../lineage/model/lighting';
import type { Column, Lit } from '../lineage/model/lighting';
import { pairId } from '../lineage/model/picture';
import type { Drawing, SqlEdge } from './drawing';
import { reasonOf, statementOf } from './ids';
import type { SqlState } from './sqlState';

/** What follows from what is chosen. */
export type Chosen = {
  lit: Lit;
  /** Expressions to mark in the text. */
  marks: readonly SqlTextSpan[];
  /** Statements that are meant; the rest of the text is faint. */
  within: readonly SqlTextSpan[];
  /** Column edges to list. */
  edges: readonly SqlEdge[];
  /** Ids of nodes to look at. */
  nodes: readonly string[];
};

type Choice = Pick<SqlState, 'selected' | 'look' | 'column'>;
type Look = Pick<Chosen, 'lit' | 'marks' | 'within'>;

/** The narrowest choice says what is lit and marked, the widest what is listed. */
export function choose(drawing: Drawing, choice: Choice): Chosen {
  const { selected, look } = choice;
  const chosen = lookOf(drawing, choice);
  const pair = drawing.picture.pairs.get(selected ?? '');
  const whole = statementOf(selected) === undefined && !drawing.edges.some(({ id }) => id === look);
  const nodes = pair ? [pair.source, pair.target] : [selected ?? ''];
  return { ...chosen, nodes: whole ? nodes : [...chosen.lit.nodes] };
}

function lookOf(drawing: Drawing, { selected, look, column }: Choice): Omit<Chosen, 'nodes'> {
  const listed = selected === undefined ? drawing.edges : edgesOf(drawing, selected);
  const edges = listed.length > 0 || isThere(drawing, selected) ? listed : drawing.edges;
  const edge = drawing.edges.find(({ id }) => id === look);
  if (edge) return { ...lookAt(drawing, [edge]), edges };
  const reason = reasonAt(drawing, look);
  if (reason) return { lit: NOTHING_LIT, ...reason, edges };
  const place = readColumn(column);
  if (place && drawing.picture.nodes.has(place.assetId)) {
    const lit = lightColumn(drawing.picture, place);
    const own = drawing.edges.filter(({ edge: one }) => lit.columnEdges.has(one));
    return { ...lookAt(drawing, own), lit, edges };
  }
  if (selected === undefined) return { lit: NOTHING_LIT, marks: [], within: [], edges };
  return { ...select(drawing, selected, edges), edges };
}

/** A column as the URL has it, `t0.amount`; and back. */
export function readColumn(text = ''): Column | undefined {
  const match = /^([tr]\d+)\.(.+)$/s.exec(text);
  return match ? { assetId: match[1], column: match[2] } : undefined;
}

/** The choice of a line between two columns: the edge that it stands for. */
export function edgeOfLine({ picture, edges }: Drawing, columns: LineColumns): SqlEdge | undefined {
  const between = edgeBetween(picture.columnEdges, columns);
  return edges.find(({ edge }) => edge === between);
}

function isThere({ picture, analysis }: Drawing, selected = ''): boolean {
  const statement = statementOf(selected);
  if (statement !== undefined) return analysis.statements[statement] !== undefined;
  return picture.nodes.has(selected) || picture.pairs.has(selected);
}

function edgesOf({ edges }: Drawing, selected: string): SqlEdge[] {
  const statement = statementOf(selected);
  return edges.filter(edge => {
    const { source, target } = edge.edge;
    if (statement !== undefined) return edge.statement === statement;
    const ends = [source.assetId, target.assetId];
    return ends.includes(selected) || pairId(ends[0], ends[1]) === selected;
  });
}

function select(drawing: Drawing, selected: string, edges: readonly SqlEdge[]): Look {
  const { picture, analysis, ends } = drawing;
  const statement = statementOf(selected);
  if (statement !== undefined && analysis.statements[statement]) {
    const { sources, targets } = ends[statement];
    const pairs = targets.flatMap(target => sources.map(source => pairId(source, target)));
    const lit = {
      ...NOTHING_LIT,
      nodes: new Set([...sources, ...targets]),
      pairs: new Set(pairs.filter(id => picture.pairs.has(id))),
    };
    return { lit, marks: [], within: [analysis.statements[statement].span] };
  }
  const pair = picture.pairs.get(selected);
  if (pair) return { ...lookAt(drawing, edges), lit: lightPair(picture, pair) };
  if (!picture.nodes.has(selected)) return { lit: NOTHING_LIT, marks: [], within: [] };
  return { lit: lightNode(picture, selected), marks: [], within: [] };
}

/** Edges alone are lit and marked: those through which data flows, where there are such. */
function lookAt({ analysis }: Drawing, edges: readonly SqlEdge[]): Look {
  const direct = edges.filter(({ edge }) => isDirect(edge));
  const marked = direct.length > 0 ? direct : edges;
  const ends = edges.flatMap(({ edge }) => [edge.source, edge.target]);
  return {
    lit: {
      nodes: new Set(ends.map(({ assetId }) => assetId)),
      pairs: new Set(
        edges.map(({ edge: { source, target } }) => pairId(source.assetId, target.assetId)),
      ),
      columns: new Set(ends.map(({ assetId, column }) => columnKey(assetId, column))),
      columnEdges: new Set(edges.map(({ edge }) => edge)),
    },
    marks: marked.flatMap(({ span }) => span ?? []),
    within: [...new Set(edges.map(({ statement }) => statement))].map(
      index => analysis.statements[index].span,
    ),
  };
}

function reasonAt({ analysis }: Drawing, look?: string): Omit<Look, 'lit'> | undefined {
  const at = reasonOf(look);
  if (!at) return undefined;
  const statement = analysis.statements[at.statement];
  const span = statement?.reasons[at.reason]?.span;
  return statement && span ? { marks: [span], within: [statement.span] } : undefined;
}

import type { Edge } from '@xyflow/react';
import { MarkerType } from '@xyflow/react';
import { NODE_WIDTH, nodeHeight } from './AssetNode';
import type { AssetFlowNode } from './AssetNode';
import { columnKey, litColumns } from './graph';
import type { Side } from './graph';
import type { Box, Line, Positions } from './layout';
import type { LineagePicture } from './useLineage';

type Handlers = {
  onMore: (id: string, side: Side) => void;
  onColumn: (id: string, column: string) => void;
};

const arrow = { type: MarkerType.ArrowClosed, width: 14, height: 14 };

/** The boxes and lines of a picture, for the layout. */
export function shapesOf(picture: LineagePicture): { boxes: Box[]; lines: Line[] } {
  const boxes = [...picture.nodes.values()].map(({ id }) => ({
    id,
    width: NODE_WIDTH,
    height: nodeHeight(picture.columns.get(id)?.length ?? 0),
  }));
  const pairs = new Map<string, Line>();
  const add = (source: string, target: string) => {
    const id = `${source} ${target}`;
    if (source !== target) pairs.set(id, { id, source, target });
  };
  for (const { source, target } of picture.edges.values()) add(source, target);
  for (const { source, target } of picture.columnEdges) add(source.assetId, target.assetId);
  return { boxes, lines: [...pairs.values()] };
}

/** The chosen column with everything on a way to or from it. */
export function litOf(picture: LineagePicture, focus: string, column?: string): Set<string> {
  if (column === undefined) return new Set();
  const [asset, name] = column.includes('#') ? splitColumn(column) : [focus, column];
  return litColumns(columnKey(asset, name), picture.columnEdges);
}

/** `<asset id>#<column>`, as the URL holds a column of an asset other than the focus. */
export function splitColumn(text: string): [string, string] {
  const at = text.indexOf('#');
  return [text.slice(0, at), text.slice(at + 1)];
}

export function drawNodes(
  picture: LineagePicture,
  positions: Positions,
  focus: string,
  lit: Set<string>,
  handlers: Handlers,
): AssetFlowNode[] {
  return [...picture.nodes.values()].flatMap(node => {
    const position = positions.get(node.id);
    if (!position) return [];
    const columns = picture.columns.get(node.id) ?? [];
    return [
      {
        id: node.id,
        type: 'asset' as const,
        position,
        width: NODE_WIDTH,
        height: nodeHeight(columns.length),
        ariaLabel: `${node.type} ${node.title}`,
        data: {
          node,
          columns,
          lit,
          focus: node.id === focus,
          dim: lit.size > 0 && !columns.some(column => lit.has(columnKey(node.id, column))),
          more: picture.more.get(node.id) ?? {},
          ...handlers,
        },
      },
    ];
  });
}

export function drawEdges(picture: LineagePicture, lit: Set<string>): Edge[] {
  const assets = [...picture.edges.values()].map(edge => ({
    id: `${edge.source} ${edge.target} ${edge.type}`,
    source: edge.source,
    target: edge.target,
    markerEnd: arrow,
    className: edge.active ? undefined : 'hw-past',
    ariaLabel: `${edge.type} from ${titleOf(picture, edge.source)} to ${titleOf(picture, edge.target)}`,
  }));
  const columns = picture.columnEdges.map((edge, index) => {
    const { source, target } = edge;
    const shines =
      lit.has(columnKey(source.assetId, source.column)) && lit.has(columnKey(target.assetId, target.column));
    const faint = lit.size > 0 && !shines ? 'hw-faint' : '';
    return {
      id: `column ${index}`,
      source: source.assetId,
      target: target.assetId,
      ...(source.column !== undefined && { sourceHandle: `right ${source.column}` }),
      ...(target.column !== undefined && { targetHandle: `left ${target.column}` }),
      markerEnd: arrow,
      className: shines ? 'hw-lit' : [faint, edge.present === false ? 'hw-past' : ''].join(' '),
    };
  });
  return [...assets, ...columns];
}

export function titleOf(picture: LineagePicture, id: string): string {
  return picture.nodes.get(id)?.title ?? id;
}

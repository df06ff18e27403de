import { useMemo, useRef } from 'react';
import type { LineageState } from '../lineageState';
import type { Side } from '../model/picture';
import { leftOf } from '../model/route';
import { NODE_WIDTH } from '../model/place';
import type { AssetFlowNode, AssetNodeData } from './AssetNode';
import { useHeadingText } from './HopHeadings';
import type { Placed } from './usePlacement';
import type { RowsOfNodes } from './useRows';

/** The nodes for the graph library. Data that has not changed stays the same object, so that its node is not drawn anew. */
export function useFlowNodes(
  placed: Placed,
  rows: RowsOfNodes,
  state: LineageState,
): AssetFlowNode[] {
  const { picture, spots } = placed;
  const textOf = useHeadingText();
  const before = useRef(new Map<string, AssetNodeData>());
  const { expanded, selected } = state;
  return useMemo(() => {
    const sides = new Map<string, Side[]>();
    for (const { id, side } of expanded) sides.set(id, [...(sides.get(id) ?? []), side]);
    const fresh = new Map<string, AssetNodeData>();
    const nodes = [...picture.nodes.values()].flatMap((node): AssetFlowNode[] => {
      const spot = spots.get(node.id);
      if (!spot) return [];
      const hops = Math.abs(node.hops);
      const data = unchanged(before.current.get(node.id), {
        node,
        rows: rows.of(node.id),
        isFocus: node.id === picture.focus && !picture.alike,
        more: picture.more.get(node.id) ?? none,
        expanded: sides.get(node.id) ?? noSides,
        place: picture.alike
          ? undefined
          : textOf({ rank: node.id === picture.focus ? 0 : node.hops, least: hops, most: hops }),
      });
      fresh.set(node.id, data);
      return [
        {
          id: node.id,
          type: 'asset',
          position: { x: leftOf(spot.rank), y: spot.y },
          width: NODE_WIDTH,
          height: rows.heights.drawn(node.id),
          selected: node.id === selected,
          ariaRole: 'presentation',
          domAttributes: plainBox,
          data,
        },
      ];
    });
    before.current = fresh;
    return nodes;
    // The words do not change while the page is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [picture, spots, rows, expanded, selected]);
}

const none = {};
const noSides: Side[] = [];
/** The library names its boxes nodes; ours have a button inside that says what it is. */
const plainBox = { 'aria-roledescription': undefined } as const;

function unchanged(before: AssetNodeData | undefined, now: AssetNodeData): AssetNodeData {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

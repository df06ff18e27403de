import { useEffect, useMemo, useRef } from 'react';
import type { Dispatch, SetStateAction } from 'react';
import { lightColumn, lightNode } from '../model/lighting';
import type { Column, Lit } from '../model/lighting';
import type { Expansion, Picture } from '../model/picture';
import type { CanvasStore } from './CanvasStore';
import type { LineColumns } from './lines';
import type { NodeActions } from './NodeActions';

/** What the explorer does when something in the picture is used. */
export type Explore = {
  /** A node's or a pair's id, and the columns where it is the line between two; undefined selects nothing. */
  select: (id: string | undefined, columns?: LineColumns) => void;
  expand: (expansions: readonly Expansion[]) => void;
  collapse: (expansions: readonly Expansion[]) => void;
  /** Chooses a column, or leaves it when it is chosen already. */
  chooseColumn: (column: Column) => void;
  open: (id: string, open: boolean) => void;
};

/** Time for the pointer to come to rest, so that crossing the picture does not make it flicker. */
const REST_MS = 60;

/** The actions of nodes: the same functions for as long as the picture is open. */
export function useNodeHandlers(options: {
  store: CanvasStore;
  picture: Picture;
  chosen: Lit;
  explore: Explore;
  onPage: Dispatch<SetStateAction<ReadonlyMap<string, number>>>;
}): NodeActions {
  const { store, chosen } = options;
  const now = useRef(options);
  now.current = options;
  useEffect(() => store.set({ chosen }), [store, chosen]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const light = (hovered: () => Lit | undefined, hoveredColumn?: Column) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => store.set({ hovered: hovered(), hoveredColumn }), REST_MS);
    };
    const hover = (id: string | undefined) =>
      light(() => (id === undefined ? undefined : lightNode(now.current.picture, id)));
    return {
      hover,
      hoverColumn: (assetId, column) =>
        column === undefined
          ? hover(assetId)
          : light(() => lightColumn(now.current.picture, { assetId, column }), { assetId, column }),
      select: id => now.current.explore.select(id),
      expand: (id, side) => now.current.explore.expand([{ id, side }]),
      collapse: (id, side) => now.current.explore.collapse([{ id, side }]),
      chooseColumn: (assetId, column) => now.current.explore.chooseColumn({ assetId, column }),
      open: (id, open) => now.current.explore.open(id, open),
      turnPage: (id, page) => now.current.onPage(before => new Map(before).set(id, page)),
      focus: id => store.set({ current: id }),
    };
  }, [store]);
}

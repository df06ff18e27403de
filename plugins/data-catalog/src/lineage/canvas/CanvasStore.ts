import { createContext, useContext, useSyncExternalStore } from 'react';
import { columnKey, NOTHING_LIT } from '../model/lighting';
import type { Column, Lit } from '../model/lighting';

/** What is lit, and where the keys are. */
export type CanvasState = {
  /** Lit because something is chosen. */
  chosen: Lit;
  /** Lit because the pointer is on something; goes before what is chosen. */
  hovered?: Lit;
  hoveredColumn?: Column;
  /** The node that keys act on; it and its parts are tab stops. */
  current: string;
};

/**
 * What changes with each move of the pointer. It is kept beside React's state,
 * so that of hundreds of nodes only those are drawn anew whose look changes.
 */
export class CanvasStore {
  private readonly listeners = new Set<() => void>();

  constructor(private state: CanvasState) {}

  readonly get = (): CanvasState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<CanvasState>) {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

const Context = createContext(new CanvasStore({ chosen: NOTHING_LIT, current: '' }));

/** Hands the store to the parts of a picture. */
export const CanvasStoreProvider = Context.Provider;

/** A part of the state that is a plain value, or the same object while it does not change. */
export function useCanvas<T>(select: (state: CanvasState) => T): T {
  const store = useContext(Context);
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** How something stands out; undefined while nothing is lit. */
export type Light = 'lit' | 'faint' | undefined;

/** What is lit at the moment. */
export function litNow({ hovered, chosen }: CanvasState): Lit {
  return hovered ?? chosen;
}

/** How a node stands out. */
export function lightOfNode(state: CanvasState, id: string): Light {
  const { nodes } = litNow(state);
  if (nodes.size === 0) return undefined;
  return nodes.has(id) ? 'lit' : 'faint';
}

/** How the line between two assets stands out. */
export function lightOfPair(state: CanvasState, id: string): Light {
  const { nodes, pairs } = litNow(state);
  if (nodes.size === 0) return undefined;
  return pairs.has(id) ? 'lit' : 'faint';
}

/** Whether a column is on a way that is lit. */
export function isColumnLit(state: CanvasState, assetId: string, column: string): boolean {
  return litNow(state).columns.has(columnKey(assetId, column));
}

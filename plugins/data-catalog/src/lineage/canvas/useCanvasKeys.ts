import type { KeyboardEvent, RefObject } from 'react';
import { useShortcuts } from '../../ui/shortcuts';
import type { LineageState } from '../lineageState';
import { nodeBeside } from '../model/move';
import type { Arrow } from '../model/move';
import type { CanvasStore } from './CanvasStore';
import type { Explore } from './useNodeHandlers';
import type { Placed } from './usePlacement';
import type { Viewpoint } from './useViewpoint';

const arrows: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
] satisfies Arrow[];
const sides = ['upstream', 'downstream'] as const;

/**
 * Keys in the picture: arrows and Home lead to another node, plus and minus
 * show and hide neighbours of the one that has the focus, `c` its columns; `f` shows all from
 * anywhere on the page.
 */
export function useCanvasKeys(options: {
  frame: RefObject<HTMLElement>;
  store: CanvasStore;
  placed: Placed;
  state: LineageState;
  explore: Explore;
  view: Viewpoint;
}) {
  const { frame, store, placed, state, explore, view } = options;
  const { picture, spots } = placed;
  useShortcuts({ f: view.fit });

  const go = (id: string | undefined) => {
    if (id === undefined) return;
    store.set({ current: id });
    view.reveal(id);
    const head = () =>
      frame.current?.querySelector<HTMLElement>(`[data-node-head="${CSS.escape(id)}"]`);
    const present = head();
    // A node out of view may have to be drawn first.
    if (present) present.focus({ preventScroll: true });
    else setTimeout(() => head()?.focus({ preventScroll: true }), 250);
  };
  const grow = (id: string) => {
    const more = picture.more.get(id) ?? {};
    explore.expand(sides.filter(side => more[side]).map(side => ({ id, side })));
  };
  const shrink = (id: string) =>
    explore.collapse(state.expanded.filter(expansion => expansion.id === id));

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { current } = store.get();
    const from = spots.has(current) ? current : picture.focus;
    const steps: Record<string, () => void> = {
      Home: () => go(picture.focus),
      '+': () => grow(from),
      '=': () => grow(from),
      '-': () => shrink(from),
      c: () => explore.open(from, !state.open.includes(from)),
    };
    for (const arrow of arrows) {
      steps[arrow] = () => go(nodeBeside(spots, picture.pairs.values(), from, arrow as Arrow));
    }
    if (!Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    steps[event.key]();
  };
}

import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import { NODE_WIDTH } from '../model/place';
import type { HeightOf, Spots } from '../model/place';
import { leftOf } from '../model/route';
import type { Placed } from './usePlacement';

/** Pixels around the graph; at the top there are the headings. */
const EDGE = { top: 44, right: 28, left: 28 };
/** Below there are the buttons, and from this height on the map. */
const FOR_BUTTONS = 56;
const FOR_MAP = 116;
const WITH_MAP = 560;
/** Names can be read from here on. */
const READABLE = 0.55;

/** A part of the picture, in its own pixels. */
export type Box = { x: number; y: number; width: number; height: number };

/** What moves the picture. */
export type Viewpoint = {
  /** Shows the whole graph. */
  fit: () => void;
  /** Moves the picture as little as must be for a node to be in view; of a taller one, its top. */
  reveal: (id: string) => void;
};

/**
 * Where one looks from. A new layout is shown as a whole where it can be read
 * so, else around the focus; a picture that grows stays where it is, and moves
 * only when nothing of what is new would be seen.
 *
 * @param wanted - nodes that are to be in view together, as they are chosen
 */
export function useViewpoint(
  frame: RefObject<HTMLElement>,
  placed: Placed,
  heightOf: HeightOf,
  wanted: readonly string[],
): Viewpoint {
  const { getViewport, setViewport } = useReactFlow();
  const now = useRef({ placed, heightOf, wanted });
  now.current = { placed, heightOf, wanted };

  const show = useCallback(
    (box: Box, least: number, animated: boolean, most = 1) => {
      const { room } = sizeOf(frame.current);
      const whole = zoomFor(box, room, most);
      const zoom = Math.max(whole, least);
      const { placed: current, heightOf: tall } = now.current;
      // Where not all of it can be seen, what counts is the focus.
      const at = whole < least ? (boxOf(current.picture.focus, current.spots, tall) ?? box) : box;
      setViewport(
        {
          x: EDGE.left + room.x / 2 - (at.x + at.width / 2) * zoom,
          y: EDGE.top + room.y / 2 - (at.y + at.height / 2) * zoom,
          zoom,
        },
        { duration: animated ? motion() : 0 },
      );
    },
    [frame, setViewport],
  );

  const reveal = useCallback(
    (ids: readonly string[]) => {
      const { placed: current, heightOf: tall } = now.current;
      const box = boundsOf(current.spots, tall, ids);
      if (!box) return;
      const { x, y, zoom } = getViewport();
      const { width, bottom, room } = sizeOf(frame.current);
      // One node is read from its top; what is chosen together is seen as a whole, and read if it can be.
      const most = Math.max(zoom, READABLE);
      if (ids.length > 1 && zoomFor(box, room, most) !== zoom) {
        show(box, 0, true, most);
        return;
      }
      const dx = shift(box.x * zoom + x, box.width * zoom, EDGE.left, width - EDGE.right);
      const dy = shift(box.y * zoom + y, box.height * zoom, EDGE.top, bottom);
      if (dx !== 0 || dy !== 0) setViewport({ x: x + dx, y: y + dy, zoom }, { duration: motion() });
    },
    [frame, getViewport, setViewport, show],
  );

  const drawn = useRef<Placed>();
  useEffect(() => {
    const before = drawn.current;
    drawn.current = placed;
    const { picture, spots, key } = placed;
    if (before?.key !== key) {
      const box = boundsOf(spots, now.current.heightOf);
      if (box) show(box, READABLE, before !== undefined);
      return;
    }
    const fresh = [...picture.nodes.keys()].filter(id => spots.has(id) && !before.spots.has(id));
    const { x, y, zoom } = getViewport();
    const { width, height } = sizeOf(frame.current);
    const inView = fresh.some(id => {
      const box = boxOf(id, spots, now.current.heightOf)!;
      const [left, top] = [box.x * zoom + x, box.y * zoom + y];
      return (
        left + box.width * zoom > 0 && left < width && top + box.height * zoom > 0 && top < height
      );
    });
    if (fresh.length > 0 && !inView) reveal(fresh.slice(0, 1));
  }, [placed, frame, getViewport, reveal, show]);

  // A link may show something that is out of view.
  const key = wanted.join(' ');
  useEffect(() => {
    const { wanted: ids, placed: current } = now.current;
    reveal(ids.filter(id => current.spots.has(id)));
  }, [key, reveal]);

  const fit = useCallback(() => {
    const { placed: current, heightOf: tall } = now.current;
    const box = boundsOf(current.spots, tall);
    if (box) show(box, 0, true);
  }, [show]);
  return useMemo(() => ({ fit, reveal: id => reveal([id]) }), [fit, reveal]);
}

/** The box around all nodes, or around some; undefined where there are none. */
export function boundsOf(
  spots: Spots,
  heightOf: HeightOf,
  ids: Iterable<string> = spots.keys(),
): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    const box = boxOf(id, spots, heightOf);
    if (!box) continue;
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return right < left ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

function boxOf(id: string, spots: Spots, heightOf: HeightOf): Box | undefined {
  const spot = spots.get(id);
  return spot && { x: leftOf(spot.rank), y: spot.y, width: NODE_WIDTH, height: heightOf(id) };
}

/** At which a box is seen as a whole. */
function zoomFor(box: Box, room: { x: number; y: number }, most: number): number {
  return Math.min(room.x / box.width, room.y / box.height, most);
}

/** How far something must move to lie within; its start goes before its end. */
function shift(start: number, length: number, from: number, to: number): number {
  if (start < from) return from - start;
  return start + length > to ? Math.max(to - start - length, from - start) : 0;
}

/** Of the frame, and the room in it that nothing else covers. */
function sizeOf(frame: HTMLElement | null) {
  const width = frame?.clientWidth || 1000;
  const height = frame?.clientHeight || 600;
  const bottom = height - (height > WITH_MAP ? FOR_MAP : FOR_BUTTONS);
  return {
    width,
    height,
    bottom,
    room: { x: width - EDGE.left - EDGE.right, y: bottom - EDGE.top },
  };
}

function motion(): number {
  return window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useNavigationType } from 'react-router-dom';

const offsets = new Map<string, number>();
const MOST = 200;

/**
 * Where a scrolled list stands: another `place` starts at its top, and going
 * back finds the list where it was left. Answers the offset to begin with.
 */
export function useScrollPlace(element: RefObject<HTMLElement>, place: string | undefined): number {
  const back = useNavigationType() === 'POP';
  const first = useRef(back && place !== undefined ? (offsets.get(place) ?? 0) : 0);
  const shown = useRef(place);
  useLayoutEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    if (element.current) element.current.scrollTop = back && place !== undefined ? (offsets.get(place) ?? 0) : 0;
  }, [element, place, back]);
  useEffect(() => {
    const scrolled = element.current;
    if (!scrolled || place === undefined) return undefined;
    const keep = () => {
      // While the code of the next page loads, this one is hidden, and its offset lost.
      if (scrolled.offsetHeight === 0) return;
      // The oldest goes: a Map keeps the order in which keys came.
      offsets.delete(place);
      offsets.set(place, scrolled.scrollTop);
      if (offsets.size > MOST) offsets.delete(offsets.keys().next().value!);
    };
    scrolled.addEventListener('scroll', keep, { passive: true });
    return () => scrolled.removeEventListener('scroll', keep);
  }, [element, place]);
  return first.current;
}

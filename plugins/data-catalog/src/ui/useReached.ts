import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/**
 * The greatest of some widths, in pixels, that an element has: 0 where it is
 * narrower than all of them, infinite where a browser cannot tell. It is drawn
 * anew only when it passes one of them. Until it has been measured, the
 * window's width stands for its own: what the window is too narrow for is not
 * drawn to be taken away again.
 */
export function useReached(element: RefObject<HTMLElement>, widths: readonly number[]): number {
  const [reached, setReached] = useState(() =>
    typeof ResizeObserver === 'undefined' ? Infinity : greatest(widths, window.innerWidth),
  );
  const known = useRef(reached);
  const steps = widths.join();
  useLayoutEffect(() => {
    if (!element.current || typeof ResizeObserver === 'undefined') return undefined;
    const all = steps.split(',').map(Number);
    const measure = (width: number) => {
      const now = greatest(all, width);
      // React may draw an element to find out that its state is the same.
      if (now === known.current) return;
      known.current = now;
      setReached(now);
    };
    measure(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => measure(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, steps]);
  return reached;
}

function greatest(widths: readonly number[], most: number): number {
  return Math.max(0, ...widths.filter(width => width <= most));
}

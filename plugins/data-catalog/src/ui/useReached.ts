import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Width of an element in pixels, followed; wide where a browser cannot tell. */
export function useWidth(element: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(Infinity);
  useLayoutEffect(() => {
    if (!element.current || typeof ResizeObserver === 'undefined') return undefined;
    setWidth(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

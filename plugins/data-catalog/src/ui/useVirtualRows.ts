import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import type { Rect, Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

type Rows = Virtualizer<HTMLDivElement, Element>;

/** The rows of a long list that are in view, with a few before and after them; `rowHeight` in pixels. */
export function useVirtualRows(options: {
  scroll: RefObject<HTMLDivElement>;
  count: number;
  rowHeight: number;
  overscan: number;
  /** Pixels from the top at which the list begins. */
  initialOffset?: number | (() => number);
}): Rows {
  const { scroll, count, rowHeight, overscan, initialOffset } = options;
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan,
    initialOffset,
    // No list is higher than the window: its rows are there with the first drawing, before it is measured.
    initialRect: { width: 0, height: window.innerHeight },
    observeElementRect: observeGrowth,
  });
  const measured = useRef(rowHeight);
  useEffect(() => {
    if (measured.current === rowHeight) return;
    measured.current = rowHeight;
    rows.measure();
  }, [rows, rowHeight]);
  return rows;
}

/**
 * Tells the size of a list only when it has room for rows that are not drawn.
 * A smaller one is kept for later: rows too many do no harm, and are gone with
 * the next drawing, while to draw everything twice on load would.
 */
function observeGrowth(rows: Rows, tell: (size: Rect) => void) {
  return observeElementRect(rows, size => {
    if (size.height > (rows.scrollRect?.height ?? 0)) tell(size);
    else rows.scrollRect = size;
  });
}

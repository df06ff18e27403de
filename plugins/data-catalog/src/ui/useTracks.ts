import { useMemo } from 'react';
import type { RefObject } from 'react';
import type { TableColumn } from './DataTable';
import { CHECK_WIDTH } from './TableHead';
import { useReached } from './useReached';

type Track = { width: string; from?: number };

/**
 * The columns that a table has room for, and the grid that they make; `wide`
 * where even those that are left need more room than there is.
 */
export function useTracks<T>(
  scroll: RefObject<HTMLDivElement>,
  all: readonly TableColumn<T>[],
  checks: boolean,
) {
  const steps = useMemo(() => stepsOf(all, checks), [all, checks]);
  const reached = useReached(scroll, steps);
  return useMemo(() => {
    const columns = all.filter(({ from = 0 }) => reached >= from);
    const template = [
      ...(checks ? [`${CHECK_WIDTH}px`] : []),
      ...columns.map(({ width }) => width),
    ].join(' ');
    // Head and rows are grids of their own: the same least width keeps their tracks in line.
    const minWidth = leastOf(columns, checks);
    return { columns, template, minWidth, wide: minWidth > reached };
  }, [all, checks, reached]);
}

/** The widths at which the table looks otherwise: where a column comes in, and where what is there has room. */
function stepsOf(all: readonly Track[], checks: boolean): number[] {
  const steps = [0, ...all.flatMap(({ from }) => from ?? [])];
  const least = steps.map(step =>
    leastOf(
      all.filter(({ from = 0 }) => step >= from),
      checks,
    ),
  );
  return [...new Set([...steps, ...least])];
}

/** Pixels that columns such as `96px` or `minmax(220px, 2fr)` take at least, with the boxes. */
function leastOf(columns: readonly Track[], checks: boolean): number {
  const widths = columns.map(({ width }) => Number(/(\d+)px/.exec(width)?.[1] ?? 0));
  return widths.reduce((sum, width) => sum + width, checks ? CHECK_WIDTH : 0);
}

import type { Picture } from './picture';

/** How complete a picture is. The focus itself does not count. */
export type Completeness = {
  shown: number;
  /** That are known to be there: shown, and one step beyond. */
  known: number;
  folded: number;
  hidden: number;
  /** The limit of nodes was reached. */
  truncated: boolean;
  complete: boolean;
};

/** Counts what is shown and what is not. */
export function completenessOf({ nodes, folded, hidden, truncated }: Picture): Completeness {
  const shown = Math.max(0, nodes.size - 1);
  return {
    shown,
    known: shown + folded,
    folded,
    hidden,
    truncated,
    complete: folded === 0 && hidden === 0 && !truncated,
  };
}

import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { LineColumns } from './canvas/lines';
import type { Explore } from './canvas/useNodeHandlers';
import { MAX_EXPANDED, readLineageState, writeLineageState } from './lineageState';
import type { LineageState, StateChange } from './lineageState';
import { lightColumn, lightNode, lightPair, NOTHING_LIT } from './model/lighting';
import type { Lit } from './model/lighting';
import type { Picture } from './model/picture';
import { withoutExpansions } from './model/stages';
import { useLineage } from './useLineage';

/** The state of the explorer with what changes it, and the answer to it. */
export function useExplorer(id: string) {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readLineageState(params, id), [params, id]);
  const loaded = useLineage(id, state);
  const answer = loaded.value?.asked === id ? loaded.value : undefined;
  const picture = answer?.picture;
  /** Counts the tidyings; a link tells of them by `state.tidy`. */
  const [round, setRound] = useState(0);
  /** Between which columns the line leads that was clicked last. */
  const [line, setLine] = useState<LineColumns>();
  const now = useRef({ state, picture });
  now.current = { state, picture };

  const change = useCallback(
    (next: StateChange, replace = false) => {
      // Two changes may come before the URL has taken the first.
      now.current.state = { ...now.current.state, ...next };
      setParams(before => writeLineageState(now.current.state, id, before), { replace });
    },
    [setParams, id],
  );
  const tidy = useCallback(() => {
    change({ tidy: now.current.state.expanded.length }, true);
    setRound(before => before + 1);
  }, [change]);
  const explore = useExplore(now, change, setLine);
  const chosen = useMemo(() => chosenOf(picture, state), [picture, state]);
  return { ...loaded, state, answer, picture, chosen, explore, line, change, tidy, round };
}

function useExplore(
  now: { readonly current: { state: LineageState; picture?: Picture } },
  change: (next: StateChange, replace?: boolean) => void,
  setLine: (columns: LineColumns | undefined) => void,
): Explore {
  return useMemo(
    () => ({
      select: (selected, columns) => {
        setLine(columns);
        if (selected !== now.current.state.selected) change({ selected }, true);
      },
      expand: expansions => {
        const { expanded } = now.current.state;
        const fresh = expansions.filter(
          ({ id, side }) => !expanded.some(one => one.id === id && one.side === side),
        );
        if (fresh.length > 0) change({ expanded: [...expanded, ...fresh].slice(0, MAX_EXPANDED) });
      },
      collapse: gone => {
        const { state, picture } = now.current;
        if (!picture || gone.length === 0) return;
        const expanded = withoutExpansions(picture, state, gone);
        change({ expanded, tidy: Math.min(state.tidy, expanded.length) });
      },
      chooseColumn: column => {
        const { column: before } = now.current.state;
        const same = before?.assetId === column.assetId && before.column === column.column;
        change({ column: same ? undefined : column }, true);
      },
      open: (id, open) => {
        const others = now.current.state.open.filter(other => other !== id);
        change({ open: open ? [...others, id] : others }, true);
      },
    }),
    [now, change, setLine],
  );
}

/** What is lit for as long as it is chosen: the ways of a column, else of the node or line that is selected. */
function chosenOf(picture: Picture | undefined, { level, column, selected }: LineageState): Lit {
  if (!picture) return NOTHING_LIT;
  if (level === 'column' && column && picture.nodes.has(column.assetId))
    return lightColumn(picture, column);
  // Through the focus lead all ways there are.
  if (selected === undefined || selected === picture.focus) return NOTHING_LIT;
  const pair = picture.pairs.get(selected);
  if (pair) return lightPair(picture, pair);
  return picture.nodes.has(selected) ? lightNode(picture, selected) : NOTHING_LIT;
}

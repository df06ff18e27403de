import { useMemo } from 'react';
import { useSetting } from '../../ui/useSetting';
import { columnKeys, usualColumns } from './columns';
import type { ColumnKey } from './columns';
import type { ListState } from './listState';

export type ChosenColumns = {
  shown: readonly ColumnKey[];
  toggle: (key: ColumnKey) => void;
  /** Undefined where the usual columns are shown. */
  reset?: () => void;
};

/** The columns that are shown: those that the URL names, else those that the user chose, else the usual ones. */
export function useColumns(state: ListState, onChange: (state: ListState) => void): ChosenColumns {
  const [kept, setKept] = useSetting<string[]>('assets.columns', [...usualColumns]);
  const wanted = (state.columns ?? kept).join();
  // The same object while they are the same ones, so that the table's rows need not be drawn anew.
  const shown = useMemo(() => {
    const keys = wanted.split(',');
    return columnKeys.filter(key => key === 'name' || keys.includes(key));
  }, [wanted]);
  return {
    shown,
    toggle: key => {
      const next = shown.includes(key) ? shown.filter(other => other !== key) : columnKeys.filter(k => k === key || shown.includes(k));
      // A link that somebody sent changes nothing of one's own choice.
      if (state.columns) onChange({ ...state, columns: [...next] });
      else setKept([...next]);
    },
    ...(shown.join() !== usualColumns.join() && {
      reset: () => {
        setKept([...usualColumns]);
        if (state.columns) onChange({ ...state, columns: undefined });
      },
    }),
  };
}

import type { Virtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { DataTableProps } from './DataTable';
import type { RowActions } from './TableRow';

type Options<T> = Pick<DataTableProps<T>, 'items' | 'keyOf' | 'selection' | 'onOpen'> & {
  rowHeight: number;
  scroll: RefObject<HTMLDivElement>;
  rows: Virtualizer<HTMLDivElement, Element>;
};

/** What is done with the rows of a table by keys and mouse, and the index of the one that had the focus last. */
export function useRowActions<T>(options: Options<T>): { current: number; actions: RowActions } {
  const [current, setCurrent] = useState(0);
  const now = useRef(options);
  now.current = options;
  const actions = useMemo<RowActions>(() => {
    const move = (to: number) => {
      const { items, rows, scroll } = now.current;
      const index = Math.min(Math.max(to, 0), items.length - 1);
      setCurrent(index);
      rows.scrollToIndex(index);
      const row = () => scroll.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      // A row out of view has to be drawn first; one that is there takes the next key at once.
      if (row()) row()?.focus();
      else requestAnimationFrame(() => row()?.focus());
    };
    const open = (index: number) => now.current.onOpen?.(now.current.items[index]);
    const toggle = (key: string) => {
      const { selection } = now.current;
      selection?.onChange(toggled(selection.chosen, key));
    };
    return {
      focus: setCurrent,
      open,
      toggle,
      press: (event, index) => {
        // Keys of a link or a box inside the row are its own.
        if (event.target !== event.currentTarget) return;
        const { items, keyOf, rowHeight, scroll } = now.current;
        const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 2);
        const steps: Record<string, () => void> = {
          ArrowDown: () => move(index + 1),
          ArrowUp: () => move(index - 1),
          PageDown: () => move(index + page),
          PageUp: () => move(index - page),
          Home: () => move(0),
          End: () => move(items.length - 1),
          Enter: () => open(index),
          ' ': () => toggle(keyOf(items[index])),
        };
        if (!Object.hasOwn(steps, event.key)) return;
        event.preventDefault();
        steps[event.key]();
      },
    };
  }, []);
  return { current, actions };
}

function toggled(chosen: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { TermRow } from './terms';

/** Letters that follow each other within this time search for one name. */
const TYPING_MS = 700;

/**
 * Keys of a tree as WAI-ARIA's practices describe them
 * (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): arrows, Home, End,
 * `*` opens all siblings, letters find a name. Answers the line that the Tab
 * key reaches, and what a line does with a key.
 */
export function useTreeKeys(props: {
  rows: readonly TermRow[];
  /** The line that Tab reaches before any has had the focus. */
  start: number;
  /** Brings a line into view and gives it the focus. */
  onFocus: (index: number) => void;
  onOpen: (row: TermRow, open: boolean) => void;
}) {
  const { rows, start, onFocus, onOpen } = props;
  const [current, setCurrent] = useState<string>();
  const typed = useRef({ text: '', at: 0 });
  const index = rows.findIndex(({ node }) => node.term.ref === current);
  const move = (to: number | undefined) => {
    if (to === undefined || rows.length === 0) return;
    const bounded = Math.min(Math.max(to, 0), rows.length - 1);
    setCurrent(rows[bounded].node.term.ref);
    onFocus(bounded);
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const right = () => {
      if (row.open === false) onOpen(row, true);
      else if (row.open) move(at + 1);
    };
    const left = () => {
      if (row.open) onOpen(row, false);
      else move(row.parent);
    };
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      ArrowRight: right,
      ArrowLeft: left,
      Home: () => move(0),
      End: () => move(rows.length - 1),
      '*': () =>
        rows
          .filter(other => other.parent === row.parent && other.open === false)
          .forEach(other => onOpen(other, true)),
      ' ': () => (event.currentTarget as HTMLElement).click(),
    };
    if (Object.hasOwn(steps, event.key)) steps[event.key]();
    else if (/^[^\s/?]$/u.test(event.key)) move(findTyped(rows, at, typed.current, event.key));
    else return;
    event.preventDefault();
    // Two letters that lead to a place must not run while somebody types a name here.
    event.stopPropagation();
  };
  return {
    tabStop: index === -1 ? Math.min(start, Math.max(rows.length - 1, 0)) : index,
    setCurrent,
    press,
  };
}

/** The next line whose title starts with what was typed; undefined when there is none. */
function findTyped(
  rows: readonly TermRow[],
  from: number,
  typed: { text: string; at: number },
  key: string,
): number | undefined {
  const now = Date.now();
  typed.text = now - typed.at < TYPING_MS ? typed.text + key : key;
  typed.at = now;
  const wanted = typed.text.toLocaleLowerCase();
  // One more letter may still mean the line one is on.
  const first = typed.text.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (first + step) % rows.length;
    if (rows[index].node.term.title.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}

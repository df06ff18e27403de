import { useMemo } from 'react';
import type { Check } from '../quality/evidence';
import { useClearParams, useParam } from '../useParam';
import { mentions } from './flatten';
import type { FlatColumn } from './flatten';

/** Ways in which the list is narrowed besides by a text. */
export const narrowings = ['terms', 'undescribed', 'failing'] as const;

export type Narrowing = (typeof narrowings)[number];

/** The columns that a text and a narrowing leave, both in the address, and how many each would leave. */
export function useColumnFilter(all: readonly FlatColumn[], checks: ReadonlyMap<string, Check[]>) {
  const [text, setText] = useParam('find');
  const [asked, setOnly] = useParam('only');
  const clear = useClearParams('find', 'only');
  const only: Narrowing | '' = narrowings.find(name => name === asked) ?? '';
  const fits = useMemo(() => {
    const by: Record<Narrowing, (column: FlatColumn) => boolean> = {
      terms: ({ column }) => (column.terms?.length ?? 0) > 0,
      undescribed: ({ column }) => !column.description,
      failing: ({ path }) => checks.get(path)?.some(({ success }) => !success) ?? false,
    };
    return by;
  }, [checks]);
  const counts = useMemo(
    () => Object.fromEntries(narrowings.map(name => [name, all.filter(fits[name]).length])) as Record<Narrowing, number>,
    [all, fits],
  );
  const shown = useMemo(
    () => all.filter(column => (only === '' || fits[only](column)) && (text === '' || mentions(column, text))),
    [all, fits, only, text],
  );
  return { text, setText, only, setOnly, clear, counts, shown };
}

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * A value that stands in the address; an empty one is left out. `push` makes a
 * step for the browser's way back, as choosing a row does; typing does not.
 */
export function useParam(name: string, { push = false } = {}): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: !push },
      ),
    [name, push, setParams],
  );
  return [params.get(name) ?? '', set];
}

/** Answers the function that empties values that stand in the address, all in one step. */
export function useClearParams(...names: string[]): () => void {
  const [params, setParams] = useSearchParams();
  return () => {
    const next = new URLSearchParams(params);
    for (const name of names) next.delete(name);
    setParams(next, { replace: true });
  };
}

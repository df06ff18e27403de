import { storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useRecent, useRememberVisit, useStars } from './marks';

function within(storage: ReturnType<typeof mockApis.storage>) {
  return function Wrapper({ children }: { children: ReactNode }) {
    return <TestApiProvider apis={[[storageApiRef, storage]]}>{children}</TestApiProvider>;
  };
}

describe('what a user marks', () => {
  it('keeps the assets that one looked at, newest first and each once', async () => {
    const storage = mockApis.storage();
    const { result, rerender } = renderHook(
      ({ id }: { id?: string }) => {
        useRememberVisit(id);
        return useRecent();
      },
      { wrapper: within(storage), initialProps: {} },
    );
    expect(result.current).toEqual([]);
    for (const id of ['a', 'b', 'a']) rerender({ id });
    await waitFor(() => expect(result.current).toEqual(['a', 'b']));
  });

  it('forgets visits that are long gone', async () => {
    const storage = mockApis.storage();
    const { result, rerender } = renderHook(
      ({ id }: { id: string }) => {
        useRememberVisit(id);
        return useRecent();
      },
      { wrapper: within(storage), initialProps: { id: '0' } },
    );
    for (let id = 1; id < 25; id++) rerender({ id: String(id) });
    await waitFor(() => expect(result.current[0]).toBe('24'));
    expect(result.current).toHaveLength(20);
  });

  it('stars, and takes a star away, for everything that shows it', async () => {
    const storage = mockApis.storage();
    await storage.forBucket('data-catalog').set('stars', ['a']);
    const button = renderHook(() => useStars(), { wrapper: within(storage) });
    const list = renderHook(() => useStars(), { wrapper: within(storage) });
    act(() => button.result.current.toggle('b'));
    await waitFor(() => expect(list.result.current.ids).toEqual(['b', 'a']));
    expect(list.result.current.has('b')).toBe(true);
    act(() => list.result.current.toggle('a'));
    await waitFor(() => expect(button.result.current.ids).toEqual(['b']));
  });
});

import { InfiniteQueryObserver, QueryObserver, focusManager } from '@tanstack/react-query';
import { queryClientOf } from './queryClient';

const MINUTE = 60_000;

describe('coming back to a page', () => {
  const client = queryClientOf({});

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    focusManager.setFocused(undefined);
    client.clear();
    client.unmount();
    jest.useRealTimers();
  });

  async function comeBackAfter(ms: number) {
    focusManager.setFocused(false);
    await jest.advanceTimersByTimeAsync(ms);
    focusManager.setFocused(true);
    await jest.advanceTimersByTimeAsync(0);
  }

  it('loads anew what is shown once it may be old', async () => {
    client.mount();
    const load = jest.fn(async () => 'answer');
    const stop = new QueryObserver(client, { queryKey: ['asset', 'a'], queryFn: load }).subscribe(() => undefined);
    await comeBackAfter(1000);
    expect(load).toHaveBeenCalledTimes(1);
    await comeBackAfter(MINUTE);
    expect(load).toHaveBeenCalledTimes(2);
    stop();
    await comeBackAfter(MINUTE);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('leaves a list as it is once one has scrolled on', async () => {
    client.mount();
    const load = jest.fn(async ({ pageParam }: { pageParam: number }) => ({ page: pageParam }));
    const list = new InfiniteQueryObserver(client, {
      queryKey: ['assets'],
      queryFn: load,
      initialPageParam: 0,
      getNextPageParam: (_, pages) => pages.length,
    });
    const stop = list.subscribe(() => undefined);
    await comeBackAfter(MINUTE);
    expect(load).toHaveBeenCalledTimes(2);
    await list.fetchNextPage();
    await comeBackAfter(MINUTE);
    expect(load).toHaveBeenCalledTimes(3);
    stop();
  });
});

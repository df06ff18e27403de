import { useApi } from '@backstage/frontend-plugin-api';
import type { Replay } from '@headwater/plugin-data-catalog-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../api';
import { useNotify } from '../ui/Notices';
import { messageOf } from '../ui/states';

const KEY = ['events', 'replay'];
const RUNNING_MS = 1_000;
const RESTING_MS = 5_000;

/** The rebuild and what can be done about it; `null` when the replica that answers has run none. */
export function useReplay() {
  const api = useApi(dataCatalogApiRef);
  const queries = useQueryClient();
  const notify = useNotify();
  const replay = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Replay | null> => (await api.getReplay({ signal })) ?? null,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? RUNNING_MS : RESTING_MS),
  });
  const steering = {
    onSuccess: (state: Replay) => queries.setQueryData(KEY, state),
    onError: (error: Error) => notify({ text: messageOf(error), tone: 'bad' as const }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  };
  const start = useMutation({
    mutationFn: (from: Replay['from']) => api.startReplay({ from }),
    ...steering,
  });
  const cancel = useMutation({ mutationFn: () => api.cancelReplay(), ...steering });
  return { replay, start, cancel };
}

import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../api';

/** How often the state is looked at while the page is in view. */
const EVERY_MS = 5_000;

/** What came in and how far answers are behind; it follows while somebody looks. */
export function useStatus() {
  const api = useApi(dataCatalogApiRef);
  return useQuery({
    queryKey: ['events', 'status'],
    queryFn: ({ signal }) => api.getEventsStatus({ signal }),
    refetchInterval: EVERY_MS,
  });
}

import { useApi } from '@backstage/frontend-plugin-api';
import type { RejectedEvent } from '@headwater/plugin-data-catalog-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { FilterChip } from '../ui/Chip';
import { DataTable } from '../ui/DataTable';
import type { TableColumn } from '../ui/DataTable';
import { formatBytes } from '../ui/formatBytes';
import { SearchField } from '../ui/SearchField';
import { shortRef } from '../ui/shortRef';
import { Empty, Failure, Skeleton } from '../ui/states';
import { RefusedPanel } from './RefusedPanel';
import { Time } from './Time';

const PAGE = 100;
/** Origins that every portal has; those of files are found in the panel. */
const ORIGINS = ['http', 'batch', 'bus'];

/** What the list shows: all of it is in the URL. */
type State = { q: string; origin: string; id: string };

/** Events that were refused, with the reason and the body. */
export function RefusedTab() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const state: State = {
    q: params.get('q')?.slice(0, 200) ?? '',
    origin: params.get('origin')?.slice(0, 1000) ?? '',
    id: params.get('event')?.slice(0, 100) ?? '',
  };
  const change = (next: Partial<State>) => {
    const { q, origin, id } = { ...state, ...next };
    setParams({ ...(q && { q }), ...(origin && { origin }), ...(id && { event: id }) });
  };
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useRefused(state);
  const columns = useColumns();
  const items = data?.pages.flatMap(page => page.items) ?? [];
  const narrowed = state.q !== '' || state.origin !== '';
  return (
    <>
      <div className="hw-bar-top">
        <SearchField
          label={t('events.refused.filter')}
          value={state.q}
          onChange={q => change({ q })}
        />
        <select
          className="hw-select"
          aria-label={t('events.refused.origin')}
          value={state.origin}
          onChange={event => change({ origin: event.target.value })}
        >
          <option value="">{t('events.refused.allOrigins')}</option>
          {[
            ...ORIGINS,
            ...(state.origin && !ORIGINS.includes(state.origin) ? [state.origin] : []),
          ].map(origin => (
            <option key={origin}>{origin}</option>
          ))}
        </select>
        {state.origin && (
          <FilterChip
            text={t('events.refused.originChip', { name: state.origin })}
            onRemove={() => change({ origin: '' })}
          />
        )}
      </div>
      <div className="hw-split hw-events-list">
        <div className="hw-main">
          {isPending && <Skeleton height={32} />}
          {error && !data && <Failure error={error} onRetry={() => refetch()} />}
          {data && items.length === 0 && (
            <Empty
              title={t(narrowed ? 'events.refused.nothing' : 'events.refused.emptyTitle')}
              text={t(narrowed ? 'events.refused.nothingText' : 'events.refused.emptyText')}
              icon={narrowed ? 'search' : 'sound'}
            />
          )}
          {items.length > 0 && (
            <>
              <DataTable
                label={t('events.refused.table')}
                columns={columns}
                items={items}
                keyOf={({ id }) => id}
                nameOf={({ reason }) => reason}
                rowHeight={32}
                active={state.id || undefined}
                onOpen={({ id }) => change({ id })}
                onEnd={hasNextPage ? () => fetchNextPage() : undefined}
                loadingMore={isFetchingNextPage}
              />
              <footer className="hw-foot" role="status">
                {t('events.refused.shown', { count: items.length })},{' '}
                {t(hasNextPage ? 'events.received.more' : 'events.refused.oldest')}
              </footer>
            </>
          )}
        </div>
        {state.id && (
          <RefusedPanel
            id={state.id}
            onClose={() => change({ id: '' })}
            onOrigin={origin => change({ origin, id: '' })}
          />
        )}
      </div>
    </>
  );
}

function useRefused({ q, origin }: State) {
  const api = useApi(dataCatalogApiRef);
  return useInfiniteQuery({
    queryKey: ['events', 'refused', q, origin],
    queryFn: ({ pageParam, signal }) =>
      api.listRejectedEvents(
        {
          ...(q && { q }),
          ...(origin && { origin }),
          ...(pageParam && { cursor: pageParam }),
          includeBody: false,
          limit: PAGE,
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: before => before,
  });
}

function useColumns(): TableColumn<RejectedEvent>[] {
  const t = useTexts();
  return useMemo(() => columnsOf(t), [t]);
}

function columnsOf(t: ReturnType<typeof useTexts>): TableColumn<RejectedEvent>[] {
  return [
    {
      key: 'when',
      title: t('events.refused.when'),
      width: '132px',
      render: ({ receivedAt }) => <Time iso={receivedAt} />,
    },
    {
      key: 'reason',
      title: t('events.refused.reason'),
      width: 'minmax(160px, 3fr)',
      render: ({ reason }) => (
        <span className="hw-cut" style={{ display: 'block' }} title={reason}>
          {reason}
        </span>
      ),
    },
    {
      key: 'origin',
      title: t('events.refused.origin'),
      width: 'minmax(90px, 160px)',
      from: 520,
      render: ({ origin }) => (
        <span className="hw-mono hw-cut" style={{ display: 'block' }} title={origin}>
          {origin}
        </span>
      ),
    },
    {
      key: 'size',
      title: t('events.refused.size'),
      width: '88px',
      right: true,
      from: 640,
      render: ({ sizeBytes }) => formatBytes(sizeBytes),
    },
    {
      key: 'actor',
      title: t('events.refused.actor'),
      width: 'minmax(110px, 1fr)',
      from: 760,
      render: ({ actor }) => (
        <span className="hw-cut hw-dim" style={{ display: 'block' }} title={actor}>
          {shortRef(actor)}
        </span>
      ),
    },
  ];
}

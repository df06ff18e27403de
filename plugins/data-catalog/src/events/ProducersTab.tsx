import { useApi } from '@backstage/frontend-plugin-api';
import type { EventProducer } from '@headwater/plugin-data-catalog-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { useTexts } from '../translation';
import { DataTable } from '../ui/DataTable';
import type { TableColumn } from '../ui/DataTable';
import { Empty, Failure, Skeleton } from '../ui/states';
import { eventTabPath } from './paths';
import { Time } from './Time';

const PAGE = 200;

/** Who sends events, in which versions. */
export function ProducersTab() {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['events', 'producers'],
      queryFn: ({ pageParam, signal }) =>
        api.listEventProducers(
          { limit: PAGE, ...(pageParam && { cursor: pageParam }) },
          { signal },
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    });
  const columns = useColumns();
  const items = data?.pages.flatMap(page => page.items) ?? [];
  const total = data?.pages[0]?.totalCount.value ?? 0;
  if (isPending) return <Skeleton height={32} />;
  if (error && !data) return <Failure error={error} onRetry={() => refetch()} />;
  if (items.length === 0) {
    return (
      <Empty
        title={t('events.producers.emptyTitle')}
        text={t('events.producers.emptyText')}
        icon="events"
      >
        <Link to={eventTabPath('connect')} className="hw-button">
          {t('events.received.emptyLink')}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="hw-main">
      <DataTable
        label={t('events.producers.table')}
        columns={columns}
        items={items}
        keyOf={keyOf}
        nameOf={({ producer }) => producer}
        rowHeight={32}
        totalCount={total}
        onEnd={hasNextPage ? () => fetchNextPage() : undefined}
        loadingMore={isFetchingNextPage}
      />
      <footer className="hw-foot">
        <span>{t('events.producers.total', { count: total })}</span>
        <span>{t('events.producers.times')}</span>
      </footer>
    </div>
  );
}

function keyOf({
  producer,
  integration,
  engine,
  clientVersion,
  specVersion,
  jobNamespace,
}: EventProducer): string {
  return JSON.stringify([
    producer,
    integration,
    engine?.name,
    engine?.version,
    clientVersion,
    specVersion,
    jobNamespace,
  ]);
}

function useColumns(): TableColumn<EventProducer>[] {
  const t = useTexts();
  return useMemo(() => columnsOf(t), [t]);
}

function columnsOf(t: ReturnType<typeof useTexts>): TableColumn<EventProducer>[] {
  const unknown = <span className="hw-dim">{t('events.producers.unknown')}</span>;
  const cut = (text: string | undefined, mono = false) =>
    text === undefined ? (
      unknown
    ) : (
      <span
        className={mono ? 'hw-mono hw-cut' : 'hw-cut'}
        style={{ display: 'block' }}
        title={text}
      >
        {text}
      </span>
    );
  return [
    {
      key: 'integration',
      title: t('events.producers.integration'),
      width: '100px',
      render: ({ integration }) => cut(integration),
    },
    {
      key: 'producer',
      title: t('events.producers.producer'),
      width: 'minmax(140px, 2fr)',
      render: ({ producer }) => cut(producer, true),
    },
    {
      key: 'engine',
      title: t('events.producers.engine'),
      width: '140px',
      from: 980,
      render: ({ engine }) =>
        cut(engine && [engine.name, engine.version].filter(Boolean).join(' ')),
    },
    {
      key: 'client',
      title: t('events.producers.client'),
      width: '96px',
      from: 500,
      render: ({ clientVersion }) => cut(clientVersion, true),
    },
    {
      key: 'spec',
      title: t('events.producers.spec'),
      width: '80px',
      from: 700,
      render: ({ specVersion }) => cut(specVersion, true),
    },
    {
      key: 'namespace',
      title: t('events.producers.namespace'),
      width: 'minmax(120px, 1fr)',
      from: 1120,
      render: ({ jobNamespace }) => cut(jobNamespace, true),
    },
    {
      key: 'first',
      title: t('events.producers.first'),
      width: '132px',
      from: 800,
      right: true,
      render: ({ firstSeen }) => <Time iso={firstSeen} />,
    },
    {
      key: 'last',
      title: t('events.producers.last'),
      width: '132px',
      right: true,
      render: ({ lastSeen }) => <Time iso={lastSeen} />,
    },
  ];
}

import { useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useTexts } from '../translation';
import { RunStateBadge } from '../ui/badges';
import type { RunState } from '../ui/badges';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { DataTable } from '../ui/DataTable';
import type { TableColumn } from '../ui/DataTable';
import { shortRef } from '../ui/shortRef';
import { Empty, Failure, Skeleton } from '../ui/states';
import { EventPanel } from './EventPanel';
import { Time } from './Time';
import { eventTabPath } from './paths';
import { ReceivedBar } from './ReceivedBar';
import { isNarrowed, readReceived, writeReceived } from './receivedState';
import type { ReceivedState } from './receivedState';
import { useEvents } from './useEvents';
import type { ListedEvent } from './useEvents';
import { useStatus } from './useStatus';

/** The log, newest first: what events and people brought. */
export function ReceivedTab() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const state = readReceived(params);
  const change = (next: Partial<ReceivedState>) => setParams(writeReceived({ ...state, ...next }));
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useEvents(state);
  const columns = useColumns();
  const items = data?.pages.flatMap(page => page.items) ?? [];
  return (
    <>
      <ReceivedBar state={state} onChange={change} />
      {!isNarrowed(state) && items.length > 0 && (
        <Newer shown={items[0].position} onShow={() => refetch()} />
      )}
      <div className="hw-split hw-events-list">
        <div className="hw-main">
          {isPending && <Skeleton height={32} />}
          {error && !data && <Failure error={error} onRetry={() => refetch()} />}
          {data && items.length === 0 && (
            <Nothing
              narrowed={isNarrowed(state)}
              onClear={() => setParams(writeReceived({ within: 'all' }))}
            />
          )}
          {items.length > 0 && (
            <>
              <DataTable
                label={t('events.received.table')}
                columns={columns}
                items={items}
                keyOf={({ position }) => String(position)}
                nameOf={({ position }) => String(position)}
                rowHeight={32}
                active={state.entry === undefined ? undefined : String(state.entry)}
                onOpen={({ position }) => change({ entry: position })}
                onEnd={hasNextPage ? () => fetchNextPage() : undefined}
                loadingMore={isFetchingNextPage}
              />
              <footer className="hw-foot" role="status">
                {t('events.received.shown', { count: items.length })},{' '}
                {t(hasNextPage ? 'events.received.more' : 'events.received.end')}
              </footer>
            </>
          )}
        </div>
        {state.entry !== undefined && (
          <EventPanel
            position={state.entry}
            onClose={() => change({ entry: undefined })}
            onJob={job => change({ job, entry: undefined })}
            onRun={run => change({ run, entry: undefined })}
          />
        )}
      </div>
    </>
  );
}

/** The list stays as it is under one's eyes; what came in since is a press away. */
function Newer({ shown, onShow }: { shown: number; onShow: () => void }) {
  const t = useTexts();
  const { data } = useStatus();
  // The head that was known when this part of the log was loaded is no news.
  const known = useRef({ shown, head: 0 });
  if (known.current.shown !== shown) known.current = { shown, head: data?.head ?? 0 };
  const news = data !== undefined && data.head > Math.max(shown, known.current.head);
  return (
    <div role="status">
      {news && (
        <div className="hw-newer">
          <Button kind="bare" size="small" icon="refresh" onClick={onShow}>
            {t('events.received.newer')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useTexts();
  if (narrowed) {
    return (
      <Empty
        title={t('events.received.nothing')}
        text={t('events.received.nothingText')}
        icon="search"
      >
        <Button onClick={onClear}>{t('events.received.clear')}</Button>
      </Empty>
    );
  }
  return (
    <Empty
      title={t('events.received.emptyTitle')}
      text={t('events.received.emptyText')}
      icon="events"
    >
      <Link to={eventTabPath('connect')} className="hw-button">
        {t('events.received.emptyLink')}
      </Link>
    </Empty>
  );
}

const states: readonly RunState[] = ['COMPLETE', 'FAIL', 'ABORT', 'START', 'RUNNING', 'OTHER'];

function useColumns(): TableColumn<ListedEvent>[] {
  const t = useTexts();
  return useMemo(() => columnsOf(t), [t]);
}

function columnsOf(t: ReturnType<typeof useTexts>): TableColumn<ListedEvent>[] {
  return [
    {
      key: 'position',
      title: t('events.received.position'),
      width: '92px',
      from: 560,
      render: ({ position }) => <span className="hw-mono">{position}</span>,
    },
    {
      key: 'at',
      title: t('events.received.at'),
      width: '132px',
      from: 440,
      render: ({ recordedAt }) => <Time iso={recordedAt} />,
    },
    {
      key: 'event',
      title: t('events.received.event'),
      width: '124px',
      render: ({ kind, summary }) => {
        const state = states.find(known => known === summary?.eventType);
        return state ? <RunStateBadge state={state} /> : <Tag>{t(`events.kinds.${kind}`)}</Tag>;
      },
    },
    {
      key: 'about',
      title: t('events.received.about'),
      width: 'minmax(160px, 2fr)',
      render: entry => <About entry={entry} />,
    },
    {
      key: 'run',
      title: t('events.received.runColumn'),
      width: '104px',
      from: 900,
      render: ({ runId }) =>
        runId && (
          <span className="hw-mono hw-cut" title={runId}>
            {runId.slice(0, 8)}…
          </span>
        ),
    },
    {
      key: 'actor',
      title: t('events.received.actor'),
      width: 'minmax(120px, 1fr)',
      from: 760,
      render: ({ actor }) => (
        <span className="hw-cut hw-dim" style={{ display: 'block' }} title={actor}>
          {shortRef(actor)}
        </span>
      ),
    },
  ];
}

/** The job, dataset or entity that an entry is about. */
function About({ entry: { summary, assetId, assetTitle } }: { entry: ListedEvent }) {
  const { jobName, jobNamespace, datasetName, datasetNamespace } = summary ?? {};
  const name = jobName ?? datasetName;
  if (assetTitle !== undefined) {
    return (
      <span className="hw-cut" style={{ display: 'block' }} title={assetId} dir="auto">
        {assetTitle}
      </span>
    );
  }
  if (name === undefined) return <span className="hw-mono hw-dim hw-cut">{assetId}</span>;
  const namespace = jobName === undefined ? datasetNamespace : jobNamespace;
  return (
    <span className="hw-row" style={{ gap: 6 }} title={`${namespace}#${name}`}>
      <span className="hw-cut" style={{ flexShrink: 1 }} dir="auto">
        {name}
      </span>{' '}
      <span className="hw-mono hw-dim hw-cut" style={{ flexShrink: 3 }}>
        {namespace}
      </span>
    </span>
  );
}

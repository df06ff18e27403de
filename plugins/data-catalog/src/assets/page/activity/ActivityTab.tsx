import { useApi } from '@backstage/frontend-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Button, Choices } from '../../../ui/Button';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { useParam } from '../useParam';
import { activityPages, readKind } from './activityPages';
import { ChangeEntry } from './ChangeEntry';
import { groupByDay } from './groupByDay';
import { RunEntries } from './RunEntries';
import { SchemaEntry } from './SchemaEntry';

/** What happened to the asset: changes, schemas and runs as one timeline, newest first. */
export function ActivityTab() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const [text, setKind] = useParam('kind');
  const kind = readKind(text);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    activityPages(api, asset.id, kind),
  );
  const days = useMemo(() => groupByDay(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
  return (
    <div className="hw-main">
      <div className="hw-bar-top">
        <Choices
          label={t('assets.page.activity.kind')}
          value={kind ?? ''}
          choices={[
            { value: '', label: t('assets.page.activity.kinds.all') },
            { value: 'change', label: t('assets.page.activity.kinds.change') },
            { value: 'schema', label: t('assets.page.activity.kinds.schema') },
            { value: 'run', label: t('assets.page.activity.kinds.run') },
          ]}
          onChange={setKind}
        />
      </div>
      <div className="hw-scroll hw-line-top">
        {error && !data && <Failure error={error} onRetry={() => refetch()} />}
        {isPending && <Skeleton rows={8} />}
        {data && days.length === 0 && (
          <Empty icon="history" title={t('assets.page.activity.none')} text={t('assets.page.activity.noneText')} />
        )}
        <div className="hw-timeline">
          {days.map(({ day, entries }) => (
            <section key={day} aria-label={day}>
              <h2>{day}</h2>
              <ol>
                {entries.map(entry => {
                  if (entry.kind === 'runs') return <RunEntries key={entry.runs[0].id} runs={entry.runs} />;
                  const { item } = entry;
                  return item.kind === 'schema' ? (
                    <SchemaEntry key={`schema ${item.id} ${item.at}`} item={item} />
                  ) : (
                    <ChangeEntry key={`change ${item.id}`} item={item} />
                  );
                })}
              </ol>
            </section>
          ))}
          {hasNextPage && (
            <Button disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t(isFetchingNextPage ? 'ui.loadingMore' : 'assets.page.activity.older')}
            </Button>
          )}
          {error && data && <Failure error={error} onRetry={() => fetchNextPage()} compact />}
        </div>
      </div>
    </div>
  );
}

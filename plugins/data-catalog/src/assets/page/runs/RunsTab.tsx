import { useApi } from '@backstage/frontend-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Button, Choices } from '../../../ui/Button';
import { countText, numberText } from '../../../ui/count';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import { useClearParams, useParam } from '../useParam';
import { readRunFilter, runPages } from './runPages';
import { RunPanel } from './RunPanel';
import { RunTable } from './RunTable';

/** Runs of a job, or of the jobs that read or wrote a dataset, newest first. */
export function RunsTab() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const [stateText, setState] = useParam('state');
  const [useText, setUse] = useParam('use');
  const clear = useClearParams('state', 'use');
  const [chosen, choose] = useParam('run', { push: true });
  const { state, use } = readRunFilter(stateText, useText);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    runPages(api, asset.id, { state, use }),
  );
  const runs = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const total = data?.pages[0].totalCount;
  const filtered = state !== '' || use !== '';
  return (
    <div className="hw-split hw-split-plain">
      <div className="hw-main">
        <div className="hw-bar-top">
          <Choices
            label={t('assets.page.runs.state')}
            value={state}
            choices={[
              { value: '', label: t('assets.page.runs.states.all') },
              { value: 'failed', label: t('assets.page.runs.states.failed') },
              { value: 'running', label: t('assets.page.runs.states.running') },
              { value: 'complete', label: t('assets.page.runs.states.complete') },
            ]}
            onChange={setState}
          />
          {asset.class !== 'job' && (
            <Choices
              label={t('assets.page.runs.use')}
              value={use}
              choices={[
                { value: '', label: t('assets.page.runs.uses.all') },
                { value: 'write', label: t('assets.page.runs.uses.write') },
                { value: 'read', label: t('assets.page.runs.uses.read') },
              ]}
              onChange={setUse}
            />
          )}
        </div>
        {error && runs.length === 0 && <Failure error={error} onRetry={() => refetch()} />}
        {isPending && <Skeleton />}
        {data && runs.length === 0 && (
          <Empty
            icon="history"
            title={t(filtered ? 'assets.page.runs.nothing' : 'assets.page.runs.none')}
            text={filtered ? undefined : t('assets.page.runs.noneText')}
          >
            {filtered && (
              <Button onClick={clear}>{t('ui.clearFilters')}</Button>
            )}
          </Empty>
        )}
        {runs.length > 0 && (
          <>
            <RunTable
              runs={runs}
              withJob={asset.class !== 'job'}
              active={chosen}
              totalCount={total?.exact ? total.value : undefined}
              onOpen={({ runId }) => choose(runId)}
              onEnd={hasNextPage ? () => fetchNextPage() : undefined}
              loadingMore={isFetchingNextPage}
              place={`runs ${asset.id} ${state} ${use}`}
            />
            <div className="hw-foot">
              {total && total.value > runs.length
                ? t('assets.page.runs.shownOf', { shown: numberText(runs.length), number: countText(total) })
                : t('assets.page.runs.shown', { count: runs.length, number: numberText(runs.length) })}
              {isFetchingNextPage && <span>{t('ui.loadingMore')}</span>}
            </div>
          </>
        )}
      </div>
      {chosen !== '' && <RunPanel key={chosen} runId={chosen} onClose={() => choose('')} />}
    </div>
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath, termPath } from '../routes';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { Button } from '../ui/Button';
import { Failure, Skeleton } from '../ui/states';
import { carryYaml } from './examples';

const PAGE = 50;
/** Assets that a card shows. */
const FEW = 5;
/** A column may be called `a`; one has to be able to hit it all the same. */
const TARGET = { minWidth: 24, lineHeight: '24px' };
/** Columns of one asset that are named. */
const COLUMNS = 4;

/** Assets that carry a term, themselves or by a column, a page at a time. */
function useTermAssets(entityRef: string, limit: number) {
  const api = useApi(dataCatalogApiRef);
  return useInfiniteQuery({
    queryKey: ['assets', 'of term', entityRef, limit],
    queryFn: ({ pageParam, signal }) =>
      api.listAssets(
        { term: [entityRef], limit, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The assets and columns that a term touches. */
export function TermAssets({ entityRef, inCard }: { entityRef: string; inCard: boolean }) {
  const t = useTexts();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useTermAssets(entityRef, inCard ? FEW : PAGE);
  const items = data?.pages.flatMap(page => page.items) ?? [];
  const total = data?.pages[0]?.totalCount;
  return (
    <section aria-label={t('glossary.use')}>
      <h2>
        {t('glossary.use')}{' '}
        {total && total.value > 0 && (
          <span className="hw-dim" style={{ fontWeight: 400 }}>
            {t('glossary.useCount', { count: total.value })}
          </span>
        )}
      </h2>
      {isPending && <Skeleton rows={3} />}
      {error && !data && <Failure error={error} onRetry={() => refetch()} compact />}
      {data && items.length === 0 && (
        <>
          <p className="hw-dim">{t('glossary.useNone')}</p>
          {!inCard && <pre>{carryYaml(entityRef.slice(entityRef.indexOf('/') + 1))}</pre>}
        </>
      )}
      {items.length > 0 && (
        <AssetRows
          label={t('glossary.use')}
          items={items}
          extra={{ title: t('glossary.columns'), render: asset => <TermColumns asset={asset} /> }}
        />
      )}
      {inCard && hasNextPage && (
        <Link to={termPath(entityRef)} className="hw-link">
          {t('glossary.allUses')}
        </Link>
      )}
      {!inCard && hasNextPage && (
        <Button
          disabled={isFetchingNextPage}
          onClick={() => fetchNextPage()}
          style={{ marginTop: 8 }}
        >
          {t('glossary.showMore')}
        </Button>
      )}
    </section>
  );
}

/** Columns of an asset that carry the term; without any the asset itself does. */
function TermColumns({ asset }: { asset: AssetSummary }) {
  const t = useTexts();
  const { id, termColumns: columns = [] } = asset;
  if (columns.length === 0) return <span className="hw-dim">{t('glossary.wholeAsset')}</span>;
  return (
    <span className="hw-row hw-wrap" style={{ gap: '0 8px' }} title={columns.join('\n')}>
      {columns.slice(0, COLUMNS).map(column => (
        <Link
          key={column}
          to={`${assetPath(id, 'columns')}?${new URLSearchParams({ column })}`}
          className="hw-mono hw-cut"
          style={TARGET}
        >
          {column}
        </Link>
      ))}
      {columns.length > COLUMNS && (
        <Link to={assetPath(id, 'columns')} className="hw-dim hw-small" style={TARGET}>
          {t('glossary.more', { count: columns.length - COLUMNS })}
        </Link>
      )}
    </span>
  );
}

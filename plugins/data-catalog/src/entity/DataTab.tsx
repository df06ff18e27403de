import GlobalStyles from '@mui/material/GlobalStyles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../api';
import { Link } from 'react-router-dom';
import { assetsPath } from '../routes';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { Button } from '../ui/Button';
import { DataFrame } from '../ui/DataFrame';
import { Empty, Failure, Skeleton } from '../ui/states';
import { CoverageBars } from './CoverageBars';
import { loadWorst, queryOf } from './scope';
import type { Scope } from './scope';
import { useScopeState } from './ScopeCards';
import { StateLines, TypeCounts } from './StateLines';
import { entityStyles } from './styles';
import { TeamChanges, TeamFailures } from './TeamNews';

const PAGE = 50;
const NEWS = 8;

/** The tab of a domain or of a team: all its data and the state of it. */
export function DataTab() {
  const { entity } = useEntity();
  const kind = entity.kind.toLocaleLowerCase('en-US') === 'domain' ? 'domain' : 'owner';
  return (
    <DataFrame inCard>
      <GlobalStyles styles={entityStyles} />
      <div className="hw-tab">
        <Content scope={{ kind, ref: stringifyEntityRef(entity) }} />
      </div>
    </DataFrame>
  );
}

function Content({ scope }: { scope: Scope }) {
  const t = useTexts();
  const { value, error, retry } = useScopeState(scope);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton rows={8} />;
  if (value.counts.totalCount.value === 0) return <NoData scope={scope} />;
  const team = scope.kind === 'owner';
  return (
    <div className="hw-columns">
      <div>
        <TypeCounts scope={scope} state={value} />
        <Assets scope={scope} />
      </div>
      <div className="hw-stack" style={{ gap: 20 }}>
        <section aria-label={t('entity.state')}>
          <h2>{t('entity.state')}</h2>
          <StateLines scope={scope} state={value} />
        </section>
        <CoverageBars coverage={value.coverage} owned={!team} />
        {team && <TeamFailures owner={scope.ref} limit={NEWS} />}
        {team && <TeamChanges owner={scope.ref} limit={NEWS} />}
      </div>
    </div>
  );
}

function Assets({ scope }: { scope: Scope }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    {
      queryKey: ['assets', 'of scope', scope.kind, scope.ref],
      queryFn: ({ pageParam, signal }) =>
        loadWorst(api, scope, { limit: PAGE, cursor: pageParam }, signal),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    },
  );
  if (error && !data) return <Failure error={error} onRetry={() => refetch()} compact />;
  if (!data) return <Skeleton rows={8} />;
  return (
    <section aria-label={t('entity.worstFirst')} style={{ marginTop: 12 }}>
      <h2 className="hw-row">
        <span className="hw-spread">{t('entity.worstFirst')}</span>
        <Link to={assetsPath(queryOf(scope))} className="hw-link" style={{ fontWeight: 400 }}>
          {t('entity.openList')}
        </Link>
      </h2>
      <AssetRows label={t('entity.worstFirst')} items={data.pages.flatMap(({ items }) => items)} />
      {hasNextPage && (
        <Button
          disabled={isFetchingNextPage}
          onClick={() => fetchNextPage()}
          style={{ marginTop: 8 }}
        >
          {t('entity.showMore')}
        </Button>
      )}
    </section>
  );
}

function NoData({ scope: { kind, ref } }: { scope: Scope }) {
  const t = useTexts();
  const name = ref.slice(ref.indexOf(':') + 1).replace(/^default\//, '');
  return (
    <Empty
      title={t('entity.noData')}
      text={t(kind === 'domain' ? 'entity.noDomainData' : 'entity.noOwnedData')}
    >
      <pre>{`kind: DataAsset\nspec:\n  ${kind}: ${name}`}</pre>
    </Empty>
  );
}

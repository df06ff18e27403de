import GlobalStyles from '@mui/material/GlobalStyles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { ReactNode } from 'react';
import { dataCatalogApiRef } from '../api';
import { assetsPath } from '../routes';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { SOUND } from '../ui/badges';
import { statusOf } from '../ui/queryClient';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Answers, Card } from './Card';
import { CoverageBars } from './CoverageBars';
import { loadState, loadWorst, queryOf } from './scope';
import type { Scope, ScopeState } from './scope';
import { StateLines, TypeCounts } from './StateLines';
import { entityStyles } from './styles';
import { TeamChanges, TeamFailures } from './TeamNews';

/** Things of a list in a card. */
const FEW = 3;

/** Numbers of a scope, shared by its card and its tab. */
export function useScopeState(scope: Scope) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['scope', scope.ref, scope.kind], signal => loadState(api, scope, signal));
}

/** The data of a domain; nothing where there is none. */
export function DomainCard() {
  const { entity } = useEntity();
  const scope: Scope = { kind: 'domain', ref: stringifyEntityRef(entity) };
  return (
    <Answers>
      <ScopeCard scope={scope}>
        {({ coverage }) => (
          <>
            <Worst scope={scope} />
            <CoverageBars coverage={coverage} />
          </>
        )}
      </ScopeCard>
    </Answers>
  );
}

/** What data a team owns, and what has happened to it; nothing where it owns none. */
export function GroupCard() {
  const { entity } = useEntity();
  const scope: Scope = { kind: 'owner', ref: stringifyEntityRef(entity) };
  return (
    <Answers>
      <ScopeCard scope={scope}>
        {({ coverage }) => (
          <>
            <CoverageBars coverage={coverage} owned={false} />
            <TeamFailures owner={scope.ref} limit={FEW} />
            <TeamChanges owner={scope.ref} limit={FEW} />
          </>
        )}
      </ScopeCard>
    </Answers>
  );
}

function ScopeCard({
  scope,
  children,
}: {
  scope: Scope;
  children: (state: ScopeState) => ReactNode;
}) {
  const t = useTexts();
  const { value, error, retry } = useScopeState(scope);
  // Who may not see data has no use for a card that says so on every page.
  if (error && statusOf(error) !== 403) {
    return (
      <Card title={t('entity.data')}>
        <Failure error={error} onRetry={retry} compact />
      </Card>
    );
  }
  if (!value || value.counts.totalCount.value === 0) return null;
  return (
    <Card
      title={t('entity.data')}
      link={{ text: t('entity.openList'), path: assetsPath(queryOf(scope)) }}
    >
      <GlobalStyles styles={entityStyles} />
      <div className="hw-stack" style={{ gap: 16 }}>
        <div>
          <TypeCounts scope={scope} state={value} />
          <StateLines scope={scope} state={value} />
        </div>
        {children(value)}
      </div>
    </Card>
  );
}

/** The assets of a scope that fail their checks most. */
function Worst({ scope }: { scope: Scope }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['scope', scope.ref, scope.kind, 'worst'], signal =>
    loadWorst(api, scope, { limit: FEW }, signal),
  );
  const failing = value?.items.filter(({ quality }) => quality !== undefined && quality < SOUND);
  if (failing?.length === 0) return null;
  return (
    <section aria-label={t('entity.worst')}>
      <h2>{t('entity.worst')}</h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!error && !failing && <Skeleton rows={2} />}
      {failing && <AssetRows label={t('entity.worst')} items={failing} />}
    </section>
  );
}

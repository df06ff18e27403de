import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetVersion } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { SidePanel } from '../../../ui/SidePanel';
import { Failure, Skeleton } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { SchemaChange } from '../activity/SchemaChange';
import { useEditing } from '../editing/Editing';

/** Schemas that are compared at once. */
const PAGE = 10;

/** Schemas that were observed, newest first, each with how it differs from the one before. */
export function SchemaHistory({ onClose }: { onClose: () => void }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const [count, setCount] = useState(PAGE);
  const { value, error, retry } = useLoaded(['versions', asset.id], signal =>
    api.listAssetVersions(asset.id, { limit: 1000 }, { signal }),
  );
  const items = value?.items ?? [];
  return (
    <SidePanel label={t('assets.page.versions.title')} icon="history" title={t('assets.page.versions.title')} onClose={onClose}>
      {error && <Failure error={error} onRetry={retry} />}
      {!value && !error && <Skeleton rows={5} />}
      {items.slice(0, count).map((version, index) => (
        <section key={version.version}>
          <h2>
            {t('assets.page.columns.count', { count: version.columnCount })}
            <span className="hw-dim">
              {t('assets.page.versions.since')} <Ago time={version.firstSeen} />
            </span>
          </h2>
          <Difference from={items[index + 1]} to={version} />
        </section>
      ))}
      {items.length > count && (
        <section>
          <button type="button" className="hw-link" onClick={() => setCount(count + PAGE)}>
            {t('ui.facetMore', { count: items.length - count })}
          </button>
        </section>
      )}
    </SidePanel>
  );
}

function Difference({ from, to }: { from?: AssetVersion; to: AssetVersion }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(
    ['version diff', asset.id, from?.version, to.version],
    signal => api.diffAssetVersions(asset.id, { from: from!.version, to: to.version }, { signal }),
    { enabled: from !== undefined },
  );
  if (!from) return <span className="hw-dim">{t('assets.page.versions.first')}</span>;
  if (error) return <Failure error={error} onRetry={retry} compact />;
  if (!value) return <Skeleton rows={1} height={20} />;
  const typeOf = (changes: (typeof value.changed)[number]['changes'], side: 'from' | 'to') => {
    const type = changes.find(({ attribute }) => attribute === 'type')?.[side];
    return typeof type === 'string' ? type : undefined;
  };
  return (
    <SchemaChange
      added={value.added.map(({ name }) => name)}
      removed={value.removed.map(({ name }) => name)}
      changed={value.changed.map(({ name, changes }) => ({ name, from: typeOf(changes, 'from'), to: typeOf(changes, 'to') }))}
    />
  );
}

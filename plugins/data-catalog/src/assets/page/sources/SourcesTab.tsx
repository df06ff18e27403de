import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetFacet } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { Icon } from '../../../ui/Icon';
import { JsonView } from '../../../ui/JsonView';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { loadStatements, statementsKey } from './loadStatements';
import { shortUri, useSourceName } from './Says';
import { ValueTable } from './ValueTable';

/** The values that show with who says them, and what each source says, word for word. */
export function SourcesTab() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const nameOf = useSourceName();
  const { value, error, retry } = useLoaded(statementsKey(asset.id), signal => loadStatements(api, asset.id, signal));
  const sources = [...new Set(value?.items.map(({ source }) => source))];
  return (
    <div className="hw-scroll">
      <div className="hw-body">
        <ValueTable />
        {error && <Failure error={error} onRetry={retry} />}
        {!value && !error && <Skeleton />}
        {value?.items.length === 0 && (
          <Empty title={t('assets.page.sources.none')} text={t('assets.page.sources.noneText')} compact />
        )}
        {sources.map(source => {
          const stated = value!.items.filter(facet => facet.source === source);
          return (
            <section key={source} className="hw-section">
              <h2>
                {nameOf(source)} <span className="hw-dim hw-small">{t('assets.page.sources.statements', { count: stated.length })}</span>
              </h2>
              {stated.map(facet => (
                <Statement key={`${facet.key} ${facet.statedOf?.id}`} facet={facet} />
              ))}
            </section>
          );
        })}
      </div>
    </div>
  );
}

function Statement({ facet }: { facet: AssetFacet }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const { key, by, at, issues, statedOf } = facet;
  return (
    <details className="hw-statement" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{key}</code>
        <span className="hw-small hw-dim">
          {/* No link inside what opens and folds. */}
          {by && <span title={by}>{shortUri(by)}</span>} <Ago time={at} />
        </span>
        {statedOf && <span className="hw-small hw-dim">{t('assets.page.sources.of', { name: statedOf.name })}</span>}
        {issues && (
          <span className="hw-warn hw-row" style={{ gap: 4 }}>
            <Icon name="warning" size={12} /> {issues.join('; ')}
          </span>
        )}
      </summary>
      {open && <Body facet={facet} />}
    </details>
  );
}

function Body({ facet: { source, key, statedOf } }: { facet: AssetFacet }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['facets', asset.id, 'body', source, key], signal =>
    api.listAssetFacets(asset.id, { source: [source], key: [key] }, { signal }),
  );
  if (error) return <Failure error={error} onRetry={retry} compact />;
  if (!value) return <Skeleton rows={2} />;
  const found = value.items.find(
    item => item.source === source && item.key === key && item.statedOf?.id === statedOf?.id,
  );
  if (!found || found.hidden) {
    return <p className="hw-dim">{t(found ? 'assets.page.sources.hidden' : 'assets.page.sources.withdrawn')}</p>;
  }
  return <JsonView value={found.body} />;
}

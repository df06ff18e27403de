import { useApi } from '@backstage/frontend-plugin-api';
import { dataCatalogApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Icon } from '../../../ui/Icon';
import { FileLink } from '../../../ui/SourceLink';
import { Failure, SkeletonBlock } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { isDeclared } from '../fields';
import { Says } from './Says';
import type { SourcedField } from './SourceButton';
import { keysOf, saidOf } from './statements';
import { ValueText } from './ValueText';

/** What each source says of a field: the one that shows first, then the others. */
export function SourceList({ field }: { field: SourcedField }) {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['facets', asset.id, 'of field', field], signal =>
    api.listAssetFacets(asset.id, { key: keysOf(field) }, { signal }),
  );
  const shown = asset.attributes.values[field];
  const all = saidOf(field, value?.items ?? []);
  // OpenLineage says the same again and again: when it last did stands beside its statement.
  const at = shown?.at ?? all.find(({ source }) => source === shown?.source)?.at;
  const others = all.filter(({ source }) => source !== shown?.source);
  const drift = asset.attributes.drift.find(({ attribute }) => attribute === field);
  return (
    <div className="hw-stack">
      <h3>{t(`assets.page.fields.${field}`)}</h3>
      <div className="hw-said" data-shown="true">
        <ValueText value={shown?.value ?? asset[field]} />
        <Says says={shown ? { ...shown, at } : { source: 'inferred' }} />
      </div>
      {!value && !error && <SkeletonBlock height={16} />}
      {error && <Failure error={error} onRetry={retry} compact />}
      {others.length > 0 && <span className="hw-small hw-dim">{t('assets.page.sources.others')}</span>}
      {others.map(said => (
        <div key={`${said.source} ${said.by} ${said.at}`} className="hw-said">
          {said.hidden ? <span className="hw-dim">{t('assets.page.sources.hidden')}</span> : <ValueText value={said.value} />}
          <Says says={said} />
        </div>
      ))}
      {drift && (
        <span className="hw-small hw-warn hw-row" style={{ gap: 4 }}>
          <Icon name="warning" size={12} /> {t('assets.page.sources.drift')}
        </span>
      )}
      {isDeclared(asset, field) && asset.declaredBy?.location && (
        <span className="hw-small hw-row hw-wrap" style={{ gap: 4 }}>
          <Icon name="lock" size={12} /> <FileLink location={asset.declaredBy.location} />
          <span className="hw-dim">{t('assets.page.sources.changeThere')}</span>
        </span>
      )}
    </div>
  );
}

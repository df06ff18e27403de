import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetsPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { AssetRows } from '../../../ui/AssetRows';
import { countText } from '../../../ui/count';
import { Failure, Skeleton } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';

const SHOWN = 12;

/** What is in a schema, a database or a bucket. */
export function Contents() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(['contents', asset.id], signal =>
    api.listAssets({ parent: [asset.id], limit: SHOWN, count: true }, { signal }),
  );
  if (value?.items.length === 0) return null;
  return (
    <section className="hw-section">
      <h2 className="hw-row">
        <span className="hw-spread">{t('assets.page.contents')}</span>
        {value?.totalCount && (
          <Link to={assetsPath({ parent: asset.id })} className="hw-link hw-small">
            {t('assets.page.allOf', { count: value.totalCount.value, number: countText(value.totalCount) })}
          </Link>
        )}
      </h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!value && !error && <Skeleton rows={6} />}
      {value && <AssetRows label={t('assets.page.contents')} items={value.items} />}
    </section>
  );
}

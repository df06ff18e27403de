import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../../../api';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { numberText } from '../../../ui/count';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useLoaded } from '../../../ui/useLoaded';
import { useEditing } from '../editing/Editing';
import { TermLink } from '../TermLink';
import { firstColumnsKey, loadFirstColumns } from './overviewQueries';

/** The first columns, which are mostly the keys. */
export function KeyColumns() {
  const { asset } = useEditing();
  const api = useApi(dataCatalogApiRef);
  const t = useTexts();
  const { value, error, retry } = useLoaded(firstColumnsKey(asset.id), signal => loadFirstColumns(api, asset.id, signal));
  const count = value?.totalCount.value ?? 0;
  const typed = value?.items.some(({ type }) => type !== undefined);
  return (
    <section className="hw-section">
      <h2 className="hw-row">
        <span className="hw-spread">{t('assets.page.tabs.columns')}</span>
        {count > 0 && (
          <Link to={assetPath(asset.id, 'columns')} className="hw-link hw-small">
            {t('assets.page.columns.all', { count, number: numberText(count) })}
          </Link>
        )}
      </h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!value && !error && <Skeleton rows={4} height={32} />}
      {value?.items.length === 0 && <Empty title={t('assets.page.columns.none')} text={t('assets.page.columns.noneText')} compact />}
      {count > 0 && (
        <table className="hw-table hw-key-columns" aria-label={t('assets.page.columns.first')}>
          <thead className="hw-hidden">
            <tr>
              <th>{t('assets.page.name')}</th>
              {typed && <th>{t('assets.page.fields.type')}</th>}
              <th>{t('assets.page.fields.description')}</th>
            </tr>
          </thead>
          <tbody>
            {value!.items.map(({ name, type, description, terms = [] }) => (
              <tr key={name}>
                <td className="hw-cut">
                  <Link
                    to={`${assetPath(asset.id, 'columns')}?${new URLSearchParams({ column: name })}`}
                    className="hw-mono hw-strong"
                    title={name}
                    dir="auto"
                  >
                    {name}
                  </Link>
                </td>
                {typed && (
                  <td className="hw-mono hw-dim hw-cut" title={type}>
                    {type}
                  </td>
                )}
                <td className="hw-cut" title={description} dir="auto">
                  {description}{' '}
                  {terms.map(term => (
                    <TermLink key={term} entityRef={term} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

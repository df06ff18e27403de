import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { entityPath } from '../routes';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { statusOf } from '../ui/queryClient';
import { Failure } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Answers, Card } from './Card';
import { loadSystemData } from './systemData';
import type { Toucher } from './systemData';

/** The data that a system's components touch; nothing where they touch none. */
export function SystemCard() {
  return (
    <Answers>
      <Content />
    </Answers>
  );
}

function Content() {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const catalog = useApi(catalogApiRef);
  const { entity } = useEntity();
  const systemRef = stringifyEntityRef(entity);
  const { value, error, retry } = useLoaded(['touched', systemRef, 'system'], signal =>
    loadSystemData(catalog, api, systemRef, signal),
  );
  // Who may not see data has no use for a card that says so on every page.
  if (error && statusOf(error) !== 403) {
    return (
      <Card title={t('entity.systemTitle')}>
        <Failure error={error} onRetry={retry} compact />
      </Card>
    );
  }
  if (!value || value.assets.length + value.hidden === 0) return null;
  return (
    <Card title={t('entity.systemTitle')}>
      {value.assets.length > 0 && (
        <AssetRows
          label={t('entity.systemTitle')}
          items={value.assets}
          extra={{
            title: t('entity.touchedBy'),
            render: ({ touchers }) => <Touchers touchers={touchers} />,
          }}
        />
      )}
      {value.hidden > 0 && <p className="hw-dim">{t('ui.hidden', { count: value.hidden })}</p>}
      {value.shown < value.total && (
        <p className="hw-dim">
          {t('entity.systemCut', { shown: String(value.shown), total: String(value.total) })}
        </p>
      )}
    </Card>
  );
}

function Touchers({ touchers }: { touchers: readonly Toucher[] }) {
  const t = useTexts();
  const words = ({ title: name, reads, writes }: Toucher) => {
    if (reads && writes) return t('entity.both', { name });
    return t(reads ? 'entity.reading' : 'entity.writing', { name });
  };
  return (
    <span className="hw-row hw-wrap" style={{ gap: '0 8px' }}>
      {touchers.map(toucher => (
        <Link
          key={toucher.entityRef}
          to={entityPath(toucher.entityRef)}
          className="hw-row"
          style={{ minHeight: 24 }}
          title={toucher.entityRef}
        >
          {words(toucher)}
        </Link>
      ))}
    </span>
  );
}

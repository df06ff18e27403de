import { useApi } from '@backstage/frontend-plugin-api';
import type { Asset } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Ago } from '../ui/Ago';
import { CertifiedBadge, LifecycleBadge, Quality } from '../ui/badges';
import { Chip } from '../ui/Chip';
import { EntityLink } from '../ui/EntityLink';
import { Icon, iconOfType } from '../ui/Icon';
import { Identifier } from '../ui/Identifier';
import { LineageStrip } from '../ui/LineageStrip';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Answers, Card } from './Card';
import { Missing } from './Missing';
import { useEntityAsset } from './useEntityAsset';

/** What is known of the asset that an entity declares or stands for. */
export function DataCard() {
  return (
    <Answers>
      <AssetCard />
    </Answers>
  );
}

function AssetCard() {
  const t = useTexts();
  const { value, error, retry } = useEntityAsset();
  return (
    <Card
      title={t('entity.data')}
      link={value && { text: t('entity.open'), path: assetPath(value.id) }}
    >
      {error && <Missing error={error} onRetry={retry} />}
      {!error && !value && <Skeleton rows={6} height={28} />}
      {value && (
        <div className="hw-stack" style={{ gap: 16 }}>
          <Facts asset={value} />
          <Neighbours id={value.id} />
        </div>
      )}
    </Card>
  );
}

function Facts({ asset }: { asset: Asset }) {
  const t = useTexts();
  const {
    id,
    type,
    title,
    owner,
    steward,
    domain,
    lifecycle,
    criticality,
    quality,
    counts,
    columnCount = 0,
  } = asset;
  const facts: [string, ReactNode][] = [
    [t('entity.owner'), owner && <EntityLink entityRef={owner} />],
    [t('entity.steward'), steward && <EntityLink entityRef={steward} />],
    [t('entity.domain'), domain && <EntityLink entityRef={domain} />],
    [t('entity.quality'), <Quality key="quality" score={quality} />],
    [t('entity.observed'), asset.observedAt && <Ago key="observed" time={asset.observedAt} />],
    [
      t('entity.columns'),
      columnCount > 0 && (
        <Link to={assetPath(id, 'columns')}>{columnCount.toLocaleString('en')}</Link>
      ),
    ],
    [
      t('entity.runs'),
      counts && counts.runs.value > 0 && (
        <Link to={assetPath(id, 'runs')}>
          {counts.runs.value.toLocaleString('en')}
          {counts.runs.exact ? '' : '+'}
        </Link>
      ),
    ],
    [t('entity.identity'), <Identifier key="name" text={`${asset.namespace}#${asset.name}`} />],
  ];
  return (
    <>
      <div className="hw-row hw-wrap">
        <Link to={assetPath(id)} className="hw-row hw-strong" title={title}>
          <Icon name={iconOfType(type)} />
          <span className="hw-cut" dir="auto">
            {title}
          </span>
        </Link>
        <span className="hw-dim">{type}</span>
        {asset.deletedAt && (
          <Chip tone="bad" icon="trash">
            {t('ui.deleted')} <Ago time={asset.deletedAt} />
          </Chip>
        )}
        {asset.certified && <CertifiedBadge small />}
        {lifecycle && <LifecycleBadge value={lifecycle} small />}
        {criticality && <Chip icon="flag">{criticality}</Chip>}
      </div>
      <dl className="hw-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function Neighbours({ id }: { id: string }) {
  const t = useTexts();
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['lineage', id, 'neighbours'], signal =>
    api.getLineage(id, { depth: 1, hideJobs: true }, { signal }),
  );
  return (
    <section aria-label={t('entity.lineage')}>
      <h2>{t('entity.lineage')}</h2>
      {error && <Failure error={error} onRetry={retry} compact />}
      {!error && !value && <Skeleton rows={3} height={24} />}
      {value &&
        (value.nodes.length > 1 || value.hidden > 0 ? (
          <LineageStrip lineage={value} />
        ) : (
          <p className="hw-dim">{t('entity.alone')}</p>
        ))}
    </section>
  );
}

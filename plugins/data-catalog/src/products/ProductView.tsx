import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Link } from 'react-router-dom';
import { assetPath, assetsPath, entityPath, lineagePath, productPath } from '../routes';
import { useTexts } from '../translation';
import { LifecycleBadge } from '../ui/badges';
import { EntityLink } from '../ui/EntityLink';
import { Fact } from '../ui/Fact';
import { Icon } from '../ui/Icon';
import { shortRef } from '../ui/shortRef';
import { SourceLink } from '../ui/SourceLink';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { Contract } from './Contract';
import { outputsYaml } from './examples';
import { productSpecOf, readProduct } from './products';
import { ProductSide } from './ProductSide';
import { useProductState } from './useProductState';

/** The page of a data product. */
export function ProductView({ entityRef }: { entityRef: string }) {
  const t = useTexts();
  const catalog = useApi(catalogApiRef);
  // `null` is an answer, `undefined` would be none.
  const { value, error, loading, retry } = useLoaded(
    ['entity', entityRef],
    async () => (await catalog.getEntityByRef(entityRef)) ?? null,
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={6} />;
  if (!value) {
    return (
      <Empty
        title={t('products.missingTitle')}
        text={t('products.missingText', { ref: entityRef })}
        icon="product"
      >
        <Link to={productPath()} className="hw-button">
          {t('products.all')}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="hw-scroll">
      <article className="hw-product">
        <Body entity={value} />
      </article>
    </div>
  );
}

function Body({ entity }: { entity: Entity }) {
  const t = useTexts();
  const { inputs = [], outputs = [], contract } = productSpecOf(entity);
  const { value, error, loading, retry } = useProductState(stringifyEntityRef(entity));
  return (
    <>
      <Header entity={entity} assetId={value?.assetId} />
      {entity.metadata.description ? (
        <p className="hw-text hw-lead" dir="auto">
          {entity.metadata.description}
        </p>
      ) : (
        <p className="hw-dim">{t('products.noDescription')}</p>
      )}
      {error && <Failure error={error} onRetry={retry} compact />}
      {value === null && (
        <p className="hw-dim" role="status">
          {t('products.notRead')}
        </p>
      )}
      <ProductSide
        title={t('products.putsOut')}
        declared={outputs}
        assets={value?.outputs}
        loading={loading}
      >
        <p className="hw-dim">{t('products.noOutputs')}</p>
        <pre>{outputsYaml}</pre>
      </ProductSide>
      <ProductSide
        title={t('products.takesIn')}
        declared={inputs}
        assets={value?.inputs}
        loading={loading}
      >
        <p className="hw-dim">{t('products.noInputs')}</p>
      </ProductSide>
      {contract !== undefined && contract !== null && <Contract contract={contract} />}
    </>
  );
}

function Header({ entity, assetId }: { entity: Entity; assetId?: string }) {
  const t = useTexts();
  const { ref, title, owner, domain, lifecycle } = readProduct(entity);
  return (
    <header>
      <Link to={productPath()} className="hw-link hw-row hw-small" style={{ gap: 4 }}>
        <Icon name="left" size={14} /> {t('products.all')}
      </Link>
      <div className="hw-row" style={{ alignItems: 'flex-start' }}>
        <span style={{ height: 28, display: 'inline-flex', alignItems: 'center' }}>
          <Icon name="product" size={20} />
        </span>
        <h1 dir="auto">{title}</h1>
      </div>
      <p className="hw-facts-line">
        {lifecycle && <LifecycleBadge value={lifecycle} />}
        {owner && (
          <Fact title={t('products.owner')}>
            <EntityLink entityRef={owner} />
          </Fact>
        )}
        {domain && (
          <Fact title={t('products.domain')}>
            <Link to={assetsPath({ domain })}>{shortRef(domain)}</Link>
          </Fact>
        )}
        <SourceLink entity={entity} />
        {assetId !== undefined && (
          <>
            <Link to={lineagePath(assetId)} className="hw-link">
              {t('products.lineage')}
            </Link>
            <Link to={assetPath(assetId)} className="hw-link">
              {t('products.asset')}
            </Link>
          </>
        )}
        <Link to={entityPath(ref)} className="hw-link">
          {t('products.entity')}
        </Link>
      </p>
    </header>
  );
}

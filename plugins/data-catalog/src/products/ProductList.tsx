import { memo } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { assetsPath, productPath } from '../routes';
import { useTexts } from '../translation';
import { LifecycleBadge } from '../ui/badges';
import { EntityLink } from '../ui/EntityLink';
import { Icon } from '../ui/Icon';
import { SearchField } from '../ui/SearchField';
import { shortRef } from '../ui/shortRef';
import { Empty, Failure, Skeleton } from '../ui/states';
import { productYaml } from './examples';
import { filterProducts, groupProducts } from './products';
import type { Product, ProductGroup } from './products';
import { useProductIds, useProducts } from './useProducts';
import { WorstOutput } from './WorstOutput';

/** All data products, by domain. */
export function ProductList() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const query = params.get('q')?.slice(0, 200) ?? '';
  const { value, error, loading, retry } = useProducts();
  if (error) return <Failure error={error} onRetry={retry} />;
  if (value?.length === 0) {
    return (
      <Empty title={t('products.emptyTitle')} text={t('products.emptyText')} icon="product">
        <pre>{productYaml}</pre>
      </Empty>
    );
  }
  const found = filterProducts(value ?? [], query);
  const total = value?.length ?? 0;
  return (
    <>
      <h1 className="hw-hidden">{t('products.title')}</h1>
      <div className="hw-bar-top">
        <SearchField
          label={t('products.filter')}
          value={query}
          onChange={q => setParams(q === '' ? {} : { q }, { replace: true })}
          slash
        />
        <span className="hw-spread" />
        {value && (
          <span className="hw-dim" role="status">
            {query === ''
              ? t('products.products', { count: total })
              : t('products.found', { found: String(found.length), total: String(total) })}
          </span>
        )}
      </div>
      <div className="hw-scroll">
        {loading && <Skeleton rows={8} height={52} />}
        {value && found.length === 0 && (
          <Empty title={t('products.nothing')} text={t('products.nothingText')} icon="search" />
        )}
        {groupProducts(found).map(group => (
          <Group key={group.domain ?? ''} group={group} />
        ))}
        <StatesFailed />
      </div>
    </>
  );
}

/** The states of outputs come by themselves, and so does their failure. */
function StatesFailed() {
  const t = useTexts();
  const { error, retry } = useProductIds();
  if (!error) return null;
  return (
    <p className="hw-body hw-dim" role="status">
      {t('products.statesFailed')}{' '}
      <button type="button" className="hw-link" onClick={retry}>
        {t('ui.retry')}
      </button>
    </p>
  );
}

function Group({ group }: { group: ProductGroup }) {
  const t = useTexts();
  const { domain, products } = group;
  const title = domain === undefined ? t('products.noDomain') : shortRef(domain);
  return (
    <section className="hw-products" aria-label={title}>
      <h2>
        {domain === undefined ? title : <Link to={assetsPath({ domain })}>{title}</Link>}{' '}
        <span className="hw-dim">{products.length}</span>
      </h2>
      <ul>
        {products.map(product => (
          <ProductRow key={product.ref} product={product} />
        ))}
      </ul>
    </section>
  );
}

/** A product in the list; another one that comes or goes does not draw it anew. */
const ProductRow = memo(function ProductLine({ product }: { product: Product }) {
  const t = useTexts();
  const { ref, title, description, owner, lifecycle, inputs, outputs } = product;
  return (
    <li>
      <Icon name="product" size={16} />
      <span className="hw-product-name">
        <span className="hw-row">
          <Link to={productPath(ref)} className="hw-strong hw-cut" title={ref} dir="auto">
            {title}
          </Link>
          {lifecycle && <LifecycleBadge value={lifecycle} small />}
        </span>
        <span
          className="hw-dim hw-cut hw-small"
          style={{ display: 'block' }}
          title={description}
          dir="auto"
        >
          {description ?? t('products.noDescription')}
        </span>
      </span>
      <span className="hw-product-owner hw-cut">
        {owner ? <EntityLink entityRef={owner} /> : <span className="hw-dim">{t('ui.none')}</span>}
      </span>
      <span className="hw-product-flow hw-dim">
        {t('products.inputs', { count: inputs })} · {t('products.outputs', { count: outputs })}
      </span>
      <span className="hw-product-worst" title={t('products.worst')}>
        {outputs > 0 && (
          <>
            <span className="hw-dim hw-small">{t('products.worst')}</span>{' '}
            <WorstOutput entityRef={ref} />
          </>
        )}
      </span>
    </li>
  );
});

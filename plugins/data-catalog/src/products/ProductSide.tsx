import type { LineageNode, SpecReference } from '@headwater/plugin-data-catalog-common';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { AssetRows } from '../ui/AssetRows';
import { Identifier } from '../ui/Identifier';
import { Skeleton } from '../ui/states';
import { referenceNames } from './products';

/**
 * The inputs or outputs of a product with their state. Where the state is not
 * known, what the file names is shown as it stands there; `children` says what
 * to do when it names nothing.
 */
export function ProductSide(props: {
  title: string;
  declared: readonly SpecReference[];
  assets?: readonly LineageNode[];
  loading: boolean;
  children: ReactNode;
}) {
  const { title, assets = [], loading, children } = props;
  const declared = referenceNames(props.declared);
  const t = useTexts();
  const left = declared.length - assets.length;
  return (
    <section aria-label={title}>
      <h2>
        {title}{' '}
        {declared.length > 0 && (
          <span className="hw-dim" style={{ fontWeight: 400 }}>
            {declared.length}
          </span>
        )}
      </h2>
      {declared.length === 0 && assets.length === 0 && children}
      {declared.length > 0 && loading && <Skeleton rows={Math.min(declared.length, 5)} />}
      {assets.length > 0 && <AssetRows label={title} items={assets} />}
      {!loading && assets.length === 0 && (
        <ul className="hw-plain-list">
          {declared.map(name => (
            <li key={name}>
              <Identifier text={name} />
            </li>
          ))}
        </ul>
      )}
      {assets.length > 0 && left > 0 && (
        <p className="hw-dim">{t('products.moreDeclared', { count: left })}</p>
      )}
    </section>
  );
}

import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { assetPath, productPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Fact } from '../../../ui/Fact';
import { useEditing } from '../editing/Editing';
import { useNeighbours } from '../useNeighbours';

/** Names of each kind that are shown; the rest is in the lineage. */
const MOST = 3;

/** The products that give the asset out, and the services that read it. */
export function Readers() {
  const { asset } = useEditing();
  const t = useTexts();
  const { value } = useNeighbours(asset.id);
  if (!value) return null;
  const products = value.nodes.filter(node => node.class === 'product' && node.hops < 0);
  const readers = value.nodes.filter(node => node.class === 'entity' && node.hops > 0);
  const more = (nodes: readonly LineageNode[]) =>
    nodes.length > MOST && (
      <Link to={assetPath(asset.id, 'lineage')} className="hw-link">
        {t('ui.facetMore', { count: nodes.length - MOST })}
      </Link>
    );
  return (
    <>
      {products.length > 0 && (
        <Fact title={t('assets.page.partOfProduct')}>
          {products.slice(0, MOST).map(node => (
            <Link key={node.id} to={node.entityRef ? productPath(node.entityRef) : assetPath(node.id)} dir="auto">
              {node.title}
            </Link>
          ))}
          {more(products)}
        </Fact>
      )}
      {readers.length > 0 && (
        <Fact title={t('assets.page.readBy')}>
          {readers.slice(0, MOST).map(node => (
            <span key={node.id}>
              <Link to={assetPath(node.id)} dir="auto">
                {node.title}
              </Link>{' '}
              <span className="hw-dim">{node.type}</span>
            </span>
          ))}
          {more(readers)}
        </Fact>
      )}
    </>
  );
}

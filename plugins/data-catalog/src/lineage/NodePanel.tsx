import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { Link } from 'react-router-dom';
import { assetPath, entityPath } from '../routes';
import { Icon, iconOfType } from '../ui/Icon';
import { EntityLink, Identifier, LifecycleChip, Quality } from '../ui/parts';

/** What one wants to know of the node that is selected, and the way to its page. */
export function NodePanel({ node, onClose }: { node: LineageNode; onClose: () => void }) {
  return (
    <aside className="hw-panel" aria-label={`About ${node.title}`}>
      <div className="hw-row">
        <Icon name={iconOfType(node.type)} />
        <b className="hw-spread hw-cut">{node.title}</b>
        <button type="button" className="hw-link" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <p>
        <Identifier text={`${node.namespace}#${node.name}`} />
      </p>
      <dl className="hw-facts" style={{ gridTemplateColumns: '80px 1fr' }}>
        <dt>Type</dt>
        <dd>{node.type}</dd>
        <dt>Quality</dt>
        <dd>
          <Quality score={node.quality} />
        </dd>
        {node.owner && (
          <>
            <dt>Owner</dt>
            <dd>
              <EntityLink entityRef={node.owner} />
            </dd>
          </>
        )}
        {node.domain && (
          <>
            <dt>Domain</dt>
            <dd>
              <EntityLink entityRef={node.domain} />
            </dd>
          </>
        )}
        {node.lifecycle && (
          <>
            <dt>Lifecycle</dt>
            <dd>
              <LifecycleChip value={node.lifecycle} />
            </dd>
          </>
        )}
      </dl>
      <p className="hw-row hw-wrap">
        <Link className="hw-button" to={assetPath(node.id)}>
          Open
        </Link>
        <Link className="hw-button" to={assetPath(node.id, 'lineage')}>
          Lineage from here
        </Link>
        {node.entityRef && (
          <Link className="hw-button" to={entityPath(node.entityRef)}>
            {node.entityRef.split(':')[0]} page
          </Link>
        )}
      </p>
    </aside>
  );
}

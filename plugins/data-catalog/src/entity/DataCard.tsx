import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { DataFrame } from '../ui/DataFrame';
import { Icon, iconOfType } from '../ui/Icon';
import { Quality } from '../ui/parts';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { useEntityAsset } from './useEntityAsset';

/** What data an entity is, reads and writes. */
export function DataCard() {
  const { value, error, retry } = useEntityAsset();
  return (
    <InfoCard title="Data">
      <DataFrame inCard>
        {error && <Failure error={error} onRetry={retry} />}
        {!error && !value && <Skeleton rows={3} />}
        {value && (
          <>
            <p className="hw-row hw-wrap">
              <Link to={assetPath(value.id)} className="hw-row">
                <Icon name={iconOfType(value.type)} /> <b>{value.title}</b>
              </Link>
              <span className="hw-dim">{value.type}</span>
              <Quality score={value.quality} />
            </p>
            <Neighbours id={value.id} />
          </>
        )}
      </DataFrame>
    </InfoCard>
  );
}

function Neighbours({ id }: { id: string }) {
  const api = useApi(dataCatalogApiRef);
  const { value, error } = useLoaded(['lineage', id, 'neighbours'], signal => api.getLineage(id, { depth: 1 }, { signal }));
  if (error) return <p role="alert">{error.message}</p>;
  if (!value) return <Skeleton rows={2} />;
  const side = (title: string, fits: (hops: number) => boolean) => {
    const nodes = value.nodes.filter(({ hops }) => fits(hops));
    if (nodes.length === 0) return null;
    return (
      <>
        <h2 style={{ marginTop: 12 }}>{title}</h2>
        {nodes.map(node => (
          <Link key={node.id} to={assetPath(node.id)} className="hw-row" style={{ height: 28 }}>
            <Icon name={iconOfType(node.type)} size={14} />
            <span className="hw-cut">{node.title}</span>
            <span className="hw-dim hw-mono hw-cut">{node.namespace}</span>
          </Link>
        ))}
      </>
    );
  };
  return (
    <>
      {side('From', hops => hops < 0)}
      {side('To', hops => hops > 0)}
    </>
  );
}

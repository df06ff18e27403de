import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useParams } from 'react-router-dom';
import { entityPath } from '../routes';
import { Icon } from '../ui/Icon';
import { EntityLink } from '../ui/parts';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { TermBody } from './TermBody';
import { Link } from 'react-router-dom';

/** A glossary term on a page of its own. */
export function TermPage() {
  const catalog = useApi(catalogApiRef);
  const { namespace = 'default', name = '' } = useParams();
  const entityRef = `glossaryterm:${namespace}/${name}`;
  const { value, error, loading, retry } = useLoaded(['entity', entityRef], async () => (await catalog.getEntityByRef(entityRef)) ?? null);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (loading) return <Skeleton rows={4} />;
  if (!value) return <Empty title="Not found" text={`There is no term ${entityRef}.`} />;
  const owner = value.relations?.find(({ type }) => type === 'ownedBy')?.targetRef;
  return (
    <>
      <header className="hw-head" style={{ paddingBottom: 12 }}>
        <div className="hw-row">
          <Icon name="term" size={22} />
          <h1>{value.metadata.title ?? value.metadata.name}</h1>
          <span className="hw-dim">term</span>
        </div>
        <div className="hw-row hw-wrap">
          {owner && (
            <span>
              <span className="hw-dim">Owner</span> <EntityLink entityRef={owner} />
            </span>
          )}
          <Link to={entityPath(entityRef)} className="hw-dim">
            In the catalog
          </Link>
        </div>
      </header>
      <div className="hw-body">
        <TermBody entity={value} />
      </div>
    </>
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import { dataCatalogApiRef } from '../api';
import { Icon } from '../ui/Icon';
import { Ago } from '../ui/parts';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

/** What each source says, word for word. */
export function Facets({ id }: { id: string }) {
  const api = useApi(dataCatalogApiRef);
  const { value, error, retry } = useLoaded(['facets', id], signal => api.listAssetFacets(id, {}, { signal }));
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton />;
  if (value.items.length === 0) return <Empty title="Nothing was stated" text="It is known only because others name it." />;
  const sources = [...new Set(value.items.map(({ source }) => source))];
  return (
    <>
      {sources.map(source => (
        <section key={source} style={{ marginBottom: 24 }}>
          <h2>{source}</h2>
          {value.items
            .filter(facet => facet.source === source)
            .map(facet => (
              <details key={`${facet.key} ${facet.statedOf?.id}`} style={{ borderTop: '1px solid var(--hw-line)', padding: '6px 0' }}>
                <summary>
                  <b>{facet.key}</b> <span className="hw-dim">{facet.by}</span>{' '}
                  <span className="hw-dim">
                    <Ago time={facet.at} />
                  </span>
                  {facet.issues && (
                    <span style={{ color: 'var(--hw-warn)' }}>
                      {' '}
                      <Icon name="warning" size={13} /> {facet.issues.join('; ')}
                    </span>
                  )}
                </summary>
                {facet.hidden ? (
                  <p className="hw-dim">It names an asset that you may not see.</p>
                ) : (
                  <pre>{JSON.stringify(facet.body, null, 2)}</pre>
                )}
              </details>
            ))}
        </section>
      ))}
    </>
  );
}

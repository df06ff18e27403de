import { useApi } from '@backstage/frontend-plugin-api';
import { Navigate, useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

/** Leads from an OpenLineage name or an entity ref in the URL to the asset's page. */
export function LookupPage() {
  const api = useApi(dataCatalogApiRef);
  const [params] = useSearchParams();
  const entityRef = params.get('entityRef');
  const { value, error, retry } = useLoaded(['lookup', params.toString()], signal =>
    api.lookupAsset(
      entityRef
        ? { entityRef }
        : { namespace: params.get('namespace') ?? '', name: params.get('name') ?? '' },
      { signal },
    ),
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  return value ? <Navigate to={assetPath(value.id)} replace /> : <Skeleton rows={4} />;
}

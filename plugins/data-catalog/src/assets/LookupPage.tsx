import { useApi } from '@backstage/frontend-plugin-api';
import { assetClasses } from '@headwater/plugin-data-catalog-common';
import type { QueryOf } from '@headwater/plugin-data-catalog-common';
import { Navigate, useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { assetPath } from '../routes';
import { Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';

/** Leads from an OpenLineage name or an entity ref in the URL to the asset's page. */
export function LookupPage() {
  const api = useApi(dataCatalogApiRef);
  const [params] = useSearchParams();
  const { value, error, retry } = useLoaded(['lookup', params.toString()], signal =>
    api.lookupAsset(questionOf(params), { signal }),
  );
  if (error) return <Failure error={error} onRetry={retry} />;
  return value ? <Navigate to={assetPath(value.id)} replace /> : <Skeleton rows={4} />;
}

function questionOf(params: URLSearchParams): QueryOf<'lookupAsset'> {
  const entityRef = params.get('entityRef');
  if (entityRef) return { entityRef };
  // Jobs and datasets of one name are two things.
  const known = assetClasses.find(name => name === params.get('class'));
  return { namespace: params.get('namespace') ?? '', name: params.get('name') ?? '', ...(known && { class: known }) };
}

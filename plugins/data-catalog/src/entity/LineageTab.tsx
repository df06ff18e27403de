import { LineageView } from '../lineage/LineageView';
import { DataFrame } from '../ui/DataFrame';
import { Failure, Skeleton } from '../ui/states';
import { useEntityAsset } from './useEntityAsset';

/** The lineage of the entity whose page this is. */
export function LineageTab() {
  const { value, error, retry } = useEntityAsset();
  return (
    <DataFrame inCard>
      {error && <Failure error={error} onRetry={retry} />}
      {!error && !value && <Skeleton rows={6} />}
      {value && <LineageView id={value.id} />}
    </DataFrame>
  );
}

import { LineageView } from '../lineage/LineageView';
import { DataFrame } from '../ui/DataFrame';
import { Skeleton } from '../ui/states';
import { Missing } from './Missing';
import { useEntityAsset } from './useEntityAsset';

/** The lineage of the entity whose page this is. */
export function LineageTab() {
  return (
    <DataFrame inCard>
      <Picture />
    </DataFrame>
  );
}

function Picture() {
  const { value, error, retry } = useEntityAsset();
  if (error) return <Missing error={error} onRetry={retry} />;
  if (!value) return <Skeleton rows={6} />;
  return <LineageView id={value.id} />;
}

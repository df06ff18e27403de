import { useTexts } from '../translation';
import { statusOf } from '../ui/queryClient';
import { Empty, Failure } from '../ui/states';

/** An error of looking an entity's asset up; one that is not there has most likely not been read yet. */
export function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTexts();
  if (statusOf(error) !== 404) return <Failure error={error} onRetry={onRetry} compact />;
  return <Empty title={t('entity.notRead')} text={t('entity.notReadText')} compact />;
}

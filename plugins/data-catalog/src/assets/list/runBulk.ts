import type { AssetChange, AssetSummary, DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { messageOf } from '../../ui/states';

/** An asset with what is to be changed of it. */
export type BulkItem = { asset: AssetSummary; change: AssetChange };

export type BulkResult = {
  done: BulkItem[];
  failed: (BulkItem & { reason: string })[];
  /** Not tried, because it was stopped or a request failed. */
  left: BulkItem[];
  /** Why a whole request failed. */
  error?: string;
  /** Log position that holds all that was done. */
  position?: number;
};

const CHUNK = 200;

/**
 * Changes many assets, some at a time; one that is refused does not cost the
 * others. It stops between requests, so that what was done is known.
 */
export async function runBulk(
  api: Pick<DataCatalogClient, 'writeAssets'>,
  items: readonly BulkItem[],
  { signal, onProgress }: { signal: AbortSignal; onProgress: (tried: number) => void },
): Promise<BulkResult> {
  const result: BulkResult = { done: [], failed: [], left: [] };
  for (let start = 0; start < items.length; start += CHUNK) {
    if (signal.aborted) return { ...result, left: items.slice(start) };
    const chunk = items.slice(start, start + CHUNK);
    try {
      const answer = await api.writeAssets(chunk.map(({ asset, change }) => ({ id: asset.id, change })));
      for (const { index, status, error } of answer.items) {
        if (status < 400) result.done.push(chunk[index]);
        else result.failed.push({ ...chunk[index], reason: error?.message ?? String(status) });
      }
      result.position = Math.max(result.position ?? 0, answer.position ?? 0) || undefined;
    } catch (error) {
      return { ...result, left: items.slice(start), error: messageOf(error as Error) };
    }
    onProgress(Math.min(start + CHUNK, items.length));
  }
  return result;
}

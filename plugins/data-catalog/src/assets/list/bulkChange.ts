import type { AssetChange, AssetSummary } from '@headwater/plugin-data-catalog-common';

/** What is changed of every chosen asset: null takes back what stewards said, absent leaves as it is. */
export type BulkChange = Pick<AssetChange, 'owner' | 'steward' | 'domain' | 'lifecycle' | 'certified'> & {
  addTags: string[];
  removeTags: string[];
};

export const noChange: BulkChange = { addTags: [], removeTags: [] };

/** Texts between commas or lines, each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(/[,\n]/).map(tag => tag.trim()))].filter(Boolean);
}

/** Tags that are both to be added and to be removed. */
export function contradictions({ addTags, removeTags }: BulkChange): string[] {
  return addTags.filter(tag => removeTags.includes(tag));
}

/** The change as the API takes it; undefined when it changes nothing. */
export function toAssetChange({ addTags, removeTags, ...values }: BulkChange): AssetChange | undefined {
  const change: AssetChange = {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

const attributes = ['owner', 'steward', 'domain', 'lifecycle'] as const;

/**
 * The change that shows again what a row showed before `change`; undefined
 * where nothing has to be put back. A value that was not there is taken back.
 */
export function undoOf(before: AssetSummary, change: AssetChange): AssetChange | undefined {
  const values = attributes
    .filter(name => name in change && (change[name] ?? null) !== (before[name] ?? null))
    .map(name => [name, before[name] ?? null]);
  const tags = new Set(before.tags);
  return toAssetChange({
    ...Object.fromEntries(values),
    ...('certified' in change && Boolean(change.certified) !== Boolean(before.certified) && { certified: before.certified || null }),
    addTags: (change.removeTags ?? []).filter(tag => tags.has(tag)),
    removeTags: (change.addTags ?? []).filter(tag => !tags.has(tag)),
  });
}

import type { ActivityChange, AttributeChange } from '@headwater/plugin-data-catalog-common';
import type { AssetStore } from '../assets/AssetStore';
import { showableBodies } from '../assets/concealBodies';
import type { AssetAccess } from '../assets/permissions';
import { cutValue } from './attributeChanges';

const MAX_CHANGES = 200;

/**
 * Changes as they may be shown: values that name an asset which may not be
 * seen are held back, long ones are cut.
 */
export async function showChanges<Change extends ActivityChange>(
  store: AssetStore,
  access: AssetAccess,
  items: readonly Change[],
): Promise<Change[]> {
  const values = new Map<string, unknown>();
  const key = (item: number, change: number) => `${item} ${change}`;
  items.forEach(({ changes }, item) =>
    changes.forEach(({ before, after }, change) => values.set(key(item, change), [before, after])),
  );
  const showable = await showableBodies(store, access, values);
  return items.map((item, index) => {
    const shown = item.changes
      .slice(0, MAX_CHANGES)
      .map((change, at) => showChange(change, showable.has(key(index, at))));
    const omitted = item.changes.length - shown.length;
    return { ...item, changes: shown, ...(omitted > 0 && { omitted }) };
  });
}

function showChange({ attribute, ...values }: AttributeChange, isShowable: boolean): AttributeChange {
  if (!isShowable) return { attribute, hidden: true };
  return { attribute, ...(cutValue(values) as typeof values) };
}

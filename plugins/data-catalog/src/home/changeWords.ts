import type { AssetActivityChange, AttributeChange } from '@headwater/plugin-data-catalog-common';
import type { useTexts } from '../translation';
import { shortRef } from '../ui/shortRef';

type Texts = ReturnType<typeof useTexts>;

/** Attributes that are named before it is said how many more there are. */
const FEW = 3;
const LONG = 60;

/** What a change did, in a few words. */
export function changeWords({ action, changes, omitted = 0 }: AssetActivityChange, t: Texts): string {
  if (action !== 'stated' && action !== 'declared') return t(`home.changes.${action}`);
  if (changes.length === 1 && omitted === 0) return oneChange(changes[0], t);
  // A first declaration says everything at once.
  if (action === 'declared' && changes.every(({ before }) => before === undefined)) return t('home.changes.declared');
  const attributes = changes.slice(0, FEW).map(({ attribute }) => attribute);
  const count = changes.length + omitted - attributes.length;
  const params = { attributes: attributes.join(', ') };
  return count > 0 ? t('home.changes.touchedMore', { ...params, more: String(count) }) : t('home.changes.touched', params);
}

function oneChange({ attribute, before, after, hidden }: AttributeChange, t: Texts): string {
  const old = shown(before);
  const now = shown(after);
  if (!hidden && after === undefined) return t('home.changes.unset', { attribute });
  if (hidden || now === undefined) return t('home.changes.touched', { attributes: attribute });
  if (old === undefined) return t('home.changes.set', { attribute, after: now });
  return t('home.changes.moved', { attribute, before: old, after: now });
}

/** A value in few letters; undefined for what is too long or has parts. */
function shown(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.map(String).map(shortRef).join(', ') : value;
  if (typeof text !== 'string' && typeof text !== 'number' && typeof text !== 'boolean') return undefined;
  const short = shortRef(String(text));
  return short.length <= LONG ? short : undefined;
}

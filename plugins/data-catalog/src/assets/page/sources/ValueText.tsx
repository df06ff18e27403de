import { useTexts } from '../../../translation';
import { shortRef } from '../../../ui/shortRef';

/** Characters that a value is cut after. */
const LONG = 300;

/** A value in words: texts as they are, refs by their short names, other JSON as it is written. */
export function ValueText({ value }: { value: unknown }) {
  const t = useTexts();
  const text = valueText(value, t('ui.none'), { yes: t('assets.page.yes'), no: t('assets.page.no') });
  const cut = text.length > LONG ? `${text.slice(0, LONG)}…` : text;
  const empty = value === undefined || value === null || value === '';
  return (
    <span className={empty ? 'hw-dim' : 'hw-value-text'} dir="auto" title={typeof value === 'string' ? value.slice(0, 2000) : undefined}>
      {cut}
    </span>
  );
}

function valueText(value: unknown, none: string, words: { yes: string; no: string }): string {
  if (value === undefined || value === null || value === '') return none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return shortRef(value);
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value.map(shortRef).join(', ');
  const { namespace, name } = value as { namespace?: unknown; name?: unknown };
  // An exact name of OpenLineage.
  if (typeof namespace === 'string' && typeof name === 'string') return `${namespace} ${name}`;
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${valueText(inner, none, words)}`)
    .join(', ');
}

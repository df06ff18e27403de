import type { ActivitySchema } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { Entry } from './Entry';
import { SchemaChange } from './SchemaChange';

/** A schema that was observed, as it differs from the one before. */
export function SchemaEntry({ item: { at, first, added, removed, changed } }: { item: ActivitySchema }) {
  const t = useTexts();
  return (
    <Entry at={at} icon="columns" title={t(first ? 'assets.page.activity.firstSchema' : 'assets.page.activity.schema')}>
      <SchemaChange added={added} removed={removed} changed={changed} />
    </Entry>
  );
}

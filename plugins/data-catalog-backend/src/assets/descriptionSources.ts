import type { AssetColumnView } from '@headwater/plugin-data-catalog-common';
import { observers } from '../projection/effective/effectiveAsset';
import type { AssetStore } from './AssetStore';
import { facetStatements } from './facetStatements';
import { unlimitedAccess } from './permissions';

type Says = NonNullable<AssetColumnView['sources']>[string];

/** Columns with who says each description, also where that is the newest schema itself. */
export async function withDescriptionSources(
  store: AssetStore,
  id: string,
  columns: readonly AssetColumnView[],
): Promise<AssetColumnView[]> {
  const says = await observerOf(store, id);
  return says ? columns.map(column => withSource(column, says)) : [...columns];
}

/** Who observed the newest schema. */
async function observerOf(store: AssetStore, id: string): Promise<Says | undefined> {
  // Only who said it and when is read, so nothing of a body can show.
  const statements = await facetStatements(store, id, {
    source: observers,
    key: ['schema', 'columns'],
    bodies: false,
    access: unlimitedAccess,
  });
  statements.sort((a, b) => (a.at > b.at ? -1 : 1));
  for (const source of observers) {
    const key = source === 'openlineage' ? 'schema' : 'columns';
    const found = statements.find(stated => stated.source === source && stated.key === key);
    if (found) return { source, ...(found.by && { by: found.by }), at: found.at };
  }
  return undefined;
}

function withSource(column: AssetColumnView, says: Says): AssetColumnView {
  const { description, sources, fields } = column;
  return {
    ...column,
    ...(description !== undefined &&
      !sources?.description && { sources: { ...sources, description: says } }),
    ...(fields && { fields: fields.map(field => withSource(field, says)) }),
  };
}

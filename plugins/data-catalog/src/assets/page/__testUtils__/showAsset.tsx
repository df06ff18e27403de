import { storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import type { TestApiPair } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { showPage } from '../../../ui/__testUtils__/showPage';
import { AssetPage } from '../AssetPage';

const entity = (kind: string, name: string) => ({ kind, metadata: { name, namespace: 'default' } });

/** Answers a team, a domain or a term, whichever is asked for. */
const catalog = {
  queryEntities: async ({ filter }: { filter: { kind: string[] } }) => ({
    items: [entity('Group', 'team-crm'), entity('Domain', 'customer'), entity('GlossaryTerm', 'revenue')].filter(({ kind }) =>
      filter.kind.includes(kind),
    ),
  }),
};

/** Opens the page of an asset on one of its tabs, `''` for the overview; `apis` are those of others. */
export function showAsset(
  api: object,
  tab = '',
  id = 'id-1',
  apis: readonly TestApiPair<unknown>[] = [],
) {
  return showPage(<AssetPage />, {
    api,
    path: `/data/assets/${id}${tab}`,
    routes: ['/data/assets/:id', '/data/assets/:id/:tab'],
    apis: [
      [storageApiRef, mockApis.storage()],
      [catalogApiRef, catalog],
      ...apis,
    ],
  });
}

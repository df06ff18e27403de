import { configApiRef, identityApiRef, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { ComponentType } from 'react';
import { idOf } from '../lineage/__testUtils__/bigLineage';
import { Profile } from '../ui/__testUtils__/profile';
import { showPage } from '../ui/__testUtils__/showPage';
import { fakeCatalog, fakePortalApi } from './fakePortal';

export type OpenOptions = {
  page: ComponentType;
  /** With its query. */
  path: string;
  /** As it stands in `DataRouter`. */
  route: string;
  api?: object;
  catalog?: object;
};

/** Opens a page of the portal and counts what is drawn until it rests. */
export async function openProfiled({
  page: Page,
  path,
  route,
  api = fakePortalApi(),
  catalog = fakeCatalog(),
}: OpenOptions) {
  const storage = mockApis.storage();
  await storage.forBucket('data-catalog').set('recent', [idOf(1), idOf(7)]);
  const profile = new Profile();
  await showPage(profile.of(<Page />), {
    api,
    path,
    routes: [route],
    apis: [
      [storageApiRef, storage],
      [catalogApiRef, catalog],
      [permissionApiRef, mockApis.permission()],
      [identityApiRef, mockApis.identity({ ownershipEntityRefs: ['user:default/kim'] })],
      [configApiRef, mockApis.config({ data: { backend: { baseUrl: 'https://portal.example' } } })],
    ],
  });
  await profile.rest();
  return profile;
}

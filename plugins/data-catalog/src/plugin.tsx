import { createFrontendPlugin, PageBlueprint } from '@backstage/frontend-plugin-api';
import { dataCatalogApi } from './api';
import { entityExtensions } from './entity';
import { BASE_PATH, rootRouteRef } from './routes';
import { Icon } from './ui/Icon';

const dataPage = PageBlueprint.make({
  params: {
    path: BASE_PATH,
    title: 'Data',
    icon: <Icon name="database" size={20} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () => import('./DataRouter').then(({ DataRouter }) => <DataRouter />),
  },
});

/** The frontend plugin, for Backstage's new frontend system. */
export const dataCatalogPlugin = createFrontendPlugin({
  pluginId: 'data-catalog',
  title: 'Data',
  icon: <Icon name="database" size={20} />,
  extensions: [dataCatalogApi, dataPage, ...entityExtensions],
  routes: { root: rootRouteRef },
});

import type { Entity } from '@backstage/catalog-model';
import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { componentsIn, holdsData, isKind, ownsData, readsOrWrites, touchesData } from './filters';

/** Beside the content, where pages with many cards keep what matters in view; terms and products need the width. */
const type = 'info' as const;

const dataCard = EntityCardBlueprint.make({
  name: 'data',
  params: {
    filter: isKind('dataasset'),
    type,
    loader: () => import('./DataCard').then(({ DataCard }) => <DataCard />),
  },
});

const touchesCard = EntityCardBlueprint.make({
  name: 'touches',
  params: {
    filter: readsOrWrites,
    type,
    loader: () => import('./TouchesCard').then(({ TouchesCard }) => <TouchesCard />),
  },
});

const productCard = EntityCardBlueprint.make({
  name: 'product',
  params: {
    filter: isKind('dataproduct'),
    loader: () => import('./TouchesCard').then(({ ProductCard }) => <ProductCard />),
  },
});

const termCard = EntityCardBlueprint.make({
  name: 'term',
  params: {
    filter: isKind('glossaryterm'),
    loader: () => import('./TermCard').then(({ TermCard }) => <TermCard />),
  },
});

const systemCard = EntityCardBlueprint.make({
  name: 'system',
  params: {
    filter: componentsIn,
    type,
    loader: () => import('./SystemCard').then(({ SystemCard }) => <SystemCard />),
  },
});

const domainCard = EntityCardBlueprint.make({
  name: 'domain',
  params: {
    filter: isKind('domain'),
    type,
    loader: () => import('./ScopeCards').then(({ DomainCard }) => <DomainCard />),
  },
});

const groupCard = EntityCardBlueprint.make({
  name: 'group',
  params: {
    filter: isKind('group'),
    type,
    loader: () => import('./ScopeCards').then(({ GroupCard }) => <GroupCard />),
  },
});

const lineageTab = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: '/data-lineage',
    title: 'Lineage',
    filter: touchesData,
    loader: () => import('./LineageTab').then(({ LineageTab }) => <LineageTab />),
  },
});

const dataTab = EntityContentBlueprint.make({
  name: 'data',
  params: {
    path: '/data',
    title: 'Data',
    filter: (entity: Entity) => holdsData(entity) || ownsData(entity),
    loader: () => import('./DataTab').then(({ DataTab }) => <DataTab />),
  },
});

/** What the plugin adds to the pages of the catalog's entities. */
export const entityExtensions = [
  dataCard,
  touchesCard,
  productCard,
  termCard,
  systemCard,
  domainCard,
  groupCard,
  lineageTab,
  dataTab,
];

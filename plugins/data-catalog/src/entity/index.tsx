import { EntityCardBlueprint, EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import type { Entity } from '@backstage/catalog-model';

/** Annotations by which a Component or an API says what data it touches. */
export const READS = 'headwater.io/reads';
export const WRITES = 'headwater.io/writes';

/** Whether an entity stands in the lineage. */
export function touchesData({ kind, metadata: { annotations = {} } }: Entity): boolean {
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'dataasset':
    case 'dataproduct':
      return true;
    case 'component':
    case 'api':
      return READS in annotations || WRITES in annotations;
    default:
      return false;
  }
}

const dataCard = EntityCardBlueprint.make({
  name: 'data',
  params: {
    filter: touchesData,
    type: 'info',
    loader: () => import('./DataCard').then(({ DataCard }) => <DataCard />),
  },
});

const termCard = EntityCardBlueprint.make({
  name: 'term',
  params: {
    filter: entity => entity.kind.toLocaleLowerCase('en-US') === 'glossaryterm',
    loader: () => import('./TermCard').then(({ TermCard }) => <TermCard />),
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

/** What the plugin adds to the pages of the catalog's entities. */
export const entityExtensions = [dataCard, termCard, lineageTab];

import { createTranslationRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TranslationFunction } from '@backstage/frontend-plugin-api';
import { assetsMessages } from './assets/messages';
import { entityMessages } from './entity/messages';
import { eventsMessages } from './events/messages';
import { glossaryMessages } from './glossary/messages';
import { homeMessages } from './home/messages';
import { lineageMessages } from './lineage/messages';
import { productsMessages } from './products/messages';
import { sqlMessages } from './sql/messages';
import { uiMessages } from './ui/messages';

/**
 * Every text of our pages, in English. A portal in another language overrides
 * them with Backstage's translation resources, by this ref.
 */
export const dataCatalogTranslationRef = createTranslationRef({
  id: 'plugin.data-catalog',
  messages: {
    assets: assetsMessages,
    entity: entityMessages,
    events: eventsMessages,
    glossary: glossaryMessages,
    home: homeMessages,
    lineage: lineageMessages,
    products: productsMessages,
    sql: sqlMessages,
    ui: uiMessages,
  },
});

/** The texts by their keys. */
export type DataCatalogMessages = typeof dataCatalogTranslationRef.T;

/** `t('ui.close')`; the key is checked, parameters are those of the text. */
export function useTexts(): TranslationFunction<DataCatalogMessages> {
  return useTranslationRef(dataCatalogTranslationRef).t;
}

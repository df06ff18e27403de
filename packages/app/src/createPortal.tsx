import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import dataCatalogPlugin from '@headwater/plugin-data-catalog';
import { frame } from './frame';

/** The portal for development and the demo: wiring only. */
export function createPortal() {
  return createApp({
    features: [
      catalogPlugin,
      catalogGraphPlugin,
      orgPlugin,
      signalsPlugin,
      userSettingsPlugin,
      dataCatalogPlugin,
      frame,
    ],
  }).createRoot();
}

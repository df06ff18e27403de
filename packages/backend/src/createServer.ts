import { createBackend } from '@backstage/backend-defaults';
import { announceReady } from './announceReady';

/** The backend that development, the demo, tests and benchmarks run: wiring only. */
export function createServer() {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@headwater/plugin-catalog-backend-module-data-catalog'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(import('@backstage/plugin-permission-backend-module-allow-all-policy'));
  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@headwater/plugin-data-catalog-backend'));
  backend.add(announceReady);
  return backend;
}

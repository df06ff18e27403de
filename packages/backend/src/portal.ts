import { createServer } from './createServer';

/** The backend that serves the portal's pages too, on one port. */
const backend = createServer();
backend.add(import('@backstage/plugin-app-backend'));
backend.start();

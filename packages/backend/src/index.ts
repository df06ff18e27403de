import { createServer } from './createServer';

createServer().start();

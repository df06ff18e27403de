import { defineConfig } from 'tsdown';

// CommonJS alone, which ES modules import by name as well: two builds would
// each hold the parser, of 22 MB, in memory.
export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/worker.ts' },
  format: ['cjs'],
  platform: 'node',
  target: 'node20',
  fixedExtension: true,
  dts: { sourcemap: false },
});

import { defineConfig } from 'tsdown';

/** For backends and frontends alike: ES module and CommonJS under names that Node tells apart. */
export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  fixedExtension: true,
  dts: { sourcemap: false },
  sourcemap: true,
});

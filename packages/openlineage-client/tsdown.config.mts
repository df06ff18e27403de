import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'tsdown';

/**
 * The ES module hands on what the CommonJS one holds: one copy of each class
 * and of what is registered, however a program mixes the two.
 */
function writeModule(file: string) {
  const names = Object.keys(createRequire(file)(file)).sort();
  const base = path.basename(file);
  const stem = file.replace(/\.cjs$/, '');
  writeFileSync(`${stem}.mjs`, `import all from './${base}';\nexport const { ${names.join(', ')} } = all;\n`);
  writeFileSync(`${stem}.d.mts`, `export * from './${base}';\n`);
}

const entry = { index: 'src/index.ts' };
const common = { entry, format: ['cjs'], platform: 'node', target: 'node20', fixedExtension: true } as const;

export default defineConfig([
  {
    ...common,
    // Hundreds of small files, which take longer to find than to run.
    deps: { alwaysBundle: [/^@sinclair\/typebox$/] },
    dts: false,
    sourcemap: true,
    minify: true,
    hooks: {
      'build:done': ({ options: { outDir } }) => {
        for (const name of Object.keys(entry)) writeModule(path.join(outDir, `${name}.cjs`));
      },
    },
  },
  { ...common, clean: false, dts: { emitDtsOnly: true, sourcemap: false } },
]);

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'tsdown';
import type { UserConfig } from 'tsdown';

const source = path.resolve('src');
const index = { index: 'src/index.ts' };
const services = { express: 'src/express/index.ts', knex: 'src/knex/index.ts' };
const names = Object.keys({ ...index, ...services });

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

/** The same types in less text: names without their module, tabs for spaces, no word on what is private. */
function shorten(file: string) {
  const names = new Set<string>();
  const short = readFileSync(file, 'utf8')
    .replace(/\bType\.(T[A-Z]\w*)/g, (_, name: string) => names.add(name) && name)
    .replace(/^import \* as Type from .*\n/m, '')
    .replace(/^import \{ ([^}]*) \} from "@sinclair\/typebox";$/m, (_, others: string) => {
      for (const name of others.split(', ')) names.add(name);
      return `import { ${[...names].sort().join(', ')} } from "@sinclair/typebox";`;
    })
    .replace(/^ *\/\*\*(?:(?!\*\/).)*\*\/\n(?= *private )/gms, '')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/^(?: {2})+/gm, spaces => '\t'.repeat(spaces.length / 2));
  writeFileSync(file, short);
}

/** What services need of the rest is taken from the package's own entry, so that there is one copy. */
const fromIndex = {
  name: 'from-index',
  resolveId: {
    order: 'pre' as const,
    handler(id: string, importer: string | undefined) {
      if (!importer || !id.startsWith('.')) return undefined;
      const [folder, file] = path.relative(source, path.resolve(path.dirname(importer), id)).split(path.sep);
      if (['express', 'knex', 'service'].includes(folder) || file === 'reportOnce') return undefined;
      return { id: './index.cjs', external: true };
    },
  },
};

let building = 2;

/** @param first - plugins before all others, for code and types */
function build(entry: Record<string, string>, clean: boolean, first: (typeof fromIndex)[] = []): UserConfig {
  return {
    entry,
    clean,
    format: ['cjs'],
    platform: 'node',
    target: 'node20',
    fixedExtension: true,
    deps: {
      // Hundreds of small files, which take longer to find than to run; of their types there is no copy.
      alwaysBundle: [/^@sinclair\/typebox$/],
      onlyBundle: ['@sinclair/typebox'],
      dts: { alwaysBundle: () => false },
    },
    dts: { sourcemap: false },
    sourcemap: true,
    minify: true,
    inputOptions: options => ({
      ...options,
      plugins: [first, options.plugins],
      experimental: { ...options.experimental, attachDebugInfo: 'none' },
    }),
    outputOptions: { minifyInternalExports: false, comments: { annotation: false } },
    hooks: {
      'build:done': ({ options: { outDir } }) => {
        building -= 1;
        if (building > 0) return;
        for (const file of readdirSync(outDir)) if (file.endsWith('.d.cts')) shorten(path.join(outDir, file));
        for (const name of names) writeModule(path.join(outDir, `${name}.cjs`));
      },
    },
  };
}

export default defineConfig([build(index, true), build(services, false, [fromIndex])]);

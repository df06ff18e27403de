import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { parserVersion } from './ParserRule';

type Sdk = Pick<typeof import('@polyglot-sql/sdk'), 'parse' | 'init' | 'isInitialized'>;

/** A node of the parser's tree, by its package's types, which do not export it. */
export type Expression = Extract<ReturnType<Sdk['parse']>, { success: true }>['ast'][number];

/**
 * What 0.12.1 waits for. All else that `init` does is done at once, so without
 * it the parser is ready when `init` comes back.
 */
const waiting = 'await WebAssembly.instantiate(bytes, __vite__wasmImports)';
const atOnce =
  '{ instance: new WebAssembly.Instance(new WebAssembly.Module(bytes), __vite__wasmImports) }';

/**
 * Loads the parser without waiting, which its package does not offer: its
 * CommonJS wants a promise to be awaited, and its ES module, which also
 * replaces the global `fetch`, cannot be required. About a second, once.
 *
 * @throws Error when the package is another than the one that this is made for
 */
function load(): Sdk {
  const file = require.resolve('@polyglot-sql/sdk');
  const text = readFileSync(file, 'utf8');
  const loaded: { exports: Partial<Sdk> } = { exports: {} };
  const run = compileFunction(
    text.replace(waiting, atOnce),
    ['exports', 'require', 'module', '__dirname'],
    {
      filename: file,
    },
  );
  run(loaded.exports, createRequire(file), loaded, path.dirname(file));
  const sdk = loaded.exports as Sdk;
  void sdk.init();
  if (!sdk.isInitialized())
    throw new Error(`The parser in ${file} is not the one of version ${parserVersion}`);
  return sdk;
}

let sdk: Sdk | undefined;

/** The parser's package, ready for use; loaded with the first call. */
export function parserSdk(): Sdk {
  sdk ??= load();
  return sdk;
}

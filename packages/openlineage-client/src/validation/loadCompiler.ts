/* eslint-disable @typescript-eslint/no-require-imports, global-require -- an import would be awaited */
import type { TypeCompiler } from '@sinclair/typebox/compiler';
import { register } from './formats';

/**
 * The compiler of validators. It takes longer to load than the rest of this
 * package, and a client that only sends events does without it. It is loaded
 * with the registries that it looks in, of which a bundle may hold another copy.
 */
export function loadCompiler(): typeof TypeCompiler {
  register(require('@sinclair/typebox/type'));
  return require('@sinclair/typebox/compiler').TypeCompiler;
}

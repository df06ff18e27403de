// Tells whether something has to be built again.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';

const ignored = new Set(['node_modules', 'dist', 'dist-types']);

function addToHash(hash, file) {
  if (!statSync(file).isDirectory()) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (!ignored.has(name)) addToHash(hash, path.join(file, name));
  }
}

/**
 * SHA-256, in hex, of names and contents of files and of all that lies in folders.
 *
 * @param sources - paths from the project's root; those that do not exist are left out, as is what is built or installed
 */
export function hashFiles(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const file = path.join(root, source);
    if (existsSync(file)) addToHash(hash, file);
  }
  return hash.digest('hex');
}

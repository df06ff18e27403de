import { createHash } from 'node:crypto';

/** 128 bits of SHA-256 over the parts that make an entry what it is. */
export function contentHash(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
}

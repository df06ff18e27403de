import { readFileSync } from 'node:fs';
import { UsageError } from './UsageError';

/** Standard input, or what stands in for it. */
export type Input = AsyncIterable<Uint8Array> & { isTTY?: boolean };

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as
 * tools for SQL Server write it. The mark is no part of the text.
 *
 * @throws UsageError when it cannot be read
 */
export function readText(file: string): string {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(`Cannot read '${file}': ${why(error)}`);
  }
}

/** All of standard input as text, in the encodings of files. */
export async function readInput(input: Input): Promise<string> {
  const chunks = [];
  for await (const chunk of input) chunks.push(chunk);
  return decode(Buffer.concat(chunks));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

function why(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

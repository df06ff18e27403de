import { existsSync, readFileSync } from 'node:fs';
import type { LineageCase } from './lineageCase';

/** The cases of a file of JSON lines; undefined where it is absent. */
export function readCases(file: string): LineageCase[] | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line));
}

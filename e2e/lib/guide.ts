import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './server';

/** A fenced block of a guide: its language, the file that it belongs into, and what it holds. */
export type Block = { language: string; file?: string; text: string };

/** The guides of `docs/clients`. */
export const guideNames = ['airflow', 'spark', 'dbt', 'flink', 'python', 'typescript'] as const;

/** The text of `docs/clients/NAME.md`. */
export function guidePage(name: string): string {
  return readFileSync(path.join(root, `docs/clients/${name}.md`), 'utf8');
}

/** The fenced blocks of `docs/clients/NAME.md`, in order. */
export function guideBlocks(name: string): Block[] {
  return Array.from(guidePage(name).matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm), ([, language, file, text]) => ({
    language,
    ...(file && { file }),
    text,
  }));
}

/** What a guide says of a file, with the portal and the token of a test. */
export function guideFile(name: string, file: string, portal: { url: string; token: string }): string {
  const block = guideBlocks(name).find(candidate => candidate.file === file);
  if (!block) throw new Error(`docs/clients/${name}.md has no block for ${file}`);
  return filled(block.text, portal);
}

/** Puts the portal and the token of a test in the place of a guide's. */
export function filled(text: string, { url, token }: { url: string; token: string }): string {
  return text.replaceAll('https://portal.example.com', url).replaceAll('<token>', token);
}

/** Variables that the lines of a shell export, by name; of several, the last one stands. */
export function exportedVariables(text: string): Record<string, string> {
  const lines = text.matchAll(/^export (\w+)=(?:'(.*)'|(.*))$/gm);
  return Object.fromEntries(Array.from(lines, ([, name, quoted, plain]) => [name, quoted ?? plain]));
}

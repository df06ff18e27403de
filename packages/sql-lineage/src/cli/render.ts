import { lineageGraph } from '../output/lineageGraph';
import { lineageRunEvent } from '../output/runEvent';
import { toDot } from '../output/dot';
import { toMermaid } from '../output/mermaid';
import type { AnalyzedScript } from '../types';
import { jobNameOf } from './commandOptions';
import type { CommandOptions, Format } from './commandOptions';

/** A file's text and what was found in it. */
export type AnalyzedFile = { file: string; sql: string; script: AnalyzedScript };

type Renderer = (files: readonly AnalyzedFile[], options: CommandOptions) => string;

const renderers: Record<Format, Renderer> = {
  json: files =>
    files.map(({ file, script }) => `${JSON.stringify({ file, ...script }, null, 2)}\n`).join(''),
  openlineage: (files, options) =>
    files.map(file => `${JSON.stringify(eventOf(file, options))}\n`).join(''),
  dot: files => toDot(lineageGraph(...files.map(({ script }) => script))),
  mermaid: files => toMermaid(lineageGraph(...files.map(({ script }) => script))),
};

/** The whole output, in the format that was asked for. */
export function render(files: readonly AnalyzedFile[], options: CommandOptions): string {
  return renderers[options.format](files, options);
}

function eventOf({ file, sql, script }: AnalyzedFile, options: CommandOptions) {
  const { dialect, namespace = '', job, jobNamespace, defaultCatalog, defaultSchema } = options;
  return lineageRunEvent(script, {
    sql,
    dialect,
    datasets: { namespace, defaultCatalog, defaultSchema },
    job: { namespace: jobNamespace ?? namespace, name: job ?? jobNameOf(file) },
  });
}

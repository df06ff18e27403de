import { version } from '../../package.json';
import { analyzeSql } from '../analyzeSql';
import { readCommandOptions } from './commandOptions';
import type { CommandOptions } from './commandOptions';
import { findingsOf } from './findings';
import { HELP } from './help';
import { readSchema } from './readSchema';
import { readInput, readText } from './readText';
import type { Input } from './readText';
import { render } from './render';
import { UsageError } from './UsageError';

/** What the command reads beside files, and where it writes. */
export type CommandStreams = {
  stdin: Input;
  stdout(text: string): void;
  stderr(text: string): void;
};

/**
 * Runs the command to its end.
 *
 * @returns the exit code: 0 when every statement was understood, 1 when one
 * was not, 2 for wrong usage
 */
export async function runCommand(
  args: readonly string[],
  streams: CommandStreams,
): Promise<number> {
  try {
    const options = readCommandOptions(args);
    if (typeof options === 'object') return await analyzeFiles(options, streams);
    streams.stdout(options === 'help' ? HELP : `${version}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.stderr(`sql-lineage: ${error.message}\nTry --help.\n`);
    return 2;
  }
}

async function analyzeFiles(
  options: CommandOptions,
  { stdin, stdout, stderr }: CommandStreams,
): Promise<number> {
  const analyze = analyzerOf(options);
  const texts = await readFiles(options.files, stdin);
  const files = texts.map(({ file, sql }) => ({ file, sql, script: analyze(sql) }));
  stdout(render(files, options));
  const findings = files.map(({ file, sql, script }) => findingsOf(file, sql, script));
  for (const line of findings.flatMap(({ lines }) => lines)) stderr(`${line}\n`);
  return findings.some(({ failed }) => failed) ? 1 : 0;
}

/** All are read before any is analysed, as a wrong name is wrong usage. */
async function readFiles(files: readonly string[], stdin: Input) {
  if (files.length === 0 && stdin.isTTY) {
    throw new UsageError('Name a file, or give SQL on standard input');
  }
  const texts = [];
  for (const file of files.length > 0 ? files : ['-']) {
    texts.push({ file, sql: file === '-' ? await readInput(stdin) : readText(file) });
  }
  return texts;
}

function analyzerOf({ dialect, schema, defaultCatalog, defaultSchema }: CommandOptions) {
  const options = {
    dialect,
    schema: schema === undefined ? undefined : readSchema(schema),
    defaultCatalog,
    defaultSchema,
  };
  const analyze = (sql: string) => analyzeSql({ sql, ...options });
  try {
    analyze('');
  } catch (error) {
    // Text is never refused, so it is an option.
    throw new UsageError((error as Error).message);
  }
  return analyze;
}

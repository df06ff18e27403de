import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './UsageError';

export const FORMATS = ['json', 'openlineage', 'dot', 'mermaid'] as const;
export type Format = (typeof FORMATS)[number];

/** What the command was asked. */
export type CommandOptions = {
  /** Paths, or `-` for standard input, which none stands for too. */
  files: string[];
  format: Format;
  dialect?: string;
  /** Path of a JSON file. */
  schema?: string;
  defaultCatalog?: string;
  defaultSchema?: string;
  /** Set where the format is `openlineage`. */
  namespace?: string;
  job?: string;
  jobNamespace?: string;
};

const text = { type: 'string' } as const;
const declared = {
  dialect: text,
  schema: text,
  'default-catalog': text,
  'default-schema': text,
  format: text,
  namespace: text,
  job: text,
  'job-namespace': text,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** All options, without their dashes. */
export const OPTIONS = Object.keys(declared);

/**
 * What arguments ask for: help, the version, or an analysis.
 *
 * @throws UsageError that names the value and what is allowed
 */
export function readCommandOptions(args: readonly string[]): 'help' | 'version' | CommandOptions {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  for (const [option, value] of Object.entries(values)) {
    if (value === '') throw new UsageError(`--${option} must not be empty`);
  }
  const options: CommandOptions = {
    files: positionals,
    format: readFormat(values.format),
    dialect: values.dialect,
    schema: values.schema,
    defaultCatalog: values['default-catalog'],
    defaultSchema: values['default-schema'],
    namespace: values.namespace,
    job: values.job,
    jobNamespace: values['job-namespace'],
  };
  checkTogether(options);
  return options;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: declared, allowPositionals: true });
  } catch (error) {
    // Node's hint how to write a file name that begins with a dash is of no use for most.
    const [problem] = (error as Error).message.split(/\. |\n/);
    const known = OPTIONS.map(name => `--${name}`);
    throw new UsageError(`${problem}; the options are ${known.join(', ')}`);
  }
}

function readFormat(value: string = 'json'): Format {
  const format = FORMATS.find(one => one === value);
  if (!format)
    throw new UsageError(`--format must be one of ${FORMATS.join(', ')}, got '${value}'`);
  return format;
}

function checkTogether({ files, format, namespace, job }: CommandOptions): void {
  if (files.filter(file => file === '-').length > 1) {
    throw new UsageError("Standard input can be read once, got '-' more often");
  }
  if (format !== 'openlineage') return;
  if (namespace === undefined) {
    throw new UsageError(
      '--format openlineage needs --namespace, that of the datasets, such as postgres://db:5432',
    );
  }
  if (job !== undefined && files.length > 1) {
    throw new UsageError(`--job names the job of one file, got '${job}' for ${files.length} files`);
  }
}

/** The job that a file is where none is named. */
export function jobNameOf(file: string): string {
  return file === '-' ? 'stdin' : path.basename(file).replace(/(?<=.)\.sql$/i, '');
}

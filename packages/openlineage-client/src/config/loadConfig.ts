import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as Yaml from 'yaml';
import { ConfigurationError } from '../client/errors';
import type { Logger } from '../client/logger';
import { mergeConfig } from './mergeConfig';
import { readVariables, withPlainVariables } from './readVariables';
import { isObject } from './Section';

/** Where configuration is looked for. */
export type Environment = {
  /** Environment variables. */
  env: Record<string, string | undefined>;
  /** The working directory. */
  cwd: string;
  home: string;
};

export function environmentWith(parts: Partial<Environment> = {}): Environment {
  return {
    env: parts.env ?? process.env,
    cwd: parts.cwd ?? process.cwd(),
    home: parts.home ?? homedir(),
  };
}

/**
 * All configuration as one object: what the program says, over the file, over
 * `OPENLINEAGE__…` variables; plain variables fill what these left open.
 * Source: openlineage-python 1.54.0, `OpenLineageClient.config`.
 *
 * @throws ConfigurationError for a file that is named but not there, or that is no YAML
 */
export function loadConfig(
  given: Record<string, unknown>,
  environment: Environment,
  logger: Logger,
): Record<string, unknown> {
  const path = findFile(environment);
  const file = path === undefined ? {} : readConfigFile(path, logger);
  const merged = [readVariables(environment.env), file, given].reduce(mergeConfig);
  return withPlainVariables(merged, environment.env);
}

function findFile({ env, cwd, home }: Environment): string | undefined {
  const named = env.OPENLINEAGE_CONFIG;
  if (named) {
    if (isFile(named)) return named;
    throw new ConfigurationError(
      `OPENLINEAGE_CONFIG must be the path of a file that can be read, got '${named}'`,
    );
  }
  return [join(cwd, 'openlineage.yml'), join(home, '.openlineage', 'openlineage.yml')].find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function readConfigFile(path: string, logger: Logger): Record<string, unknown> {
  const value = parseYaml(path);
  if (value === null || value === undefined) {
    logger.warn(`The configuration file ${path} is empty`);
    return {};
  }
  if (!isObject(value))
    throw new ConfigurationError(`The configuration file ${path} must hold an object`);
  logger.debug(`Configuration comes from ${path}`);
  return value;
}

function parseYaml(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigurationError(
      `The configuration file ${path} cannot be read: ${(error as Error).message}`,
    );
  }
  // Few have such a file, and this takes longer to load than the rest of the package.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require -- an import would be awaited
  const { parse } = require('yaml') as typeof Yaml;
  try {
    // 1.1 is what the Python client reads: there, yes is true.
    return parse(text, { version: '1.1', prettyErrors: false, logLevel: 'error' });
  } catch (error) {
    // The parser's message may quote the file, and with it a secret.
    const { code, pos } = error as { code?: string; pos?: [number, number] };
    const line = pos ? ` in line ${text.slice(0, pos[0]).split('\n').length}` : '';
    throw new ConfigurationError(
      `The configuration file ${path} is no YAML${line} (${code ?? 'unknown error'})`,
    );
  }
}

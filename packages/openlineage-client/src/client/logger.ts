import { ConfigurationError } from './errors';

/** Where the client says what happens. Backstage's LoggerService is one. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const levels = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof levels)[number];

// Python's names of levels, which OPENLINEAGE_CLIENT_LOGGING takes there.
const named: Record<string, Level | 'silent'> = {
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'silent',
};

/**
 * A logger that writes lines to stderr, from the level on that
 * OPENLINEAGE_CLIENT_LOGGING names; from warnings on when it is not set.
 *
 * @throws ConfigurationError for a level that there is not
 */
export function createLogger(
  level = 'warning',
  write: (line: string) => void = line => process.stderr.write(line),
): Logger {
  const from = named[level.trim().toLowerCase()];
  if (!from) {
    throw new ConfigurationError(
      `OPENLINEAGE_CLIENT_LOGGING must be one of ${Object.keys(named).join(', ')}, got '${level}'`,
    );
  }
  const least = from === 'silent' ? levels.length : levels.indexOf(from);
  const at = (name: Level) => (message: string) => {
    if (levels.indexOf(name) >= least) write(`[openlineage] ${name}: ${message}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

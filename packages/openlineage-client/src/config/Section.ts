import { ConfigurationError } from '../client/errors';

const fold = (key: string) => key.toLowerCase().replace(/[_-]/g, '');

/**
 * Reads one object of configuration, key by key, and then says which keys
 * nobody knows.
 *
 * Keys compare without case, `_` and `-`: `apiKey`, `api_key` and, from
 * environment variables, `apikey` are one. A key set to null or undefined
 * counts as absent.
 */
export class Section {
  private readonly values = new Map<string, { key: string; value: unknown }>();
  private readonly known: string[] = [];

  /**
   * @param path - where the object stands, for messages: `transport.retry`
   * @throws ConfigurationError when it is no object
   */
  constructor(
    value: unknown,
    readonly path: string,
  ) {
    if (!isObject(value)) throw this.wrong('', 'an object', value);
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined && item !== null) this.values.set(fold(key), { key, value: item });
    }
  }

  /** The value as it is, under any of the names; the first name is the one that is listed. */
  any(...names: string[]): unknown {
    this.known.push(names[0]);
    return this.take(...names);
  }

  /** The same for an option that is not listed. */
  take(...names: string[]): unknown {
    let found: unknown;
    for (const name of names) {
      const entry = this.values.get(fold(name));
      this.values.delete(fold(name));
      found ??= entry?.value;
    }
    return found;
  }

  text(...names: string[]): string | undefined {
    const value = this.any(...names);
    // A version or a name in an environment variable may look like a number.
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '')
      throw this.wrong(names[0], 'a text', value);
    return value.trim();
  }

  /** A text that is never shown. */
  secret(...names: string[]): string | undefined {
    const value = this.any(...names);
    if (value === undefined) return undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value === '') {
      throw new ConfigurationError(
        `${this.at(names[0])} must be a text that is not empty (its value is not shown)`,
      );
    }
    return value;
  }

  boolean(...names: string[]): boolean | undefined {
    const value = this.any(...names);
    const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
    if (text === undefined || typeof text === 'boolean') return text;
    if (text === 'true' || text === 'false') return text === 'true';
    throw this.wrong(names[0], 'true or false', value);
  }

  /** A number from `least` on; `whole` ones have no fraction. */
  number(names: string[], least: number, whole = false): number | undefined {
    const value = this.any(...names);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (
      typeof number === 'number' &&
      Number.isFinite(number) &&
      number >= least &&
      (!whole || Number.isInteger(number))
    ) {
      return number;
    }
    throw this.wrong(names[0], `a ${whole ? 'whole ' : ''}number of at least ${least}`, value);
  }

  choice<T extends string>(names: string[], allowed: readonly T[]): T | undefined {
    const value = this.any(...names);
    if (value === undefined) return undefined;
    const found = allowed.find(choice => choice === String(value).trim().toLowerCase());
    if (found === undefined) throw this.wrong(names[0], `one of ${allowed.join(', ')}`, value);
    return found;
  }

  /** An object of texts, with its keys as they are. */
  texts(...names: string[]): Record<string, string> | undefined {
    const value = this.any(...names);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw this.wrong(names[0], 'an object of texts', value);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (!['string', 'number', 'boolean'].includes(typeof item)) {
          throw new ConfigurationError(
            `${this.at(names[0])}.${key} must be a text (its value is not shown)`,
          );
        }
        return [key, String(item)];
      }),
    );
  }

  /** A nested object; undefined when there is none. */
  section(...names: string[]): Section | undefined {
    const value = this.any(...names);
    return value === undefined ? undefined : this.inner(value, names[0]);
  }

  /** What stands under a key, to be read as an object. */
  inner(value: unknown, key: string): Section {
    return new Section(value, this.at(key));
  }

  /** @throws ConfigurationError when there are keys that nobody asked for */
  end(): void {
    const unknown = [...this.values.values()].map(({ key }) => `'${this.at(key)}'`);
    if (unknown.length === 0) return;
    throw new ConfigurationError(
      `${unknown.join(', ')} ${unknown.length === 1 ? 'is no option' : 'are no options'}; ` +
        `the options of ${this.path || 'the client'} are ${this.known.join(', ')}`,
    );
  }

  at(key: string): string {
    return [this.path, key].filter(Boolean).join('.');
  }

  wrong(key: string, allowed: string, value: unknown): ConfigurationError {
    return new ConfigurationError(
      `${this.at(key) || 'The configuration'} must be ${allowed}, got ${show(value)}`,
    );
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for a message. What is inside of an object may be secret. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

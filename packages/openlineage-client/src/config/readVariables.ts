import { isObject } from './Section';

type Variables = Record<string, string | undefined>;
const prefix = 'OPENLINEAGE__';

/**
 * `OPENLINEAGE__TRANSPORT__URL=…` as `{ transport: { url: … } }`. Values are
 * JSON where they can be; a variable for a whole object wins over those for
 * parts of it.
 */
export function readVariables(env: Variables): Record<string, unknown> {
  const config: Record<string, unknown> = {};
  // Reversed, so that those with shorter names come last and overwrite.
  const names = Object.keys(env)
    .filter(name => name.startsWith(prefix))
    .sort()
    .reverse();
  for (const name of names) {
    const value = env[name];
    if (value === undefined) continue;
    const keys = name.slice(prefix.length).toLowerCase().split('__');
    insert(config, keys, parseValue(value));
  }
  return config;
}

/**
 * What OPENLINEAGE_URL, _ENDPOINT and _API_KEY add: the http transport when no
 * other is configured, the address of an http transport that has none, and a
 * transport `default_http` of a composite.
 */
export function withPlainVariables(
  config: Record<string, unknown>,
  env: Variables,
): Record<string, unknown> {
  const url = env.OPENLINEAGE_URL;
  const { transport } = config;
  if (!url || (transport !== undefined && transport !== null && !isObject(transport)))
    return config;
  const address = {
    url,
    ...(env.OPENLINEAGE_ENDPOINT && { endpoint: env.OPENLINEAGE_ENDPOINT }),
    ...(env.OPENLINEAGE_API_KEY && { auth: { type: 'api_key', apiKey: env.OPENLINEAGE_API_KEY } }),
  };
  const type = transport?.type ?? 'http';
  if (type === 'composite')
    return { ...config, transport: withDefaultHttp(transport ?? {}, address) };
  if ((type !== 'http' && type !== 'async_http') || transport?.url) return config;
  return { ...config, transport: { ...address, ...transport, type } };
}

function withDefaultHttp(
  transport: Record<string, unknown>,
  address: object,
): Record<string, unknown> {
  const { transports = {} } = transport;
  // A list has no names under which one could be added.
  if (!isObject(transports) || 'default_http' in transports) return transport;
  return {
    ...transport,
    transports: { ...transports, default_http: { type: 'http', ...address } },
  };
}

function insert(config: Record<string, unknown>, keys: string[], value: unknown): void {
  let current = config;
  for (const key of keys.slice(0, -1)) {
    // Names such as __proto__ are keys like others here.
    const below = Object.hasOwn(current, key) ? current[key] : undefined;
    const next = isObject(below) ? below : {};
    define(current, key, next);
    current = next;
  }
  define(current, keys[keys.length - 1], value);
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Most values are plain texts.
    return text;
  }
}

import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../../client/errors';
import type { Section } from '../../config/Section';
import type { AuthOptions, TokenProvider } from './auth';
import { readRetryOptions } from './RetryPolicy';
import type { RetryOptions } from './RetryPolicy';
import type { TlsOptions } from './sender';

/** Options of the http transport: those of the Python and of the Java client together. */
export type HttpOptions = {
  /** The server. A path before the endpoint is kept. */
  url: string;
  /** Default api/v1/lineage. */
  endpoint?: string;
  /** Put into the query of the URL. */
  urlParams?: Record<string, string>;
  /** How long one request may take, from its connection to the end of the answer. Default 5000. */
  timeoutMs?: number;
  auth?: AuthOptions | TokenProvider;
  compression?: 'gzip';
  /** More headers of each request. */
  headers?: Record<string, string>;
  retry?: RetryOptions;
  /** For servers that take several events in one request; the async transport uses it. */
  batch?: boolean | BatchOptions;
  /** Whether certificates are checked. Default true. */
  verify?: boolean;
  /** Files in PEM form, for servers with a certificate of their own, or that ask for one. */
  sslContext?: { caCertPath?: string; clientCertPath?: string; clientKeyPath?: string };
  /** Most connections at the same time; more requests wait. Default 100. */
  maxConnections?: number;
  /** Sends instead of Node's own client. */
  fetch?: typeof globalThis.fetch;
};

export type BatchOptions = {
  /** Most events of a request. Default 100. */
  maxSize?: number;
  /** Most bytes of a request. Default 4 MiB. */
  maxBytes?: number;
  /** Default: the endpoint, and /batch. */
  endpoint?: string;
};

/** Options that were checked. */
export type HttpSettings = {
  url: URL;
  timeoutMs: number;
  auth: unknown;
  authPath: string;
  gzip: boolean;
  headers: Record<string, string>;
  retry: RetryOptions;
  batch?: { maxSize: number; maxBytes: number; url: URL };
  tls: TlsOptions;
  maxConnections: number;
  fetch?: typeof globalThis.fetch;
};

/** @throws ConfigurationError that names a wrong option and what is allowed */
export function readHttpOptions(section: Section): HttpSettings {
  const base = readUrl(section);
  const endpoint = section.text('endpoint') ?? 'api/v1/lineage';
  const params = section.texts('urlParams') ?? {};
  const url = resolve(base, endpoint, params);
  return {
    url,
    timeoutMs: readTimeout(section),
    auth: section.any('auth'),
    authPath: section.at('auth'),
    gzip: section.choice(['compression'], ['gzip']) === 'gzip',
    headers: readHeaders(section),
    retry: readRetryOptions(section.section('retry')),
    batch: readBatch(section, base, endpoint, params),
    tls: readTls(section),
    maxConnections: section.number(['maxConnections'], 1, true) ?? 100,
    fetch: readFetch(section),
  };
}

function readUrl(section: Section): URL {
  const text = section.text('url');
  if (!text) throw new ConfigurationError(`${section.at('url')} is missing`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  // A password may stand in it, and what cannot be read cannot be cleaned.
  const shown = text.includes('@') ? 'one that is not shown' : `'${text.slice(0, 80)}'`;
  throw new ConfigurationError(
    `${section.at('url')} must be an http or https URL such as http://localhost:5000, got ${shown}`,
  );
}

/**
 * The endpoint below the URL. Unlike with Python's urljoin, a path of the URL
 * without a slash at its end is kept too; one that ends in the endpoint is
 * taken as it is, as by the Java client.
 */
function resolve(base: URL, endpoint: string, params: Record<string, string>): URL {
  const path = base.pathname.replace(/\/+$/, '');
  const whole = path !== '' && `${path}/`.endsWith(`/${endpoint.replace(/^\/|\/$/g, '')}/`);
  const url = new URL(base);
  url.pathname = whole
    ? base.pathname
    : `${endpoint.startsWith('/') ? '' : path}/${endpoint.replace(/^\//, '')}`;
  for (const [key, value] of Object.entries(params)) url.searchParams.append(key, value);
  return url;
}

function readTimeout(section: Section): number {
  const timeoutMs = section.number(['timeoutMs', 'timeoutInMillis'], 1);
  const seconds = section.number(['timeout'], 0.001);
  if (seconds !== undefined && seconds > 3600) {
    throw section.wrong(
      'timeout',
      'at most 3600, as it is in seconds (timeoutMs is in milliseconds)',
      seconds,
    );
  }
  return timeoutMs ?? (seconds === undefined ? 5000 : seconds * 1000);
}

function readHeaders(section: Section): Record<string, string> {
  const headers = { ...section.texts('headers'), ...section.texts('customHeaders') };
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value)) {
      throw new ConfigurationError(
        `${section.at('headers')}.${name} is no header that HTTP allows (its value is not shown)`,
      );
    }
  }
  return headers;
}

function readBatch(
  section: Section,
  base: URL,
  endpoint: string,
  params: Record<string, string>,
): HttpSettings['batch'] {
  const value = section.any('batch');
  if (value === undefined || value === false) return undefined;
  const options = section.inner(value === true ? {} : value, 'batch');
  const batch = {
    maxSize: options.number(['maxSize'], 1, true) ?? 100,
    maxBytes: options.number(['maxBytes'], 1, true) ?? 4 * 1024 * 1024,
    url: resolve(base, options.text('endpoint') ?? `${endpoint.replace(/\/$/, '')}/batch`, params),
  };
  options.end();
  return batch;
}

function readTls(section: Section): TlsOptions {
  const verify = section.boolean('verify');
  const context = section.section('sslContext');
  const file = (name: string) => {
    const path = context?.text(name);
    if (!context || path === undefined) return undefined;
    try {
      return readFileSync(path);
    } catch (error) {
      throw new ConfigurationError(
        `${context.at(name)} cannot be read: ${(error as Error).message}`,
      );
    }
  };
  const tls = { ca: file('caCertPath'), cert: file('clientCertPath'), key: file('clientKeyPath') };
  context?.end();
  if (context && tls.key && !tls.cert) {
    throw new ConfigurationError(
      `${context.at('clientKeyPath')} needs ${context.at('clientCertPath')}`,
    );
  }
  const settings: TlsOptions = verify === false ? { rejectUnauthorized: false } : {};
  // A file may hold both.
  return { ...settings, ...tls, key: tls.key ?? tls.cert };
}

function readFetch(section: Section): typeof globalThis.fetch | undefined {
  const value = section.any('fetch');
  if (value === undefined || typeof value === 'function')
    return value as typeof globalThis.fetch | undefined;
  throw section.wrong('fetch', 'a function like fetch', value);
}

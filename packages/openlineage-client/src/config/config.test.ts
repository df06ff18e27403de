/**
 * @jest-environment node
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberingLogger } from '../__testUtils__/events';
import { OpenLineageClient } from '../client/OpenLineageClient';
import type { ClientOptions } from '../client/OpenLineageClient';
import { loadConfig } from './loadConfig';

describe('configuration', () => {
  let folder: string;
  let logger: ReturnType<typeof rememberingLogger>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openlineage-'));
    mkdirSync(join(folder, 'home', '.openlineage'), { recursive: true });
    mkdirSync(join(folder, 'work'));
    logger = rememberingLogger();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = (...path: string[]) => join(folder, ...path);
  const environmentOf = (env: Record<string, string>) => ({
    env,
    cwd: at('work'),
    home: at('home'),
  });
  const load = (env: Record<string, string> = {}, given: Record<string, unknown> = {}) =>
    loadConfig(given, environmentOf(env), logger);
  const client = (env: Record<string, string>, options: ClientOptions = {}) =>
    new OpenLineageClient({ logger, environment: environmentOf(env), ...options });

  it('comes from the named file, else of the working directory, else of the home', () => {
    writeFileSync(
      at('home', '.openlineage', 'openlineage.yml'),
      'transport: {type: console, name: home}',
    );
    expect(load()).toMatchObject({ transport: { name: 'home' } });
    writeFileSync(at('work', 'openlineage.yml'), 'transport: {type: console, name: work}');
    expect(load()).toMatchObject({ transport: { name: 'work' } });
    writeFileSync(at('named.yml'), 'transport: {type: console, name: named}');
    expect(load({ OPENLINEAGE_CONFIG: at('named.yml') })).toMatchObject({
      transport: { name: 'named' },
    });
  });

  it('is the program over the file over variables', () => {
    writeFileSync(
      at('work', 'openlineage.yml'),
      'transport:\n  type: http\n  url: http://file\n  retry: {total: 1}\ntags: {run: {a: file, b: file}}\n',
    );
    const env = {
      OPENLINEAGE__TRANSPORT__URL: 'http://variable',
      OPENLINEAGE__TRANSPORT__TIMEOUT: '7',
      OPENLINEAGE__TRANSPORT__RETRY: '{"total": 9, "connect": 2}',
      OPENLINEAGE__TAGS__RUN__C: 'variable',
    };
    expect(load(env, { tags: { run: { b: 'program' } } })).toEqual({
      transport: { type: 'http', url: 'http://file', timeout: 7, retry: { total: 1, connect: 2 } },
      tags: { run: { a: 'file', b: 'program', c: 'variable' } },
    });
  });

  it('joins keys that differ in how they are written', () => {
    const env = {
      OPENLINEAGE__TRANSPORT__CUSTOM_HEADERS: '{"A": "1"}',
      OPENLINEAGE__TRANSPORT__APIKEY: 'x',
    };
    expect(load(env, { transport: { customHeaders: { b: '2' }, apiKey: 'y' } })).toEqual({
      transport: { customHeaders: { A: '1', b: '2' }, apiKey: 'y' },
    });
  });

  it('does not mix options of two types of transport', () => {
    const env = {
      OPENLINEAGE__TRANSPORT__TYPE: 'http',
      OPENLINEAGE__TRANSPORT__URL: 'http://variable',
    };
    expect(load(env, { transport: { type: 'console' } })).toEqual({
      transport: { type: 'console' },
    });
  });

  it('takes JSON in variables, and the shorter name over the longer', () => {
    const env = {
      OPENLINEAGE__TRANSPORT__URL: 'http://part',
      OPENLINEAGE__TRANSPORT: '{"type": "console"}',
      OPENLINEAGE__FILTERS: '[{"type": "exact", "match": "a"}]',
      OPENLINEAGE____PROTO____X: '1',
    };
    expect(load(env)).toMatchObject({
      transport: { type: 'console' },
      filters: [{ type: 'exact', match: 'a' }],
    });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('takes plain variables for what is left open', () => {
    const env = {
      OPENLINEAGE_URL: 'http://plain',
      OPENLINEAGE_ENDPOINT: 'my/events',
      OPENLINEAGE_API_KEY: 'key',
    };
    const address = {
      url: 'http://plain',
      endpoint: 'my/events',
      auth: { type: 'api_key', apiKey: 'key' },
    };
    expect(load(env)).toEqual({ transport: { type: 'http', ...address } });
    expect(load({ ...env, OPENLINEAGE__TRANSPORT__TYPE: 'async_http' })).toEqual({
      transport: { type: 'async_http', ...address },
    });
    expect(load({ ...env, OPENLINEAGE__TRANSPORT__TYPE: 'console' })).toEqual({
      transport: { type: 'console' },
    });
    expect(load(env, { transport: { type: 'http', url: 'http://program' } })).toEqual({
      transport: { type: 'http', url: 'http://program' },
    });
    expect(
      load(env, { transport: { type: 'composite', transports: { a: { type: 'console' } } } }),
    ).toEqual({
      transport: {
        type: 'composite',
        transports: { a: { type: 'console' }, default_http: { type: 'http', ...address } },
      },
    });
  });

  it('makes the transport that is configured', () => {
    const kinds = [
      client({ OPENLINEAGE_URL: 'http://localhost:5000' }),
      client({
        OPENLINEAGE__TRANSPORT__TYPE: 'async_http',
        OPENLINEAGE_URL: 'http://localhost:5000',
      }),
      client({ OPENLINEAGE_URL: 'http://localhost:5000' }, { transport: { type: 'noop' } }),
      client({}, { config: { transport: { type: 'console' } } }),
      client({}),
    ].map(({ transport }) => transport.kind);
    expect(kinds).toEqual(['http', 'async_http', 'noop', 'console', 'console']);
  });

  it('reads YAML as the Python client does', () => {
    writeFileSync(
      at('work', 'openlineage.yml'),
      'transport: {type: http, url: "http://a", verify: no}',
    );
    expect(client({}).transport.kind).toBe('http');
    writeFileSync(at('work', 'openlineage.yml'), '# nothing\n');
    expect(client({}).transport.kind).toBe('console');
    expect(logger.lines[0]).toBe(
      `warn: The configuration file ${at('work', 'openlineage.yml')} is empty`,
    );
  });

  it('says that an option of other clients is ignored', () => {
    client(
      {},
      {
        config: {
          transport: { type: 'noop' },
          circuitBreaker: {},
          facets: { source_code_location: {} },
        } as never,
      },
    );
    expect(logger.lines).toEqual([
      "warn: The option 'facets.sourceCodeLocation' is of other clients and ignored",
      "warn: The option 'circuitBreaker' is of other clients and ignored",
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a key that there is not',
      'transports: {}',
      "'transports' is no option; the options of the client are tags, facets, transport, filters",
    ],
    [
      'a type that there is not',
      'transport: {type: htttp}',
      "transport.type must be one of http, async_http, async, console, file, composite, transform, kafka, noop, got 'htttp'",
    ],
    ['no url', 'transport: {type: http}', 'transport.url is missing'],
    [
      'a url of another protocol',
      'transport: {type: http, url: "ftp://a"}',
      "transport.url must be an http or https URL such as http://localhost:5000, got 'ftp://a'",
    ],
    [
      'a url with a password',
      'transport: {type: http, url: "me:pw@a"}',
      'transport.url must be an http or https URL such as http://localhost:5000, got one that is not shown',
    ],
    [
      'an option with a typo',
      'transport: {type: http, url: "http://a", timeuot: 5}',
      "'transport.timeuot' is no option; the options of transport are type, name, priority, url, endpoint, urlParams, timeoutMs, timeout, auth, compression, headers, customHeaders, retry, batch, verify, sslContext, maxConnections, fetch",
    ],
    [
      'another compression',
      'transport: {type: http, url: "http://a", compression: brotli}',
      "transport.compression must be one of gzip, got 'brotli'",
    ],
    [
      'a timeout that is none',
      'transport: {type: http, url: "http://a", timeoutMs: soon}',
      "transport.timeoutMs must be a number of at least 1, got 'soon'",
    ],
    [
      'milliseconds for seconds',
      'transport: {type: http, url: "http://a", timeout: 5000}',
      'transport.timeout must be at most 3600, as it is in seconds (timeoutMs is in milliseconds), got 5000',
    ],
    [
      'a header that is none',
      'transport: {type: http, url: "http://a", headers: {"A b": top-secret}}',
      'transport.headers.A b is no header that HTTP allows (its value is not shown)',
    ],
    [
      'a retry that is none',
      'transport: {type: http, url: "http://a", retry: {total: -1}}',
      'transport.retry.total must be a whole number of at least 0, got -1',
    ],
    [
      'statuses that are none',
      'transport: {type: http, url: "http://a", retry: {status_forcelist: all}}',
      "transport.retry.statusForcelist must be an array of statuses from 300 to 599, got 'all'",
    ],
    [
      'a certificate that is not there',
      'transport: {type: http, url: "https://a", sslContext: {caCertPath: /no/ca.pem}}',
      "transport.sslContext.caCertPath cannot be read: ENOENT: no such file or directory, open '/no/ca.pem'",
    ],
    [
      'a filter that is none',
      'filters: [{type: prefix, match: a}]',
      "filters[0].type must be one of exact, regex, got 'prefix'",
    ],
    ['a filter without text', 'filters: [{type: regex}]', 'filters[0].regex is missing'],
    [
      'a wrong pattern',
      'filters: [{type: regex, regex: "("}]',
      "filters[0].regex must be a regular expression, got '('",
    ],
    ['a list for an object', 'tags: []', 'tags must be an object, got an array'],
  ])('refuses %s', (_, yaml, message) => {
    writeFileSync(at('work', 'openlineage.yml'), yaml);
    expect(() => client({})).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });

  it('refuses a file that is no YAML, without quoting it', () => {
    writeFileSync(at('bad.yml'), 'transport:\n  auth: {apiKey: "top-secret\n');
    expect(() => client({ OPENLINEAGE_CONFIG: at('bad.yml') })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(
          /^The configuration file .*bad.yml is no YAML in line \d \([A-Z_]+\)$/,
        ),
      }),
    );
  });

  it.each([
    [
      { OPENLINEAGE_CONFIG: '/not/there.yml' },
      "OPENLINEAGE_CONFIG must be the path of a file that can be read, got '/not/there.yml'",
    ],
    [{ OPENLINEAGE__TRANSPORT: 'http' }, "transport must be an object, got 'http'"],
    [
      { OPENLINEAGE_URL: 'localhost:5000' },
      "transport.url must be an http or https URL such as http://localhost:5000, got 'localhost:5000'",
    ],
  ])('refuses %j', (env, message) => {
    expect(() => client(env)).toThrow(message);
  });

  it('refuses a level of logging that there is not', () => {
    expect(
      () =>
        new OpenLineageClient({
          environment: environmentOf({ OPENLINEAGE_CLIENT_LOGGING: 'loud' }),
        }),
    ).toThrow(
      "OPENLINEAGE_CLIENT_LOGGING must be one of debug, info, warn, warning, error, critical, got 'loud'",
    );
  });
});

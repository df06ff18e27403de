/**
 * @jest-environment node
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from './createTransport';
import { contextWith } from './context';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const url = 'http://localhost:5000';
const inner = { type: 'noop' };
const tokenEndpoint = `${url}/token`;

/** What an unknown option is answered with, which lists the known ones. */
function optionsOf(config: object): string[] {
  try {
    createTransport(config, 'transport', contextWith());
  } catch (error) {
    return /the options of \S+ are (.*)$/.exec((error as Error).message)?.[1].split(', ') ?? [];
  }
  return [];
}

describe('the README', () => {
  it.each([
    ['http', { type: 'http', url, x: 1 }],
    ['async_http', { type: 'async_http', url, x: 1 }],
    ['async', { type: 'async', transport: inner, x: 1 }],
    ['file', { type: 'file', logFilePath: '/tmp/x', x: 1 }],
    ['composite', { type: 'composite', transports: [inner], x: 1 }],
    ['transform', { type: 'transform', transport: inner, transform: () => undefined, x: 1 }],
    ['kafka', { type: 'kafka', topic: 't', producer: { send: async () => {} }, x: 1 }],
    ['retry', { type: 'http', url, retry: { x: 1 } }],
    ['batch', { type: 'http', url, batch: { x: 1 } }],
    ['sslContext', { type: 'http', url, sslContext: { x: 1 } }],
    ['api_key', { type: 'http', url, auth: { type: 'api_key', apiKey: 'k', x: 1 } }],
    ['jwt', { type: 'http', url, auth: { type: 'jwt', apiKey: 'k', tokenEndpoint, x: 1 } }],
    [
      'oauth2',
      {
        type: 'http',
        url,
        auth: { type: 'oauth2', clientId: 'i', clientSecret: 's', tokenEndpoint, x: 1 },
      },
    ],
  ])('tells every option of %s', (_, config) => {
    // The producer's connection is its own matter.
    const options = optionsOf(config).filter(
      name => !['config', 'properties', 'flush'].includes(name),
    );
    expect(options.length).toBeGreaterThan(0);
    expect(
      options.filter(name => !readme.includes(`\`${name}\``) && !readme.includes(`.${name}\``)),
    ).toEqual([]);
  });
});

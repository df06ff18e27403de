import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';

// The library with which Backstage itself verifies tokens.
const { SignJWT, exportJWK, generateKeyPair } = createRequire(
  path.join(root, 'node_modules/@backstage/backend-defaults/package.json'),
)('jose');

const ISSUER = 'https://issuer.example';
const restricted = [{ plugin: 'data-catalog', permission: 'data-catalog.integrate' }];

test.describe('tokens through external access', () => {
  let folder: string;
  let keys: HttpServer;
  let server: Server;
  let sign: (key?: unknown) => Promise<string>;

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'headwater-tokens-'));
    const pair = await generateKeyPair('ES256');
    const published = { ...(await exportJWK(pair.publicKey)), kid: 'key-1', alg: 'ES256' };
    keys = createServer((_req, res) => {
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify({ keys: [published] }));
    });
    const port = await freePort();
    await new Promise<void>(resolve => keys.listen(port, '127.0.0.1', resolve));
    sign = (key = pair.privateKey) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
        .setIssuer(ISSUER)
        .setSubject('pipelines')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(key);
    const config = path.join(folder, 'app-config.tokens.json');
    writeFileSync(
      config,
      JSON.stringify({
        backend: {
          auth: {
            externalAccess: [
              { type: 'static', options: { token: 'only-events-0123456789', subject: 'events' }, accessRestrictions: restricted },
              {
                type: 'static',
                options: { token: 'another-plugin-0123456789', subject: 'other' },
                accessRestrictions: [{ plugin: 'catalog' }],
              },
              { type: 'jwks', options: { url: `http://127.0.0.1:${port}`, issuer: ISSUER, algorithm: 'ES256' }, accessRestrictions: restricted },
            ],
          },
        },
      }),
    );
    server = await startServer('backend', {
      DATABASE_URL: `sqlite:${path.join(folder, 'log.sqlite')}`,
      HEADWATER_CONFIG: config,
    });
  });
  test.afterAll(async () => {
    await server?.stop();
    await new Promise(resolve => keys.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  async function post(token: string | undefined, pathname = '/api/v1/lineage') {
    const answer = await fetch(`${server.url}${pathname}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify({
        eventType: 'COMPLETE',
        eventTime: '2026-11-01T10:00:00Z',
        producer: 'https://example.com/tokens',
        run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
        job: { namespace: 'tokens', name: 'job' },
      }),
    });
    await answer.text();
    return answer.status;
  }
  const list = async (token: string) =>
    (await fetch(`${server.url}/api/data-catalog/v1/assets`, { headers: { Authorization: `Bearer ${token}` } })).status;

  for (const pathname of ['/api/v1/lineage', '/api/data-catalog/api/v1/lineage']) {
    test(`static and JWKS tokens are taken at ${pathname}, none and wrong ones are not`, async () => {
      expect(await post('only-events-0123456789', pathname)).toBe(201);
      expect(await post(await sign(), pathname)).toBe(201);
      expect(await post(undefined, pathname)).toBe(401);
      expect(await post('wrong-token-0123456789', pathname)).toBe(401);
      const other = await generateKeyPair('ES256');
      expect(await post(await sign(other.privateKey), pathname)).toBe(401);
    });
  }

  test('a token for events reads nothing, and a token of another plugin writes nothing', async () => {
    expect(await list('only-events-0123456789')).toBe(403);
    expect(await list(await sign())).toBe(403);
    for (const pathname of ['/api/v1/lineage', '/api/data-catalog/api/v1/lineage']) {
      expect([401, 403]).toContain(await post('another-plugin-0123456789', pathname));
    }
  });
});

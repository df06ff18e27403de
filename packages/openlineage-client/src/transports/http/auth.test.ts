/**
 * @jest-environment node
 */
import { jobEvent } from '../../__testUtils__/events';
import { TestServer } from '../../__testUtils__/TestServer';
import type { Answer, Received } from '../../__testUtils__/TestServer';
import { HttpTransport } from './HttpTransport';

const event = jobEvent();
const ok: Answer = { status: 201 };

describe('authentication of the http transport', () => {
  let server: TestServer;
  let clock: number;

  /** Tokens come from /token; `serve` answers for everything else. */
  async function transportTo(
    auth: Record<string, unknown>,
    token: (index: number) => Answer,
    serve: (request: Received) => Answer = () => ok,
  ) {
    clock = Date.parse('2026-01-31T12:00:00Z');
    let tokens = 0;
    server = await TestServer.start(request => {
      if (request.url !== '/token') return serve(request);
      tokens += 1;
      return token(tokens);
    });
    return new HttpTransport(
      { url: server.url, auth: { tokenEndpoint: `${server.url}/token`, ...auth } as never },
      { now: () => clock, sleep: async () => {} },
    );
  }

  const requests = () =>
    server.received.map(({ url, headers }) => (url === '/token' ? 'token' : headers.authorization));

  afterEach(() => server.stop());

  const jwt = { type: 'jwt', apiKey: 'key-1' };

  it('exchanges an API key for a token, and keeps it until shortly before its end', async () => {
    const transport = await transportTo(jwt, count => ({
      status: 200,
      body: JSON.stringify({ token: `t${count}`, expiresIn: 600 }),
    }));
    await transport.emit(event);
    clock += 479_000;
    await transport.emit(event);
    clock += 2000;
    await transport.emit(event);
    expect(requests()).toEqual(['token', 'Bearer t1', 'Bearer t1', 'token', 'Bearer t2']);
    expect(server.received[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&response_type=token&apikey=key-1',
    });
  });

  it('asks once when many events need a token', async () => {
    const transport = await transportTo(jwt, () => ({ status: 200, body: '{"access_token":"t"}' }));
    await Promise.all(Array.from({ length: 10 }, () => transport.emit(event)));
    expect(requests().filter(request => request === 'token')).toHaveLength(1);
  });

  it('reads from a JWT when it ends', async () => {
    const end = Math.floor(Date.parse('2026-01-31T12:10:00Z') / 1000);
    const payload = Buffer.from(JSON.stringify({ exp: end })).toString('base64url');
    const transport = await transportTo(jwt, () => ({
      status: 200,
      body: JSON.stringify({ token: `a.${payload}.c` }),
    }));
    await transport.emit(event);
    clock += 481_000;
    await transport.emit(event);
    expect(requests().filter(request => request === 'token')).toHaveLength(2);
  });

  it('uses half of the time of a token that is short', async () => {
    const transport = await transportTo(jwt, () => ({
      status: 200,
      body: '{"token":"t","expires_in":60}',
    }));
    await transport.emit(event);
    clock += 29_000;
    await transport.emit(event);
    clock += 2000;
    await transport.emit(event);
    expect(requests()).toEqual(['token', 'Bearer t', 'Bearer t', 'token', 'Bearer t']);
  });

  it('asks for another token when the server refuses the one it has, once an event', async () => {
    const transport = await transportTo(
      jwt,
      count => ({ status: 200, body: JSON.stringify({ token: `t${count}` }) }),
      ({ headers }) => (headers.authorization === 'Bearer t2' ? ok : { status: 401 }),
    );
    await transport.emit(event);
    expect(requests()).toEqual(['token', 'Bearer t1', 'token', 'Bearer t2']);
    await server.stop();
    const refused = await transportTo(
      jwt,
      () => ({ status: 200, body: '{"token":"t"}' }),
      () => ({ status: 401 }),
    );
    await expect(refused.emit(event)).rejects.toThrow("401. Check the option 'auth'");
    expect(requests()).toEqual(['token', 'Bearer t', 'token', 'Bearer t']);
  });

  it.each([
    [
      'in the header',
      {},
      'grant_type=client_credentials&scope=lineage+write',
      `Basic ${Buffer.from('my+app:s%26cret').toString('base64')}`,
    ],
    [
      'in the body',
      { clientAuthMethod: 'client_secret_post' },
      'grant_type=client_credentials&scope=lineage+write&client_id=my+app&client_secret=s%26cret',
      undefined,
    ],
  ])('gets a token for client credentials %s', async (_, options, body, authorization) => {
    const transport = await transportTo(
      {
        type: 'oauth2',
        client_id: 'my app',
        client_secret: 's&cret',
        scope: 'lineage write',
        ...options,
      },
      () => ({ status: 200, body: '{"access_token":"t","expires_in":3600}' }),
    );
    await transport.emit(event);
    expect(requests()).toEqual(['token', 'Bearer t']);
    expect({
      body: server.received[0].body,
      authorization: server.received[0].headers.authorization,
    }).toEqual({
      body,
      authorization,
    });
  });

  it('repeats when the token endpoint is away, and gives up when it refuses', async () => {
    const transport = await transportTo(jwt, count =>
      count < 3 ? { status: 503 } : { status: 200, body: '{"token":"t"}' },
    );
    await transport.emit(event);
    expect(requests()).toEqual(['token', 'token', 'token', 'Bearer t']);
    await server.stop();
    const refused = await transportTo(jwt, () => ({ status: 403, body: 'key-1 is unknown' }));
    await expect(refused.emit(event)).rejects.toThrow(
      `The token endpoint ${server.url}/token answered 403`,
    );
    expect(requests()).toEqual(['token']);
    await server.stop();
    const empty = await transportTo({ ...jwt, tokenFields: ['jwt'] }, () => ({
      status: 200,
      body: '{"token":"t"}',
    }));
    await expect(empty.emit(event)).rejects.toThrow('gave no token in: jwt');
  });

  it('takes a provider of the user', async () => {
    server = await TestServer.start([ok]);
    const transport = new HttpTransport({
      url: server.url,
      auth: { getBearer: async () => 'Bearer mine' },
    });
    await transport.emit(event);
    expect(requests()).toEqual(['Bearer mine']);
  });

  it.each([
    [{ type: 'basic' }, "transport.auth.type must be one of api_key, jwt, oauth2, got 'basic'"],
    [
      { apiKey: 'top-secret' },
      'transport.auth.type must be one of api_key, jwt, oauth2, got nothing',
    ],
    [{ type: 'api_key' }, 'transport.auth.apiKey is missing'],
    [{ type: 'jwt', apiKey: 'top-secret' }, 'transport.auth.tokenEndpoint is missing'],
    [
      { type: 'jwt', apiKey: 'top-secret', tokenEndpoint: 'nowhere' },
      "transport.auth.tokenEndpoint must be an http or https URL, got 'nowhere'",
    ],
    [{ type: 'oauth2', clientId: 'a' }, 'transport.auth.clientSecret is missing'],
    [
      { type: 'api_key', apiKey: 'top-secret', key: 'top-secret' },
      "'transport.auth.key' is no option; the options of transport.auth are type, apiKey",
    ],
    [
      { type: 'api_key', apiKey: ['top-secret'] },
      'transport.auth.apiKey must be a text that is not empty (its value is not shown)',
    ],
  ])('refuses %j', async (auth, message) => {
    server = await TestServer.start([ok]);
    expect(() => new HttpTransport({ url: server.url, auth: auth as never })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', message }),
    );
  });
});

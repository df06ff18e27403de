/**
 * @jest-environment node
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { jobEvent } from '../../__testUtils__/events';
import { HttpTransport } from './HttpTransport';
import type { HttpOptions } from './options';

// A key and its own certificate for 127.0.0.1, which nothing else uses.
const file = path.join(__dirname, '../../__testUtils__/selfSigned.pem');

describe('the http transport over TLS', () => {
  let server: Server;
  let peers: (string | undefined)[];

  beforeEach(async () => {
    const pem = readFileSync(file);
    peers = [];
    server = createServer({
      key: pem,
      cert: pem,
      ca: pem,
      requestCert: true,
      rejectUnauthorized: false,
    });
    server.on('request', (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      peers.push(subject?.CN as string | undefined);
      request.resume().on('end', () => response.writeHead(201).end());
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const emit = (options: Partial<HttpOptions>) => {
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new HttpTransport({ url, ...options }).emit(jobEvent());
  };

  it('refuses a certificate that nobody vouches for, at once', async () => {
    await expect(emit({})).rejects.toThrow(/cannot be reached: self-signed certificate/);
    expect(peers).toEqual([]);
  });

  it('takes it where its authority is known, or nothing is checked', async () => {
    await emit({ sslContext: { caCertPath: file } });
    await emit({ verify: false });
    expect(peers).toEqual([undefined, undefined]);
  });

  it('shows a certificate of its own', async () => {
    await emit({ sslContext: { caCertPath: file, clientCertPath: file, clientKeyPath: file } });
    await emit({ sslContext: { caCertPath: file, clientCertPath: file } });
    expect(peers).toEqual(['localhost', 'localhost']);
  });

  it('refuses a key without a certificate', async () => {
    expect(
      () => new HttpTransport({ url: 'https://a', sslContext: { clientKeyPath: file } }),
    ).toThrow('transport.sslContext.clientKeyPath needs transport.sslContext.clientCertPath');
  });
});

import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

/** A load balancer that hands each request to the next replica, on loopback. */
export type Balancer = { url: string; replicas: number[]; close(): Promise<void> };

/** @param replicas - ports of the loopback interface; may be changed while it runs */
export async function startBalancer(replicas: number[], port: number): Promise<Balancer> {
  let turn = 0;
  const next = () => replicas[turn++ % replicas.length];
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: next(), method, path: url, headers }, reply => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.headersSent || answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  // WebSockets of signals.
  server.on('upgrade', (incoming, socket, head) => {
    const onward = connect(next(), '127.0.0.1', () => {
      const headers = incoming.rawHeaders.map((text, index) => (index % 2 ? `${text}\r\n` : `${text}: `)).join('');
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    replicas,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

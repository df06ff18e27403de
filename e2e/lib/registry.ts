import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

export type Packed = { name: string; version: string; tarball: string };

export type Registry = { url: string; close: () => Promise<void> };

/** Serves packed packages as npm's registry would, on loopback; nothing else is there. */
export async function startRegistry(
  packages: readonly Packed[],
  manifestOf: (tarball: string) => object,
): Promise<Registry> {
  const files = new Map(packages.map(({ tarball }) => [`/-/${path.basename(tarball)}`, readFileSync(tarball)]));
  let url = '';
  const documentOf = ({ name, version, tarball }: Packed) => {
    const file = path.basename(tarball);
    const content = files.get(`/-/${file}`)!;
    const digest = (algorithm: string, encoding: 'hex' | 'base64') =>
      createHash(algorithm).update(content).digest(encoding);
    const dist = {
      tarball: `${url}/-/${file}`,
      shasum: digest('sha1', 'hex'),
      integrity: `sha512-${digest('sha512', 'base64')}`,
    };
    return {
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifestOf(tarball), dist } },
    };
  };
  const server = createServer((request, response) => {
    const wanted = decodeURIComponent(new URL(request.url ?? '/', 'http://registry').pathname);
    const file = files.get(wanted);
    if (file) {
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': file.length }).end(file);
      return;
    }
    const found = packages.find(({ name }) => wanted === `/${name}`);
    if (found) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(documentOf(found)));
      return;
    }
    response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

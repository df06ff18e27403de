// `node pages.mjs FOLDER PORT`: serves the built pages of a portal, as any web server would.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const [folder, port] = process.argv.slice(2);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://pages');
  const wanted = path.join(folder, path.normalize(decodeURIComponent(pathname)));
  // A page of the portal is made in the browser.
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : path.join(folder, 'index.html');
  response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
}).listen(Number(port), '127.0.0.1');

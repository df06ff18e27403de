// A receiver that takes everything and keeps nothing: POST /api/v1/lineage and
// its batches. GET /counts tells what came. With `hang`, nothing is answered.
import { createServer } from 'node:http';

const hang = process.argv.includes('hang');
const marker = Buffer.from('"eventTime"');
const counts = { events: 0, bytes: 0, requests: 0 };

function occurrences(body) {
  let count = 0;
  for (let at = body.indexOf(marker); at >= 0; at = body.indexOf(marker, at + 1)) count += 1;
  return count;
}

const server = createServer((request, response) => {
  if (request.url === '/counts') {
    response.end(JSON.stringify(counts));
    return;
  }
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const isBatch = request.url.endsWith('/batch');
    const body = isBatch ? Buffer.concat(chunks) : undefined;
    const events = isBatch ? occurrences(body) : 1;
    counts.events += events;
    counts.requests += 1;
    for (const { length } of chunks) counts.bytes += length;
    if (hang) return;
    if (!isBatch) {
      response.writeHead(201, { 'Content-Length': 0 }).end();
      return;
    }
    const summary = { received: events, successful: events, failed: 0, retriable: 0, non_retriable: 0 };
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', summary, failed_events: [] }));
  });
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());

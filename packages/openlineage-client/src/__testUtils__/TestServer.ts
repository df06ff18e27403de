import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A request as it came, its body unpacked. */
export type Received = {
  method?: string;
  url?: string;
  headers: IncomingHttpHeaders;
  body: string;
};

/**
 * What the server does: answers, says nothing, ends the connection at once, or
 * after half of the answer.
 */
export type Answer =
  | { status: number; headers?: Record<string, string>; body?: string; delayMs?: number }
  | 'hang'
  | 'cut'
  | 'cut-body';

/** A server on this machine, for tests. */
export class TestServer {
  readonly received: Received[] = [];
  /** Most requests that were open at the same time. */
  mostOpen = 0;
  connections = 0;
  private open = 0;
  private timers = new Set<NodeJS.Timeout>();

  private constructor(
    private readonly server: Server,
    private readonly answer: (request: Received, index: number) => Answer | Promise<Answer>,
  ) {}

  /** Answers are given by a function, or one after the other, the last one for ever. */
  static async start(
    answers: Answer[] | ((request: Received, index: number) => Answer | Promise<Answer>),
  ): Promise<TestServer> {
    const answer = Array.isArray(answers)
      ? (_: Received, index: number) => answers[Math.min(index, answers.length - 1)]
      : answers;
    const server = createServer((request, response) => void test.handle(request, response));
    const test = new TestServer(server, answer);
    server.on('connection', () => {
      test.connections += 1;
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return test;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The bodies as JSON. */
  get events(): unknown[] {
    return this.received.map(({ body }) => JSON.parse(body));
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    response.on('close', () => {
      this.open -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
    const { method, url, headers } = request;
    const received = { method, url, headers, body: body.toString('utf8') };
    this.received.push(received);
    this.reply(await this.answer(received, this.received.length - 1), response);
  }

  private reply(answer: Answer, response: ServerResponse) {
    if (answer === 'hang') return;
    if (answer === 'cut') response.socket?.destroy();
    else if (answer === 'cut-body') {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half', () => response.socket?.destroy());
    } else {
      const { status, headers, body, delayMs = 0 } = answer;
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        response.writeHead(status, headers).end(body);
      }, delayMs);
      this.timers.add(timer);
    }
  }
}

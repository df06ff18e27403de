import { urlToHttpOptions } from 'node:url';
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { ClosedError, DeliveryError } from '../../client/errors';

/** A server's answer; of the body no more than was asked for. */
export type HttpAnswer = {
  status: number;
  header(name: string): string | undefined;
  body: string;
};

export type HttpPost = {
  url: URL;
  headers: Record<string, string>;
  body: string | Buffer;
  timeoutMs: number;
  /** How much of the answer's body is kept, in bytes; the rest is read and thrown away. */
  keepBytes: number;
};

/** POSTs once, follows nothing. */
export interface HttpSender {
  /** @throws ConnectionError when there is no answer */
  post(request: HttpPost): Promise<HttpAnswer>;
  /** Ends what is under way with a ClosedError. */
  close(): void;
}

/** There was no answer: none could be asked for one, or it did not come. */
export class ConnectionError extends DeliveryError {
  constructor(
    message: string,
    readonly phase: 'connect' | 'read',
    cause?: unknown,
  ) {
    super(message, { retriable: !isOfTls(cause), cause });
  }
}

export type TlsOptions = {
  rejectUnauthorized?: boolean;
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
};

/**
 * Sends through Node's own client over connections that are kept: it takes a
 * fraction of the time of Node's fetch. The modules are loaded with the first request.
 */
export class NodeSender implements HttpSender {
  private readonly active = new Set<{ close(): void }>();
  private readonly loading = new Map<string, Promise<{ request: Request; agent: Agent }>>();
  private last?: {
    url: URL;
    headers: Record<string, string>;
    options: RequestOptions;
    flat: string[];
  };

  constructor(
    private readonly tls: TlsOptions,
    private readonly maxSockets: number,
  ) {}

  async post(post: HttpPost): Promise<HttpAnswer> {
    const { request, agent } = await this.client(post.url.protocol);
    const { options, flat } = this.prepared(post, agent);
    // A list is written as it is, and takes half the time of an object.
    const headers = [...flat, 'Content-Length', String(Buffer.byteLength(post.body))];
    for (;;) {
      const exchange = new Exchange(post);
      this.active.add(exchange);
      try {
        return await exchange.run(() => request({ ...options, headers }));
      } catch (error) {
        // The server closed a kept connection just when it was used again: nobody has seen the event.
        if (!exchange.wasStale) throw error;
      } finally {
        this.active.delete(exchange);
      }
    }
  }

  close(): void {
    for (const exchange of this.active) exchange.close();
    for (const client of this.loading.values())
      client.then(
        ({ agent }) => agent.destroy(),
        () => {},
      );
    this.loading.clear();
  }

  /** What all requests to one place have in common. */
  private prepared({ url, headers }: HttpPost, agent: Agent) {
    if (this.last?.url !== url || this.last.headers !== headers) {
      const options: RequestOptions = { ...urlToHttpOptions(url), method: 'POST', agent };
      const named = Object.keys(headers).some(name => name.toLowerCase() === 'host');
      const all = { ...(!named && { Host: url.host }), ...headers };
      this.last = { url, headers, options, flat: Object.entries(all).flat() };
    }
    return this.last;
  }

  private client(protocol: string) {
    const known = this.loading.get(protocol);
    if (known) return known;
    const agentOptions = {
      keepAlive: true,
      maxSockets: this.maxSockets,
      scheduling: 'lifo' as const,
    };
    const client =
      protocol === 'https:'
        ? import('node:https').then(({ request, Agent: Secure }) => ({
            request: request as Request,
            agent: new Secure({ ...agentOptions, ...this.tls }) as Agent,
          }))
        : import('node:http').then(({ request, Agent: Plain }) => ({
            request: request as Request,
            agent: new Plain(agentOptions),
          }));
    this.loading.set(protocol, client);
    return client;
  }
}

type Request = (options: RequestOptions) => ClientRequest;

/** One request and its answer. */
class Exchange {
  wasStale = false;
  private answered = false;
  private request?: ClientRequest;
  private timer?: NodeJS.Timeout;
  private settle: { resolve(answer: HttpAnswer): void; reject(error: Error): void } = {
    resolve: () => {},
    reject: () => {},
  };

  constructor(private readonly post: HttpPost) {}

  run(open: () => ClientRequest): Promise<HttpAnswer> {
    return new Promise<HttpAnswer>((resolve, reject) => {
      this.settle = { resolve, reject };
      const request = open();
      this.request = request;
      // A request may wait long for one of the connections, which is no fault of the server.
      request.once('socket', () => {
        this.timer = setTimeout(() => this.timedOut(), this.post.timeoutMs);
      });
      request.on('response', response => this.read(response));
      request.on('error', error => this.failed(error));
      request.end(this.post.body);
    }).finally(() => clearTimeout(this.timer));
  }

  close(): void {
    this.settle.reject(new ClosedError('The client was closed before the server answered'));
    this.request?.destroy();
  }

  private read(response: IncomingMessage) {
    this.answered = true;
    const chunks: Buffer[] = [];
    let kept = 0;
    response.on('data', (chunk: Buffer) => {
      if (kept >= this.post.keepBytes) return;
      chunks.push(chunk.subarray(0, this.post.keepBytes - kept));
      kept += chunk.length;
    });
    response.on('error', error => this.failed(error));
    response.on('end', () =>
      this.settle.resolve({
        status: response.statusCode ?? 0,
        header: name => headerText(response.headers[name]),
        body: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  }

  private timedOut() {
    const { url, timeoutMs } = this.post;
    const connecting = this.request?.socket?.connecting;
    const what = connecting ? 'took no connection' : 'gave no answer';
    this.settle.reject(
      new ConnectionError(
        `${show(url)} ${what} within ${timeoutMs} ms`,
        connecting ? 'connect' : 'read',
      ),
    );
    this.request?.destroy();
  }

  private failed(error: NodeJS.ErrnoException) {
    const { request } = this;
    this.wasStale = Boolean(request?.reusedSocket) && !this.answered && stale.has(error.code ?? '');
    // Without a socket that had connected, nothing was sent.
    const connecting =
      !request?.socket ||
      request.socket.connecting ||
      error.syscall === 'connect' ||
      isOfTls(error);
    this.settle.reject(
      new ConnectionError(
        `${show(this.post.url)} ${connecting ? 'cannot be reached' : 'cut the connection'}: ${reasonOf(error)}`,
        connecting ? 'connect' : 'read',
        error,
      ),
    );
  }
}

/** Whether a certificate is at fault, which will not get better. */
function isOfTls(error: unknown): boolean {
  return /CERT|_TLS_|_SSL_/.test(String((error as NodeJS.ErrnoException | undefined)?.code));
}

const stale = new Set(['ECONNRESET', 'EPIPE']);

/** Of several tries (IPv6, IPv4), Node tells only in a list what went wrong. */
function reasonOf(error: Error & { errors?: Error[]; code?: string }): string {
  return (
    error.message ||
    error.errors?.map(({ message }) => message).join(', ') ||
    error.code ||
    error.name
  );
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A URL for a message: without user, password and query. */
export function show(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

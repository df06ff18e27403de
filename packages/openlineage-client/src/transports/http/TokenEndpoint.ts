import { ConfigurationError, DeliveryError } from '../../client/errors';
import { isObject } from '../../config/Section';
import type { Section } from '../../config/Section';
import type { TokenProvider } from './auth';
import type { HttpAnswer } from './sender';
import { show } from './sender';

/** POSTs a form to a token endpoint. */
export type FormPost = (
  url: URL,
  form: string,
  headers: Record<string, string>,
) => Promise<HttpAnswer>;

export type TokenEndpointOptions = {
  /** Where tokens are asked for. */
  tokenEndpoint: string;
  /** Fields of the answer that may hold the token, in order. Default access_token; for jwt, token before it. */
  tokenFields?: string[];
  /** The field with the seconds that the token holds. Default expires_in. */
  expiresInField?: string;
  /** Seconds before the end at which the next token is asked for. Default 120, at most half of its time. */
  tokenRefreshBuffer?: number;
};

type Endpoint = { url: URL; tokenFields: string[]; expiresInField: string; bufferMs: number };

export function readTokenEndpoint(section: Section, defaultFields: string[]): Endpoint {
  const text = section.text('tokenEndpoint');
  if (!text) throw new ConfigurationError(`${section.at('tokenEndpoint')} is missing`);
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw section.wrong('tokenEndpoint', 'an http or https URL', text);
  }
  const fields = section.any('tokenFields');
  return {
    url: new URL(text),
    tokenFields: fields === undefined ? defaultFields : [fields].flat().map(String),
    expiresInField: section.text('expiresInField') ?? 'expires_in',
    bufferMs: (section.number(['tokenRefreshBuffer'], 0) ?? 120) * 1000,
  };
}

/**
 * Asks an endpoint for a token, keeps it until shortly before it ends, and
 * asks only once when many events need one.
 *
 * A token that does not say how long it holds is kept until a server refuses it.
 */
export class TokenEndpoint implements TokenProvider {
  // Private to the language, so that no printed client shows a token.
  #bearer?: string;
  #refreshAt = 0;
  #fetching?: Promise<string>;
  readonly #request: () => { form: Record<string, string>; authorization?: string };

  constructor(
    private readonly endpoint: Endpoint,
    request: () => { form: Record<string, string>; authorization?: string },
    private readonly post: FormPost,
    private readonly now: () => number,
  ) {
    this.#request = request;
  }

  getBearer(): string | Promise<string> {
    if (this.#bearer && this.now() < this.#refreshAt) return this.#bearer;
    this.#fetching ??= this.fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  invalidate(): boolean {
    this.#bearer = undefined;
    return true;
  }

  private async fetch(): Promise<string> {
    const { form, authorization } = this.#request();
    const answer = await this.post(this.endpoint.url, new URLSearchParams(form).toString(), {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
      ...(authorization && { Authorization: authorization }),
    });
    const { status } = answer;
    if (status < 200 || status > 299) {
      const retriable = status === 429 || status >= 500;
      throw new DeliveryError(`The token endpoint ${show(this.endpoint.url)} answered ${status}`, {
        retriable,
      });
    }
    return this.keep(answer.body);
  }

  private keep(body: string): string {
    const fields = readFields(body);
    const name = this.endpoint.tokenFields.find(field => fields.has(fold(field)));
    const token = name && fields.get(fold(name));
    if (typeof token !== 'string' || token === '') {
      const tried = this.endpoint.tokenFields.join(', ');
      throw new DeliveryError(
        `The token endpoint ${show(this.endpoint.url)} gave no token in: ${tried}`,
      );
    }
    const now = this.now();
    const seconds = Number(fields.get(fold(this.endpoint.expiresInField)));
    const lifeMs = seconds > 0 ? seconds * 1000 : endOfJwt(token) - now;
    this.#refreshAt = now + lifeMs - Math.min(this.endpoint.bufferMs, lifeMs / 2);
    if (Number.isNaN(lifeMs)) this.#refreshAt = Infinity;
    this.#bearer = `Bearer ${token}`;
    return this.#bearer;
  }
}

const fold = (name: string) => name.toLowerCase().replace(/_/g, '');

function readFields(body: string): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return new Map(
      isObject(value) ? Object.entries(value).map(([key, item]) => [fold(key), item]) : [],
    );
  } catch {
    // No JSON holds no token, which the caller says.
    return new Map();
  }
}

/** When a JWT ends, in milliseconds since 1970; NaN when the text is no JWT, or does not say. */
function endOfJwt(token: string): number {
  const [, payload] = token.split('.');
  const end = payload && readFields(Buffer.from(payload, 'base64url').toString('utf8')).get('exp');
  return typeof end === 'number' ? end * 1000 : NaN;
}

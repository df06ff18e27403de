import { ConfigurationError } from '../../client/errors';
import { isObject, Section } from '../../config/Section';
import { readTokenEndpoint, TokenEndpoint } from './TokenEndpoint';
import type { FormPost, TokenEndpointOptions } from './TokenEndpoint';

/** Gives what stands in the Authorization header. */
export interface TokenProvider {
  /** `Bearer …`, or undefined for no header. */
  getBearer(): string | undefined | Promise<string | undefined>;
  /** The server refused the last one: whether another can be asked for. */
  invalidate?(): boolean;
}

/** How requests prove who sends them. Names as in the official clients. */
export type AuthOptions =
  | { type: 'api_key'; apiKey: string }
  /** Exchanges an API key for a token. */
  | ({
      type: 'jwt';
      apiKey: string;
      /** Default urn:ietf:params:oauth:grant-type:jwt-bearer. */
      grantType?: string;
      /** Default token. */
      responseType?: string;
    } & TokenEndpointOptions)
  /** Client credentials. Source: RFC 6749, 4.4. */
  | ({
      type: 'oauth2';
      clientId: string;
      clientSecret: string;
      scope?: string;
      /** Whether the credentials stand in the header (default) or in the body. */
      clientAuthMethod?: 'client_secret_basic' | 'client_secret_post';
    } & TokenEndpointOptions);

const authTypes = ['api_key', 'jwt', 'oauth2'] as const;

/**
 * What the option `auth` says, or the provider that it is.
 *
 * @param post - sends a form to a token endpoint
 * @throws ConfigurationError that names what is missing or wrong
 */
export function createTokenProvider(
  value: unknown,
  path: string,
  post: FormPost,
  now: () => number,
): TokenProvider | undefined {
  if (value === undefined) return undefined;
  if (isProvider(value)) return value;
  const section = new Section(value, path);
  // Python takes `auth` without a type for no authentication.
  const type = section.choice(['type'], authTypes);
  if (!type) {
    if (isObject(value) && Object.keys(value).length === 0) return undefined;
    throw section.wrong('type', `one of ${authTypes.join(', ')}`, undefined);
  }
  const provider = { api_key: apiKey, jwt, oauth2 }[type](section, post, now);
  section.end();
  return provider;
}

function isProvider(value: unknown): value is TokenProvider {
  return isObject(value) && typeof value.getBearer === 'function';
}

function apiKey(section: Section): TokenProvider {
  const bearer = `Bearer ${required(section, section.secret('apiKey'), 'apiKey')}`;
  return { getBearer: () => bearer };
}

function jwt(section: Section, post: FormPost, now: () => number): TokenProvider {
  const form = {
    grant_type: section.text('grantType') ?? 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    response_type: section.text('responseType') ?? 'token',
    apikey: required(section, section.secret('apiKey'), 'apiKey'),
  };
  const endpoint = readTokenEndpoint(section, ['token', 'access_token']);
  return new TokenEndpoint(endpoint, () => ({ form }), post, now);
}

function oauth2(section: Section, post: FormPost, now: () => number): TokenProvider {
  const clientId = required(section, section.text('clientId'), 'clientId');
  const clientSecret = required(section, section.secret('clientSecret'), 'clientSecret');
  const scope = section.text('scope');
  const method = section.choice(
    ['clientAuthMethod'],
    ['client_secret_basic', 'client_secret_post'],
  );
  const form = { grant_type: 'client_credentials', ...(scope && { scope }) };
  const endpoint = readTokenEndpoint(section, ['access_token']);
  const request =
    method === 'client_secret_post'
      ? { form: { ...form, client_id: clientId, client_secret: clientSecret } }
      : { form, authorization: basic(clientId, clientSecret) };
  return new TokenEndpoint(endpoint, () => request, post, now);
}

function required(section: Section, value: string | undefined, name: string): string {
  if (value === undefined) throw new ConfigurationError(`${section.at(name)} is missing`);
  return value;
}

/** Both are written as in a form before they are encoded. Source: RFC 6749, 2.3.1. */
function basic(id: string, secret: string): string {
  const form = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
  return `Basic ${Buffer.from(`${form(id)}:${form(secret)}`).toString('base64')}`;
}

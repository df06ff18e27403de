import { InputError } from '@backstage/errors';
import type { Request } from 'express';

/** As much of a JSON Schema as reading text needs. */
export type OpenApiSchema = {
  $ref?: string;
  type?: string | string[];
  items?: OpenApiSchema;
  [keyword: string]: unknown;
};

export type OpenApiParameter = {
  name: string;
  in: string;
  required?: boolean;
  explode?: boolean;
  schema: OpenApiSchema;
  /** `schema` without references. */
  resolved: OpenApiSchema;
};

type Groups = Record<'path' | 'query' | 'header', Record<string, unknown>>;

/**
 * The parameters of a request as values of their types. What is no value of
 * its type stays text, so that the validation can say so.
 *
 * @throws InputError for text with NUL, which no database column holds
 */
export function readParameters(parameters: readonly OpenApiParameter[], request: Request): Groups {
  const groups: Groups = { path: { ...request.params }, query: readQuery(parameters, request), header: {} };
  for (const parameter of parameters) {
    const { name, resolved } = parameter;
    if (parameter.in === 'path') groups.path[name] = readValue(resolved, request.params[name]);
    if (parameter.in !== 'header') continue;
    const value = request.get(name);
    if (value !== undefined) groups.header[name] = value;
  }
  for (const part of ['path', 'query'] as const) {
    for (const [name, value] of Object.entries(groups[part])) assertNoNul(part, name, value);
  }
  return groups;
}

function assertNoNul(part: 'path' | 'query', name: string, value: unknown) {
  const texts = Array.isArray(value) ? value : [value];
  if (!texts.some(text => typeof text === 'string' && text.includes('\0'))) return;
  const subject = part === 'path' ? 'Path parameter' : 'Query parameter';
  throw new InputError(`${subject} '${name}' must not contain the character NUL`);
}

/**
 * Express's own parser makes objects of brackets and of long lists, and
 * arrays only of what is repeated; so the query is read here.
 */
function readQuery(parameters: readonly OpenApiParameter[], request: Request): Record<string, unknown> {
  const start = request.originalUrl.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : request.originalUrl.slice(start + 1));
  const query: Record<string, unknown> = Object.create(null);
  for (const name of new Set(search.keys())) {
    const parameter = parameters.find(known => known.in === 'query' && known.name === name);
    query[name] = parameter ? readValues(parameter, search.getAll(name)) : search.get(name);
  }
  return query;
}

function readValues({ explode, resolved }: OpenApiParameter, texts: string[]): unknown {
  if (resolved.type !== 'array') {
    // A single value given twice is an array, which then fails the validation.
    return texts.length === 1 ? readValue(resolved, texts[0]) : texts;
  }
  const parts = explode === false ? texts.flatMap(text => text.split(',')) : texts;
  return parts.map(part => readValue(resolved.items ?? {}, part));
}

function readValue({ type }: OpenApiSchema, text: string): unknown {
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  if (type !== 'integer' && type !== 'number') return text;
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

import Ajv2020 from 'ajv/dist/2020';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { InputError } from '@backstage/errors';
import type { operations } from '@headwater/plugin-data-catalog-common';
import type { Request } from 'express';
import document from './document.generated.json';
import { readParameters } from './readParameters';
import type { OpenApiParameter, OpenApiSchema } from './readParameters';

/** Name of an operation of the API. */
export type OperationId = keyof operations;

type Parameters<O extends OperationId> = operations[O]['parameters'];

/** What a request of an operation holds, once it is known to be valid. */
export type ValidRequest<O extends OperationId> = {
  path: NonNullable<Parameters<O>['path']>;
  query: NonNullable<Parameters<O>['query']>;
  header: NonNullable<Parameters<O>['header']>;
  body: operations[O] extends { requestBody: { content: { 'application/json': infer Body } } }
    ? Body
    : undefined;
};

type Operation = {
  operationId: string;
  parameters?: unknown[];
  requestBody?: { content: Record<string, { schema: OpenApiSchema }> };
  responses: Record<string, unknown>;
};

type Compiled = {
  parameters: OpenApiParameter[];
  groups: Record<'path' | 'query' | 'header', ValidateFunction>;
  body?: ValidateFunction;
  responses: Map<string, ValidateFunction | undefined>;
};

const ROOT = 'data-catalog';

/**
 * The OpenAPI document as a gate: requests are read and checked by it, and
 * tests check answers by it. Operations are compiled when first used.
 */
export class OpenApiContract {
  readonly #ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    useDefaults: true,
    verbose: true,
    // Times are checked where they are read: any ISO form will do.
    formats: { 'date-time': true },
  });
  readonly #operations = new Map<string, { operation: Operation; shared: unknown[] }>();
  readonly #compiled = new Map<string, Compiled>();

  constructor(private readonly root: OpenApiDocument = document as unknown as OpenApiDocument) {
    this.#ajv.addSchema({ ...this.root, $id: ROOT }, ROOT);
    for (const { parameters = [], ...methods } of Object.values(this.root.paths)) {
      for (const operation of Object.values(methods) as Operation[]) {
        this.#operations.set(operation.operationId, { operation, shared: parameters });
      }
    }
  }

  /**
   * The parameters and the body of a request, with defaults filled in.
   *
   * @throws InputError that names the first field that is wrong and what is allowed.
   */
  read<O extends OperationId>(operationId: O, request: Request): ValidRequest<O> {
    const compiled = this.#compile(operationId);
    const groups = readParameters(compiled.parameters, request);
    for (const part of ['path', 'query', 'header'] as const) {
      assertValid(compiled.groups[part], groups[part], `${part} parameter`);
    }
    if (compiled.body) {
      if (request.body === undefined) throw new InputError('The request has no JSON body');
      assertValid(compiled.body, request.body, 'body');
    }
    return { ...groups, body: request.body } as unknown as ValidRequest<O>;
  }

  /** @throws InputError when `value` does not fit the named schema of the document. */
  assertSchema(name: string, value: unknown): void {
    const reference = `${ROOT}#/components/schemas/${name}`;
    const validate = this.#ajv.getSchema(reference) ?? this.#ajv.compile({ $ref: reference });
    assertValid(validate, value, 'body');
  }

  /** How an answer differs from the document; empty when it does not. */
  answerIssues(operationId: OperationId, status: number, body: unknown): string[] {
    const { responses } = this.#compile(operationId);
    const validate = responses.has(String(status))
      ? responses.get(String(status))
      : responses.get('default');
    if (!validate || validate(body)) return [];
    return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
  }

  #compile(operationId: string): Compiled {
    const known = this.#compiled.get(operationId);
    if (known) return known;
    const entry = this.#operations.get(operationId);
    if (!entry) throw new Error(`The OpenAPI document has no operation '${operationId}'`);
    const { operation, shared } = entry;
    const parameters = [...shared, ...(operation.parameters ?? [])].map(
      parameter => this.#resolve(parameter) as OpenApiParameter,
    );
    for (const parameter of parameters) parameter.resolved = this.#resolveDeep(parameter.schema);
    const body = operation.requestBody?.content['application/json']?.schema;
    const compiled: Compiled = {
      parameters,
      groups: {
        path: this.#compileGroup(parameters, 'path'),
        query: this.#compileGroup(parameters, 'query'),
        header: this.#compileGroup(parameters, 'header'),
      },
      ...(body && { body: this.#compileSchema(body) }),
      responses: this.#compileResponses(operation),
    };
    this.#compiled.set(operationId, compiled);
    return compiled;
  }

  #compileGroup(parameters: OpenApiParameter[], part: string): ValidateFunction {
    const own = parameters.filter(parameter => parameter.in === part);
    return this.#compileSchema({
      type: 'object',
      properties: Object.fromEntries(own.map(parameter => [parameter.name, parameter.schema])),
      required: own.filter(parameter => parameter.required).map(parameter => parameter.name),
      ...(part === 'query' && { additionalProperties: false }),
    });
  }

  #compileResponses(operation: Operation): Compiled['responses'] {
    return new Map(
      Object.entries(operation.responses).map(([status, response]) => {
        const { content } = this.#resolve(response) as {
          content?: Record<string, { schema: OpenApiSchema }>;
        };
        const schema = content?.['application/json']?.schema;
        return [status, schema && this.#compileSchema(schema)];
      }),
    );
  }

  #compileSchema(schema: OpenApiSchema): ValidateFunction {
    return this.#ajv.compile(absoluteReferences(schema) as OpenApiSchema);
  }

  #resolve(node: unknown): unknown {
    const { $ref } = node as { $ref?: string };
    if ($ref === undefined) return node;
    return $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], this.root);
  }

  #resolveDeep(schema: OpenApiSchema): OpenApiSchema {
    const resolved = this.#resolve(schema) as OpenApiSchema;
    return resolved.items ? { ...resolved, items: this.#resolve(resolved.items) as OpenApiSchema } : resolved;
  }
}

type OpenApiDocument = {
  paths: Record<string, { parameters?: unknown[] } & Record<string, unknown>>;
};

/** `#/components…` means the whole document, also inside a schema that is compiled alone. */
function absoluteReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absoluteReferences);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `${ROOT}${value}` : absoluteReferences(value),
    ]),
  );
}

function assertValid(validate: ValidateFunction, value: unknown, what: string): void {
  if (validate(value)) return;
  const errors = validate.errors ?? [];
  // Failing branches of a union say less than the property that caused them.
  const error = errors.find(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf') ?? errors[0];
  const { field, message, allowed } = describe(error);
  const subject = field === '' ? `The ${what}` : `${capital(what)} '${field}'`;
  const failure: InputError & { details?: object } = new InputError(`${subject} ${message}`);
  failure.details = { field, ...(allowed && { allowed }) };
  throw failure;
}

function describe(error: ErrorObject): { field: string; message: string; allowed?: unknown[] } {
  const path = error.instancePath.slice(1).replace(/~1/g, '/').replace(/\//g, '.');
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  switch (error.keyword) {
    case 'enum': {
      const allowed = error.params.allowedValues as unknown[];
      return { field: path, allowed, message: `must be one of ${allowed.map(String).join(', ')}` };
    }
    case 'required':
      return { field: inside(error.params.missingProperty), message: 'is missing' };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = error.params.additionalProperty ?? error.params.unevaluatedProperty;
      const allowed = Object.keys((error.parentSchema?.properties as object) ?? {});
      const known = allowed.length > 0 ? `; allowed are ${allowed.join(', ')}` : '';
      return { field: inside(name), message: `is not known${known}`, ...(known && { allowed }) };
    }
    case 'pattern':
      return { field: path, message: `must match ${error.params.pattern}` };
    default:
      return { field: path, message: error.message ?? 'is wrong' };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

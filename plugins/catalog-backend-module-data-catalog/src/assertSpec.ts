import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { specSchemas } from '@headwater/plugin-data-catalog-common';
import type { HeadwaterKind } from '@headwater/plugin-data-catalog-common';
import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
const validators = new Map<string, ValidateFunction>();

/** @throws InputError that names the first wrong field of `spec` and says what is allowed. */
export function assertSpec(entity: Entity): void {
  const kind = entity.kind.toLocaleLowerCase('en-US') as HeadwaterKind;
  const validate = validators.get(kind) ?? ajv.compile(specSchemas[kind]);
  validators.set(kind, validate);
  if (validate(entity.spec ?? {})) return;
  // The branches of a union say less than the union itself.
  const errors = validate.errors ?? [];
  const union = errors.find(({ keyword }) => keyword === 'anyOf');
  throw new InputError(describe(union ?? errors[0]));
}

function describe(error: ErrorObject): string {
  const path = `spec${error.instancePath}`.replace(/\//g, '.').replace(/\.(\d+)/g, '[$1]');
  const got = `got ${JSON.stringify(error.data)?.slice(0, 80)}`;
  switch (error.keyword) {
    case 'required':
      return `'${path}.${error.params.missingProperty}' is missing`;
    case 'enum':
      return `'${path}' must be one of ${error.params.allowedValues.join(', ')}, ${got}`;
    case 'type':
      return `'${path}' must be ${article(String(error.params.type))}, ${got}`;
    case 'additionalProperties':
      return `'${path}.${error.params.additionalProperty}' is not known; allowed are ${Object.keys(error.parentSchema?.properties ?? {}).join(', ')}`;
    case 'anyOf':
      return `'${path}' must be an entity ref, '<namespace>#<name>' or an object with namespace and name, ${got}`;
    default:
      return `'${path}' ${error.message}, ${got}`;
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

type TextLists<Key extends string> = Record<Key, string[]>;

type Result<Value> =
  { value: Value; issues?: undefined } | { issues: readonly { message: string }[] };

/**
 * A Standard Schema (https://standardschema.dev) of parameters that hold one
 * list of texts: all that the rules of assets take.
 */
export function textListParams<Key extends string>(key: Key, description: string) {
  const jsonSchema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { [key]: { type: 'array', items: { type: 'string' }, description } },
    required: [key],
    additionalProperties: false,
  };
  return {
    '~standard': {
      version: 1 as const,
      vendor: 'headwater',
      types: undefined as { input: TextLists<Key>; output: TextLists<Key> } | undefined,
      validate: (value: unknown): Result<TextLists<Key>> => {
        const list = (value as Partial<TextLists<Key>> | undefined)?.[key];
        return Array.isArray(list) && list.every(item => typeof item === 'string')
          ? { value: { [key]: list } as TextLists<Key> }
          : { issues: [{ message: `'${key}' must be a list of texts` }] };
      },
      jsonSchema: { input: () => jsonSchema, output: () => jsonSchema },
    },
  };
}

import type { SqlSchema } from '../types';
import { readText } from './readText';
import { UsageError } from './UsageError';

const shape = 'columns by table, such as {"shop.public.orders": ["id", "total"]}';

/**
 * Columns by table, from a JSON file.
 *
 * @throws UsageError when the file cannot be read, or holds something else
 */
export function readSchema(file: string): SqlSchema {
  let schema: unknown;
  const text = readText(file);
  try {
    schema = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`--schema '${file}' is no JSON: ${(error as Error).message}`);
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw new UsageError(`--schema '${file}' must hold ${shape}`);
  }
  for (const [table, columns] of Object.entries(schema)) {
    if (!Array.isArray(columns) || columns.some(column => typeof column !== 'string')) {
      throw new UsageError(
        `--schema '${file}' must hold ${shape}; of '${table}' it holds ${JSON.stringify(columns).slice(0, 80)}`,
      );
    }
  }
  return schema as SqlSchema;
}

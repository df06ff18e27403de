import type { TableReference } from '../types';

/** A text that two references have in common just when they name the same table. */
export function tableKey({ kind, parts }: TableReference): string {
  return `${kind} ${JSON.stringify(parts)}`;
}

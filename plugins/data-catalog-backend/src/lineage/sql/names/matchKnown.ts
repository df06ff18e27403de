import type { TableReference } from '@headwater/sql-lineage';
import type { DatasetName } from './candidateNames';

/**
 * The dataset of a list that a table stands for: its parts are the last of the
 * dataset's name, which may be dotted or a path. An exact match goes before one
 * that differs in case; where several match, none does.
 */
export function matchKnown<Known extends DatasetName>(
  { parts }: Pick<TableReference, 'parts'>,
  known: readonly Known[],
): Known | undefined {
  const exact = known.filter(({ name }) => endsWith(segments(name), parts));
  const found = exact.length > 0 ? exact : known.filter(({ name }) => endsWith(lower(segments(name)), lower(parts)));
  return found.length === 1 ? found[0] : undefined;
}

function segments(name: string): string[] {
  return name.split(/[./]/);
}

function lower(parts: readonly string[]): string[] {
  return parts.map(part => part.toLowerCase());
}

function endsWith(segmentsOfName: readonly string[], parts: readonly string[]): boolean {
  // A part may have a dot or a slash of its own.
  const wanted = parts.flatMap(segments);
  const offset = segmentsOfName.length - wanted.length;
  return offset >= 0 && wanted.every((part, index) => segmentsOfName[offset + index] === part);
}

import { InputError } from '@backstage/errors';
import type { AssetClass } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetRow } from '../projection/ProjectionStore';
import { findRow, readListed } from './findRow';
import type { Reading } from './Reading';

type Name = { namespace: string; name: string };

/** More colons than any name has; the ways to cut a text at two of them grow with the square of it. */
const MAX_COLONS = 24;

/** Whether an asset is a node in Marquez's sense, and which. */
export function nodeTypeOf(assetClass: AssetClass): 'DATASET' | 'JOB' | undefined {
  if (assetClass === 'dataset') return 'DATASET';
  return assetClass === 'job' || assetClass === 'entity' ? 'JOB' : undefined;
}

/** `dataset:<namespace>:<name>` or `job:<namespace>:<name>`. */
export function toNodeId({
  class: assetClass,
  namespace,
  name,
}: Name & { class: AssetClass }): string {
  return `${assetClass === 'dataset' ? 'dataset' : 'job'}:${namespace}:${name}`;
}

/** `datasetField:<namespace>:<name>:<field>`. */
export function toFieldId({ namespace, name }: Name, field: string): string {
  return `datasetField:${namespace}:${name}:${field}`;
}

/** The asset that a node id of a dataset or job means. */
export async function findNode(reading: Reading, nodeId: string): Promise<AssetRow | undefined> {
  const { kind, rest } = splitKind(nodeId, ['dataset', 'job']);
  return findRow(reading, kind as 'dataset' | 'job', splits(rest));
}

/** The dataset or job that a node id means, with the field where it names one. */
export async function findField(
  reading: Reading,
  nodeId: string,
): Promise<{ row: AssetRow; field?: string } | undefined> {
  const { kind, rest } = splitKind(nodeId, ['dataset', 'datasetField', 'job']);
  if (kind !== 'datasetField') {
    const row = await findNode(reading, nodeId);
    return row && { row };
  }
  // A field may hold colons too, so every way of cutting the text is looked up, in one read.
  const candidates = splits(rest).flatMap(([names, field]) =>
    splits(names).map(([namespace, name]) => ({ id: assetId('dataset', namespace, name), field })),
  );
  const rows = await readListed(
    reading,
    candidates.map(({ id }) => id),
  );
  const found = candidates.find(({ id }) => rows.has(id));
  return found && { row: rows.get(found.id)!, field: found.field };
}

function splitKind(nodeId: string, allowed: readonly string[]): { kind: string; rest: string } {
  const end = nodeId.indexOf(':');
  const kind = nodeId.slice(0, end);
  const rest = nodeId.slice(end + 1);
  if (
    end < 0 ||
    !allowed.includes(kind) ||
    !rest.includes(':') ||
    rest.split(':').length > MAX_COLONS
  ) {
    const forms = allowed.map(
      word => `${word}:<namespace>:<name>${word === 'datasetField' ? ':<field>' : ''}`,
    );
    throw new InputError(
      `Query parameter 'nodeId' must be ${forms.join(' or ')}, got '${nodeId.slice(0, 200)}'`,
    );
  }
  return { kind, rest };
}

/** All ways to cut a text at a colon, the last colon first: namespaces often have one, names seldom. */
function splits(text: string): [string, string][] {
  const found: [string, string][] = [];
  for (let at = text.lastIndexOf(':'); at > 0; at = text.lastIndexOf(':', at - 1)) {
    found.push([text.slice(0, at), text.slice(at + 1)]);
  }
  return found;
}

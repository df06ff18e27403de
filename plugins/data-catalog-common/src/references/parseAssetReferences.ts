import { InputError } from '@backstage/errors';

/** A reference to an asset: a Backstage entity, or an OpenLineage name. */
export type AssetReference =
  | { entityRef: string }
  | { class?: 'dataset' | 'job'; namespace: string; name: string };

const entityRefPattern = /^(?:([a-z0-9_.-]+):)?(?:([a-z0-9_.-]+)\/)?([a-z0-9_.-]+)$/i;

/**
 * Reads one reference: `dataasset:default/orders`, or `<namespace>#<name>`
 * split at the last `#`.
 *
 * @throws InputError when it is neither.
 */
export function parseAssetReference(text: string): AssetReference {
  const trimmed = text.trim();
  const hash = trimmed.lastIndexOf('#');
  if (hash > 0 && hash < trimmed.length - 1) {
    return { namespace: trimmed.slice(0, hash), name: trimmed.slice(hash + 1) };
  }
  const match = hash === -1 ? entityRefPattern.exec(trimmed) : null;
  if (!match) {
    throw new InputError(
      `'${trimmed.slice(0, 80)}' is no asset reference; allowed are an entity ref such as 'dataasset:default/orders' or '<namespace>#<name>'`,
    );
  }
  const [, kind = 'dataasset', namespace = 'default', name] = match;
  return { entityRef: `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US') };
}

/**
 * Reads the references of an annotation: several are separated by commas or
 * lines. A comma inside an OpenLineage name has to be written on a line of its
 * own entity's spec instead.
 *
 * @throws InputError that names the first one that is not a reference.
 */
export function parseAssetReferences(text: string): AssetReference[] {
  return text
    .split(/[,\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(parseAssetReference);
}

/** The text form of a reference, which `parseAssetReference` reads back. */
export function formatAssetReference(reference: AssetReference): string {
  return 'entityRef' in reference
    ? reference.entityRef
    : `${reference.namespace}#${reference.name}`;
}

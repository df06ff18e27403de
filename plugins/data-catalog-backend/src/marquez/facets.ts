import { showableBodies } from '../assets/concealBodies';
import { isNewer } from '../projection/documents';
import type { Statement, StatementDocument } from '../projection/documents';
import type { MemberName } from './readNames';
import type { Reading } from './Reading';

/** Facets by key, verbatim. */
export type Facets = Record<string, unknown>;

/** What producers state of assets, by asset; of several names the newest statement counts. */
export async function readAssetFacets(
  reading: Reading,
  names: readonly MemberName[],
): Promise<Map<string, Facets>> {
  const assetOf = new Map(names.map(name => [name.id, name.canonical_id]));
  const newest = new Map<string, Map<string, Statement>>();
  for (const { asset, source, statements } of await reading.store.facets(names)) {
    if (source !== 'openlineage') continue;
    const id = assetOf.get(asset.id)!;
    const known = newest.get(id) ?? new Map<string, Statement>();
    for (const statement of statements) keepNewer(known, statement);
    newest.set(id, known);
  }
  const documents = new Map([...newest].map(([id, stated]) => [id, [...stated.values()]]));
  const bodies = await readBodies(reading, [...documents.values()]);
  return new Map([...documents].map(([id, document]) => [id, toFacets(document, bodies)]));
}

function keepNewer(known: Map<string, Statement>, statement: Statement): void {
  const [key, time, hash] = statement;
  const present = known.get(key);
  if (!present || isNewer(time, hash, present[1], present[2])) known.set(key, statement);
}

/** The bodies that the statements point to; one that names what may not be seen is left out. */
export async function readBodies(
  { store, access }: Reading,
  documents: readonly StatementDocument[],
): Promise<Map<string, unknown>> {
  const hashes = documents
    .flat()
    .flatMap(([key, , hash]) => (hash === null || isNote(key) ? [] : [hash]));
  const bodies = await store.bodies(hashes);
  const showable = await showableBodies(store, access, bodies);
  return new Map([...bodies].filter(([hash]) => showable.has(hash)));
}

/** The keys are foreign text, so the object has no prototype to hit. */
export function toFacets(
  document: StatementDocument,
  bodies: ReadonlyMap<string, unknown>,
): Facets {
  const facets: Facets = Object.create(null);
  for (const [key, , hash] of document) {
    if (hash !== null && !isNote(key) && bodies.has(hash)) facets[key] = bodies.get(hash);
  }
  return facets;
}

/** The projection's own notes stand among the statements. */
function isNote(key: string): boolean {
  return key.startsWith('headwater:');
}

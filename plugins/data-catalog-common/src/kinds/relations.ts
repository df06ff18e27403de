/** Relations between entities, each with its inverse. */
export const inverseRelations = {
  ownedBy: 'ownerOf',
  partOf: 'hasPart',
  stewardedBy: 'stewardOf',
  derivedFrom: 'sourceOf',
  readsFrom: 'readBy',
  writesTo: 'writtenBy',
  hasTerm: 'termOf',
} as const;

export type RelationType = keyof typeof inverseRelations;

/** Annotations by which a Component or an API says what data it touches. */
export const READS_ANNOTATION = 'headwater.io/reads';
export const WRITES_ANNOTATION = 'headwater.io/writes';
/** Set on what was observed to touch data, by the data catalog itself. */
export const OBSERVED_ANNOTATION = 'headwater.io/observed';
/** On generated entities: the asset they stand for. */
export const ASSET_ID_ANNOTATION = 'headwater.io/asset-id';
/** Location of entities that our own provider makes. */
export const PROVIDER_LOCATION = 'headwater:data-catalog';

import { InputError } from '@backstage/errors';

/** What the engine keeps of an edge beside its ends. */
export type EdgeAttributes = {
  /** A number from 0 to 31; `LineageGraph` does not care what it stands for. */
  type: number;
  /** From 0 to 1; kept in steps of 0.005, rounded down. */
  confidence: number;
  active: boolean;
  /** Days since 1970-01-01, from 0 to 65,535; 0 where it is unknown. */
  lastSeenDay: number;
};

const TYPE_SHIFT = 27;
const ACTIVE = 1 << 24;
const CONFIDENCE_SHIFT = 16;
const CONFIDENCE_STEPS = 200;
// 0.7 * 200 is a little less than 140.
const ROUNDING = 1e-9;

/** How many edge types there can be. */
export const EDGE_TYPES = 32;

/**
 * Attributes in 32 bits, so that a neighbour and its edge are read together:
 * type 5, unused 2, active 1, confidence 8, day 16. The type is highest, so
 * words of parallel edges sort by it.
 *
 * @throws InputError when a value is out of its range.
 */
export function packEdge({ type, confidence, active, lastSeenDay }: EdgeAttributes): number {
  check('type', type, EDGE_TYPES - 1, true);
  check('confidence', confidence, 1, false);
  check('lastSeenDay', lastSeenDay, 0xffff, true);
  const steps = Math.floor(confidence * CONFIDENCE_STEPS + ROUNDING);
  const word =
    (type << TYPE_SHIFT) | (active ? ACTIVE : 0) | (steps << CONFIDENCE_SHIFT) | lastSeenDay;
  return word >>> 0;
}

/** The attributes that `packEdge` packed. */
export function unpackEdge(word: number): EdgeAttributes {
  return {
    type: edgeType(word),
    confidence: ((word >>> CONFIDENCE_SHIFT) & 0xff) / CONFIDENCE_STEPS,
    active: (word & ACTIVE) !== 0,
    lastSeenDay: word & 0xffff,
  };
}

export function edgeType(word: number): number {
  return word >>> TYPE_SHIFT;
}

/** Which edges a question takes; absent means that all pass. */
export type EdgeFilter = {
  types?: readonly number[];
  /** From 0 to 1, inclusive. */
  minConfidence?: number;
  activeOnly?: boolean;
};

/** An `EdgeFilter` in the form in which words are held against it. */
export type EdgeMask = { types: number; leastConfidence: number; needed: number };

/** @throws InputError when a type or the confidence is out of its range. */
export function toEdgeMask({ types, minConfidence = 0, activeOnly = false }: EdgeFilter): EdgeMask {
  check('minConfidence', minConfidence, 1, false);
  for (const type of types ?? []) check('type', type, EDGE_TYPES - 1, true);
  return {
    types: types ? types.reduce((mask, type) => mask | (1 << type), 0) : -1,
    leastConfidence: Math.ceil(minConfidence * CONFIDENCE_STEPS - ROUNDING) << CONFIDENCE_SHIFT,
    needed: activeOnly ? ACTIVE : 0,
  };
}

/** Whether an edge passes a filter. */
export function passes(word: number, mask: EdgeMask): boolean {
  return (
    (mask.types & (1 << (word >>> TYPE_SHIFT))) !== 0 &&
    (word & mask.needed) === mask.needed &&
    (word & 0xff0000) >= mask.leastConfidence
  );
}

function check(name: string, value: number, most: number, whole: boolean) {
  if (value >= 0 && value <= most && (!whole || Number.isInteger(value))) return;
  throw new InputError(`${name} must be from 0 to ${most}, got ${value}`);
}

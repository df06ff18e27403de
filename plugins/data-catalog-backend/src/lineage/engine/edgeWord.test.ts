import fc from 'fast-check';
import { edgeType, packEdge, passes, toEdgeMask, unpackEdge } from './edgeWord';

const attributes = fc.record({
  type: fc.integer({ min: 0, max: 31 }),
  confidence: fc.integer({ min: 0, max: 200 }).map(steps => steps / 200),
  active: fc.boolean(),
  lastSeenDay: fc.integer({ min: 0, max: 65_535 }),
});

it('reads back what was packed', () => {
  fc.assert(
    fc.property(attributes, given => {
      expect(unpackEdge(packEdge(given))).toEqual(given);
      expect(edgeType(packEdge(given))).toBe(given.type);
    }),
  );
});

it('lets pass what each part of a filter allows', () => {
  const filter = fc.record(
    {
      types: fc.array(fc.integer({ min: 0, max: 31 })),
      minConfidence: fc.integer({ min: 0, max: 1000 }).map(steps => steps / 1000),
      activeOnly: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(attributes, filter, (given, wanted) => {
      const expected =
        (!wanted.types || wanted.types.includes(given.type)) &&
        given.confidence >= (wanted.minConfidence ?? 0) &&
        (given.active || !wanted.activeOnly);
      expect(passes(packEdge(given), toEdgeMask(wanted))).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

it('never makes an edge surer than it was said to be', () => {
  const packed = (confidence: number) =>
    unpackEdge(packEdge({ type: 0, confidence, active: true, lastSeenDay: 0 })).confidence;
  expect([0.6999, 0.7, 0.704, 0.9, 0.8999999].map(packed)).toEqual([0.695, 0.7, 0.7, 0.9, 0.895]);
});

it('refuses what does not fit', () => {
  const given = { type: 0, confidence: 1, active: true, lastSeenDay: 0 };
  expect(() => packEdge({ ...given, type: 32 })).toThrow('type must be from 0 to 31, got 32');
  expect(() => packEdge({ ...given, lastSeenDay: 0.5 })).toThrow(
    'lastSeenDay must be from 0 to 65535, got 0.5',
  );
  expect(() => packEdge({ ...given, confidence: NaN })).toThrow(
    'confidence must be from 0 to 1, got NaN',
  );
  expect(() => toEdgeMask({ minConfidence: 2 })).toThrow(
    'minConfidence must be from 0 to 1, got 2',
  );
  expect(() => toEdgeMask({ types: [40] })).toThrow('type must be from 0 to 31, got 40');
});

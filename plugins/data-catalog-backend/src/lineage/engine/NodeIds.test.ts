import fc from 'fast-check';
import { NodeIds } from './NodeIds';

it('gives ids slots in the order in which they come, and finds them in any letter case', () => {
  const ids = new NodeIds();
  const first = 'c9a646d3-9c61-5cb7-bfcd-ee2522c8f633';
  expect(ids.add('00000000-0000-0000-0000-000000000000')).toBe(0);
  expect(ids.add(first)).toBe(1);
  expect(ids.add(first.toUpperCase())).toBe(1);
  expect(ids.slotOf(first.toUpperCase())).toBe(1);
  expect(ids.idOf(1)).toBe(first);
  expect(ids.size).toBe(2);
});

it('does not know what is no UUID', () => {
  const ids = new NodeIds();
  const wrong = [
    '',
    'orders',
    'c9a646d39c615cb7bfcdee2522c8f633',
    'g9a646d3-9c61-5cb7-bfcd-ee2522c8f633',
    'é9a646d3-9c61-5cb7-bfcd-ee2522c8f633',
    'c9a646d-39c61-5cb7-bfcd-ee2522c8f633',
    'c9a646d3-9c61-5cb7-bfcd-ee2522c8f6333',
  ];
  expect(wrong.map(id => ids.slotOf(id))).toEqual(wrong.map(() => undefined));
  expect(() => ids.add('orders')).toThrow("A node's id must be a UUID, got 'orders'");
});

it('is a map from ids to slots, with room made ahead or not', () => {
  const uuids = fc.uniqueArray(fc.uuid(), { maxLength: 3000, size: 'max' });
  fc.assert(
    fc.property(uuids, fc.constantFrom(0, 10, 5000), (list, room) => {
      const ids = new NodeIds();
      ids.reserve(room);
      const half = list.slice(0, list.length / 2);
      expect(half.map(id => ids.add(id))).toEqual([...half.keys()]);
      expect(list.map(id => ids.slotOf(id))).toEqual(
        list.map((_, index) => (index < half.length ? index : undefined)),
      );
      expect(half.map((_, slot) => ids.idOf(slot))).toEqual(half);
    }),
    { numRuns: 30 },
  );
});

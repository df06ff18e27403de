import { keysOf, saidOf } from './statements';

it('reads what each source says of a field, the one that is heard first at the top', () => {
  const at = '2026-11-01';
  expect(keysOf('description')).toEqual(['description', 'documentation']);
  expect(keysOf('toString')).toEqual(['toString']);
  expect(
    saidOf('description', [
      { source: 'openlineage', key: 'documentation', at, by: 'https://example.com', body: { description: 'observed' } },
      { source: 'openlineage', key: 'schema', at, body: {} },
      { source: 'yaml', key: 'description', at, body: 'declared' },
      { source: 'steward', key: 'description', at, body: 'said' },
      { source: 'import', key: 'description', at, hidden: true },
    ]),
  ).toEqual([
    { source: 'steward', at, by: undefined, value: 'said' },
    { source: 'yaml', at, by: undefined, value: 'declared' },
    { source: 'import', at, by: undefined, hidden: true },
    { source: 'openlineage', at, by: 'https://example.com', value: 'observed' },
  ]);
});

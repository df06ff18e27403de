import { applyNotes } from './columnNotes';
import { mergeColumns } from './columns';

const steward = { source: 'steward', by: 'user:default/jo', at: '2026-11-02' };
const yaml = { source: 'yaml', by: 'dataasset:default/orders', at: '2026-11-01' };
const observed = (value: unknown) => ({ value, source: 'openlineage', by: 'https://example.com/etl' });

describe('columns of several sources', () => {
  it('hears people before files before producers on descriptions, nested columns alike', () => {
    const { columns, drift } = mergeColumns(
      observed([
        { name: 'id', type: 'int', description: 'observed' },
        { name: 'address', type: 'struct', fields: [{ name: 'city', type: 'text', description: 'observed' }] },
      ]),
      [
        { value: [{ name: 'id', description: 'by a person' }], ...steward },
        {
          value: [
            { name: 'id', description: 'by a file' },
            { name: 'address', fields: [{ name: 'city', description: 'by a file' }, { name: 'zip' }] },
          ],
          ...yaml,
        },
      ],
    );
    expect(columns).toEqual([
      { name: 'id', type: 'int', description: 'by a person', sources: { description: steward } },
      {
        name: 'address',
        type: 'struct',
        fields: [
          { name: 'city', type: 'text', description: 'by a file', sources: { description: yaml } },
          { name: 'zip', onlyDeclared: true },
        ],
      },
    ]);
    expect(drift).toEqual([{ attribute: 'columns.address.zip', declared: 'present', observed: 'absent' }]);
  });

  it('keeps the order of the sources where nothing was observed', () => {
    const { columns } = mergeColumns(undefined, [
      { value: [{ name: 'id', description: 'by a person' }], ...steward },
      { value: [{ name: 'id', type: 'int', description: 'by a file' }], ...yaml },
    ]);
    expect(columns).toEqual([
      {
        name: 'id',
        type: 'int',
        description: 'by a person',
        sources: { description: steward, type: yaml },
      },
    ]);
  });
});

describe('notes on columns', () => {
  it('describe columns by their path, add terms and take some away', () => {
    const columns = [
      { name: 'id', terms: ['t:1', 't:2'] },
      { name: 'a', fields: [{ name: 'b' }] },
      { name: 'a.b' },
    ];
    applyNotes(
      columns,
      new Map([
        ['id', { terms: ['t:3'], removedTerms: ['t:1'], says: steward }],
        ['a.b', { description: 'noted', says: steward }],
        ['gone', { description: 'of a column that is no more', says: steward }],
      ]),
    );
    expect(columns).toEqual([
      { name: 'id', terms: ['t:2', 't:3'], sources: { terms: steward } },
      { name: 'a', fields: [{ name: 'b', description: 'noted', sources: { description: steward } }] },
      { name: 'a.b' },
    ]);
  });
});

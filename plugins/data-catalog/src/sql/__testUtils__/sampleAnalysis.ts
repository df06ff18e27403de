import type { SqlAnalysis } from '@headwater/plugin-data-catalog-common';

/** Two statements: a table is made of two others, and then queried. */
export const sampleSql = [
  'CREATE TABLE daily AS',
  'SELECT o.day, sum(p.amount) AS total FROM orders o JOIN pay p ON p.id = o.id;',
  'SELECT day FROM daily;',
].join('\n');

/** Where a part of the sample stands. */
export function spanOf(text: string, from = 0) {
  const start = sampleSql.indexOf(text, from);
  return { start, end: start + text.length };
}

const direct = (subtype: string) => ({ type: 'DIRECT', subtype, masking: false });

/** What the API answers to the sample. */
export const sampleAnalysis: SqlAnalysis = {
  dialect: 'postgres',
  tables: [
    {
      parts: ['orders'],
      kind: 'table',
      namespace: 'postgres://db',
      name: 'shop.public.orders',
      asset: {
        id: '00000000-0000-5000-8000-000000000007',
        class: 'dataset',
        namespace: 'postgres://db',
        name: 'shop.public.orders',
        title: 'orders',
        type: 'table',
      },
      columns: ['id', 'day', 'channel'],
    },
    { parts: ['pay'], kind: 'table' },
    { parts: ['daily'], kind: 'table' },
  ],
  statements: [
    {
      kind: 'CREATE_TABLE',
      span: { start: 0, end: spanOf(';').end },
      inputs: [0, 1],
      outputs: [2],
      columns: [{ name: 'day' }, { name: 'total' }],
      edges: [
        {
          source: { table: 1, column: 'amount' },
          target: { table: 2, column: 'total' },
          transformation: direct('AGGREGATION'),
          span: spanOf('sum(p.amount)'),
          confidence: 'high',
        },
        {
          source: { table: 0, column: 'day' },
          target: { table: 2, column: 'day' },
          transformation: direct('IDENTITY'),
          span: spanOf('o.day'),
          confidence: 'high',
        },
        {
          source: { table: 0, column: 'id' },
          target: { table: 2 },
          transformation: { type: 'INDIRECT', subtype: 'JOIN', masking: false },
          span: spanOf('p.id = o.id'),
          confidence: 'medium',
        },
      ],
      confidence: 'medium',
      reasons: [
        { code: 'AMBIGUOUS_COLUMN', message: 'id may be of any table', span: spanOf('p.id') },
      ],
    },
    {
      kind: 'SELECT',
      span: spanOf('SELECT day FROM daily;'),
      inputs: [2],
      outputs: [],
      columns: [{ name: 'day' }],
      edges: [
        {
          source: { table: 2, column: 'day' },
          target: { column: 'day' },
          transformation: direct('IDENTITY'),
          span: spanOf('day', sampleSql.lastIndexOf('SELECT')),
          confidence: 'high',
        },
      ],
      confidence: 'high',
      reasons: [],
    },
  ],
};

/** An answer of `buildLineage`. */
export function built(analysis: SqlAnalysis = sampleAnalysis) {
  return {
    dryRun: true,
    statements: [{ index: 0, status: 200, analysis }],
    assets: [],
    succeeded: 1,
    failed: 0,
  };
}

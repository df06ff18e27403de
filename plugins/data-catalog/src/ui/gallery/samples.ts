import type { Lineage } from '@headwater/plugin-data-catalog-common';
import type { AssetRow } from '../AssetRows';

export type SampleRow = { id: string; name: string; type: string; quality?: number };

/** Ten thousand rows, long and odd names among them. */
export const rows: SampleRow[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: String(index),
  name: [`orders_${index}`, 'a_name_'.repeat(28), 'طلبات العملاء', '🦆 ducks'][index % 4],
  type: ['table', 'topic', 'pipeline', 'view'][index % 4],
  quality: index % 5 === 0 ? undefined : ((index * 37) % 100) / 100,
}));

const failure = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** One of each kind of failure that pages know. */
export const failures: Error[] = [
  failure(500, 'Something broke inside'),
  failure(503, 'The log cannot be written right now'),
  failure(403, "The permission 'data-catalog.asset.read' is missing"),
  failure(404, "No asset with id '1'"),
  failure(401, 'Missing credentials'),
  new TypeError('Failed to fetch'),
];

/** Assets with everything, with nothing, with a long name, deprecated, and deleted. */
export const someAssets: AssetRow[] = [
  { title: 'fct_orders', quality: 0.96, owner: 'group:default/team-sales', observedAt: '2026-11-01T00:00:00Z' },
  { title: 'bare' },
  { title: 'a_name_'.repeat(28), quality: 0.8, owner: `group:default/${'x'.repeat(63)}` },
  { title: 'طلبات العملاء', quality: 0.3, lifecycle: 'deprecated' },
  { title: '🦆 ducks', deleted: true },
].map((row, index) => ({ id: String(index), type: 'table', namespace: 'postgres://dw', name: `dw.${row.title}`, ...row }));

const step = (title: string, hops: number, quality?: number) => ({
  id: title,
  title,
  hops,
  class: 'dataset' as const,
  type: 'table',
  namespace: 'postgres://dw',
  name: `dw.${title}`,
  platform: 'postgres',
  presence: 'direct' as const,
  ...(quality !== undefined && { quality }),
});

/** More neighbours than a strip shows, one in trouble, some hidden. */
export const lineage: Lineage = {
  start: 'focus',
  depth: 1,
  nodes: [
    step('focus', 0),
    ...Array.from({ length: 9 }, (_, index) => step(`source_${index}`, -1, index === 4 ? 0.4 : undefined)),
    step('a_name_'.repeat(28), 1, 0.8),
  ],
  edges: [],
  more: {},
  hidden: 2,
  complete: false,
  logPosition: 1,
};

/** Nested, long, and empty values. */
export const body: unknown = {
  eventType: 'COMPLETE',
  run: { runId: '0198a1a0-0000-7000-8000-000000000001', facets: { parent: { job: { name: 'nightly' } } } },
  inputs: Array.from({ length: 120 }, (_, index) => ({ name: `table_${index}` })),
  outputs: [],
  sql: 'select a, '.repeat(100),
  nothing: null,
};

import type { ColumnLineage } from '@headwater/plugin-data-catalog-common';
import { columnSteps } from './columnSteps';

const node = (id: string, hops: number) =>
  ({ id, class: 'dataset', type: 'table', title: id, namespace: 'n', name: id, platform: 'p', presence: 'direct', hops }) as const;

const edge = (from: [string, string?], to: [string, string?]) => ({
  source: { assetId: from[0], column: from[1] },
  target: { assetId: to[0], column: to[1] },
  transformations: [],
});

function graph(columnEdges: ReturnType<typeof edge>[]): ColumnLineage {
  return {
    start: 'orders',
    columns: ['amount'],
    depth: 1,
    nodes: [node('orders', 0), node('lines', -1), node('rates', -1), node('revenue', 1)],
    columnEdges,
    more: {},
    hidden: 0,
    complete: true,
    logPosition: 1,
  };
}

it('names the columns on each side once, and whole tables without a column', () => {
  const { from, to } = columnSteps(
    graph([
      edge(['rates'], ['orders', 'amount']),
      edge(['lines', 'price'], ['orders', 'amount']),
      edge(['lines', 'price'], ['orders', 'amount']),
      edge(['lines', 'other'], ['orders', 'else']),
      edge(['orders', 'amount'], ['revenue', 'sum']),
      edge(['orders', 'amount'], ['orders', 'amount']),
      edge(['orders', 'amount'], ['hidden', 'x']),
    ]),
    'amount',
  );
  const names = (steps: typeof from) => steps.map(step => [step.node.id, step.column]);
  expect(names(from)).toEqual([
    ['lines', 'price'],
    ['rates', undefined],
  ]);
  expect(names(to)).toEqual([['revenue', 'sum']]);
});

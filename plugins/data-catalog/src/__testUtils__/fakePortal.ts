import type { Asset } from '@headwater/plugin-data-catalog-common';
import { fakeApi, fakeAsset } from '../assets/page/__testUtils__/fakeAsset';
import { bigLineage, idOf } from '../lineage/__testUtils__/bigLineage';
import { built } from '../sql/__testUtils__/sampleAnalysis';

const TIME = '2026-11-01T00:00:00Z';
/** Columns of the asset: as many as the largest tables have. */
export const COLUMNS = 5000;

const exact = (value: number) => ({ value, exact: true });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const summary = (index: number) => ({
  id: idOf(index),
  class: 'dataset',
  namespace: 'postgres://shop',
  name: `shop.table_${index}`,
  title: `table_${index}`,
  type: 'table',
  owner: 'group:default/sales',
  quality: 0.8,
  lastSeen: TIME,
  observedAt: TIME,
  tags: ['daily'],
});

const run = (index: number) => ({
  runId: `run-${index}`,
  state: index % 5 === 0 ? 'FAIL' : 'COMPLETE',
  startedAt: TIME,
  durationMs: 1000 * index,
  stub: false,
  job: summary(900),
});

const change = (index: number) => ({
  kind: 'change',
  id: `change-${index}`,
  at: TIME,
  actor: 'user:default/kim',
  source: 'steward',
  action: 'stated',
  position: index,
  changes: [{ attribute: 'owner', before: 'group:default/a', after: 'group:default/b' }],
  asset: summary(index),
});

const event = (index: number) => ({
  position: 1000 - index,
  kind: 'openlineage.event',
  eventTime: TIME,
  recordedAt: TIME,
  actor: 'service:pipelines',
  runId: `run-${index}`,
  summary: { eventType: 'COMPLETE', jobNamespace: 'etl', jobName: `job_${index}` },
});

const refused = (index: number) => ({
  id: `refused-${index}`,
  receivedAt: TIME,
  actor: 'service:pipelines',
  origin: 'http',
  reason: "'eventTime' must be a time",
  sizeBytes: 2048,
});

const asset: Asset = fakeAsset({
  id: idOf(0),
  quality: 0.8,
  columnCount: COLUMNS,
  attributes: {
    ...fakeAsset().attributes,
    quality: {
      score: 0.8,
      parts: [{ name: 'checks', value: 0.8, weight: 1, detail: '8 of 10 passed' }],
    },
  },
});

const checks = many(30, index => ({
  assertion: `check_${index}`,
  success: true,
  column: `column_${index}`,
}));
const lineage = bigLineage(12);

type Limit = { limit?: number; cursor?: string };
type ListQuery = Limit & { id?: string[]; class?: string[] };

/** Answers to what all pages ask, with more than fits into a page of each. */
export function fakePortalApi() {
  const pages = fakeApi(asset, {
    listAssetColumns: jest.fn(async (_: string, { limit = 0, cursor = '0' }: Limit) => {
      const start = Number(cursor);
      const items = many(limit, index => ({
        name: `column_${start + index}`,
        type: 'text',
        description: 'What it is',
      }));
      const more = start + limit < COLUMNS;
      return {
        items,
        totalCount: exact(COLUMNS),
        ...(more && { nextCursor: String(start + limit) }),
      };
    }),
    listAssetFacets: jest.fn(async () => ({
      items: [
        {
          source: 'openlineage',
          key: 'dataQualityAssertions',
          at: TIME,
          body: { assertions: checks },
        },
      ],
    })),
    listAssetRuns: jest.fn(async (_: string, { limit = 0 }: Limit) => ({
      items: many(limit, run),
      totalCount: exact(5000),
      nextCursor: 'more',
    })),
    listAssetActivity: jest.fn(async (_: string, { limit = 0 }: Limit) => ({
      items: many(limit, change),
      nextCursor: 'more',
    })),
    getLineage: jest.fn(async (start: string) => ({ ...lineage, start })),
  });
  const listAssets = async ({ id, class: classes, limit = 0 }: ListQuery) => {
    if (id) return { items: id.map((one, index) => ({ ...summary(index), id: one })) };
    if (classes)
      return {
        items: many(20, index => ({
          ...summary(index),
          entityRef: `dataproduct:default/product-${index}`,
        })),
      };
    return { items: many(limit, summary), totalCount: exact(1_000_000), nextCursor: 'more' };
  };
  return {
    ...pages,
    listAssets: jest.fn(listAssets),
    countFacets: async () => ({
      totalCount: exact(1_000_000),
      facets: { type: { values: [{ value: 'table', count: 3, exact: true }], complete: true } },
    }),
    getCoverage: async () => ({
      assets: 66,
      owned: 48,
      described: 26,
      checked: 8,
      certified: 0,
      asOf: TIME,
    }),
    listRuns: async () => ({ items: many(10, run) }),
    listActivity: async () => ({ items: many(10, change), complete: true }),
    lookupAsset: async () => ({ id: idOf(0) }),
    buildLineage: async () => built(),
    getEventsStatus: async () => ({
      head: 1000,
      projected: 1000,
      lag: 0,
      lagSeconds: 0,
      rejected: 2,
      received: { lastHour: exact(3), lastDay: exact(4) },
      lastReceivedAt: TIME,
      retentionDays: 365,
      root: true,
      anonymous: false,
    }),
    listEvents: async ({ limit = 0 }: Limit) => ({ items: many(limit, event), nextCursor: 'more' }),
    listRejectedEvents: async ({ limit = 0 }: Limit) => ({
      items: many(limit, refused),
      nextCursor: 'more',
    }),
    listEventProducers: async ({ limit = 0 }: Limit) => ({
      items: many(limit, index => ({
        producer: `producer-${index}`,
        firstSeen: TIME,
        lastSeen: TIME,
      })),
      totalCount: exact(500),
      nextCursor: 'more',
    }),
    getReplay: async () => ({
      state: 'complete',
      from: 'start',
      position: 4,
      target: 4,
      startedAt: TIME,
      endedAt: TIME,
    }),
  };
}

const entity = (kind: string, name: string, spec: object) => ({
  apiVersion: 'headwater.io/v1alpha1',
  kind,
  metadata: { name, title: name },
  spec,
  relations: [],
});
const term = (index: number) =>
  entity('GlossaryTerm', `term-${index}`, {
    definition: 'What it means',
    ...(index > 9 && { parent: `term-${index % 10}` }),
  });
const product = (index: number) =>
  entity('DataProduct', `product-${index}`, {
    domain: `domain-${index % 3}`,
    inputs: ['dataasset:default/a'],
    outputs: ['dataasset:default/b'],
  });

/** The portal's catalog with some terms and products. */
export function fakeCatalog() {
  return {
    queryEntities: async ({ filter }: { filter?: { kind?: unknown } }) => {
      const items: object[] = filter?.kind === 'DataProduct' ? many(20, product) : many(150, term);
      return { items, totalItems: items.length, pageInfo: {} };
    },
    getEntityByRef: async (ref: string) => (ref.startsWith('dataproduct') ? product(1) : term(1)),
  };
}

/**
 * The same answers, each some milliseconds after the one before: by the order
 * of the questions, or with `last` the other way round.
 */
export function oneAfterAnother<T extends object>(
  api: T,
  { eachMs, last }: { eachMs: number; last?: number },
): T {
  let asked = 0;
  return new Proxy(api, {
    get: (target, name) => {
      const answer: unknown = Reflect.get(target, name);
      if (typeof answer !== 'function') return answer;
      return async (...question: unknown[]) => {
        const place = asked++;
        const turn = last === undefined ? place : Math.max(0, last - place);
        await new Promise(resolve => setTimeout(resolve, (turn + 1) * eachMs));
        return answer(...question);
      };
    },
  });
}

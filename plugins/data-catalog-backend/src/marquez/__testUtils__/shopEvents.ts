const id = (digit: number) => `0198a1a0-0000-7000-8000-00000000000${digit}`;

export const LOADED = id(1);
export const FAILED = id(2);
export const REPORTED = id(3);
export const PAID = id(4);

export const WAREHOUSE = 'postgres://db:5432';
const BANK = 'postgres://bank:5432';

const producer = 'https://example.com/etl';
const facet = (value: object) => ({
  _producer: producer,
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Some.json',
  ...value,
});

function event(runId: string, job: string, eventType: string, time: string, changes: object = {}) {
  return {
    eventType,
    eventTime: `2026-11-01T${time}Z`,
    producer,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/definitions/RunEvent',
    run: { runId },
    job: { namespace: 'shop-etl', name: job },
    ...changes,
  };
}

const schema = (...fields: [string, string][]) =>
  facet({ fields: fields.map(([name, type]) => ({ name, type })) });

const identity = { type: 'DIRECT', subtype: 'IDENTITY', description: 'as it is' };
const mapping = (output: string, namespace: string, name: string, field: string) =>
  facet({
    fields: {
      [output]: { inputFields: [{ namespace, name, field, transformations: [identity] }] },
    },
  });

const loadFacets = {
  sql: facet({ query: 'insert into orders select * from staging' }),
  sourceCodeLocation: facet({ type: 'git', url: 'https://example.com/load.sql' }),
  documentation: facet({ description: 'Loads the orders' }),
};

/**
 * A file is loaded into orders, orders become a report, and the bank's payroll
 * reads the report: `/in/orders.csv` → load → orders → report → report → pay.
 */
export const shopEvents = [
  event(LOADED, 'load', 'START', '10:00:00'),
  event(LOADED, 'load', 'COMPLETE', '10:10:00', {
    run: {
      runId: LOADED,
      facets: {
        nominalTime: facet({
          nominalStartTime: '2026-11-01T02:00:00Z',
          nominalEndTime: '2026-11-02T02:00:00Z',
        }),
      },
    },
    job: { namespace: 'shop-etl', name: 'load', facets: loadFacets },
    inputs: [{ namespace: 'file', name: '/in/orders.csv' }],
    outputs: [
      {
        namespace: WAREHOUSE,
        name: 'shop.public.orders',
        facets: {
          schema: schema(['id', 'INTEGER'], ['amount', 'NUMERIC']),
          documentation: facet({ description: 'What was ordered' }),
          columnLineage: mapping('amount', 'file', '/in/orders.csv', 'sum'),
        },
        outputFacets: { outputStatistics: facet({ rowCount: 7 }) },
      },
    ],
  }),
  event(FAILED, 'load', 'START', '11:00:00'),
  event(FAILED, 'load', 'FAIL', '11:00:01.5'),
  event(REPORTED, 'report', 'COMPLETE', '12:00:00', {
    inputs: [{ namespace: WAREHOUSE, name: 'shop.public.orders' }],
    outputs: [
      {
        namespace: WAREHOUSE,
        name: 'shop.public.report',
        facets: {
          schema: schema(['total', 'NUMERIC']),
          columnLineage: mapping('total', WAREHOUSE, 'shop.public.orders', 'amount'),
        },
      },
    ],
  }),
  event(PAID, 'pay', 'RUNNING', '13:00:00', {
    job: { namespace: 'bank-etl', name: 'pay' },
    inputs: [{ namespace: WAREHOUSE, name: 'shop.public.report' }],
    outputs: [{ namespace: BANK, name: 'bank.payroll' }],
  }),
];

import { checkFacet, checkFacets } from './checkFacets';
import { validateEvent } from './validateEvent';

const facet = { _producer: 'https://example.com/etl', _schemaURL: 'https://example.com/facet.json' };

function event(changes: object = {}) {
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T10:00:00Z',
    producer: 'https://example.com/etl',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
    job: { namespace: 'etl', name: 'job' },
    ...changes,
  };
}

describe('strict validation', () => {
  it.each([
    ['a run event', event()],
    ['a custom facet', event({ run: { ...event().run, facets: { mine: { ...facet, any: [1] } } } })],
    ['a job event', { ...event(), eventType: undefined, run: undefined }],
  ])('takes %s', (_, value) => {
    expect(validateEvent(JSON.parse(JSON.stringify(value)))).toMatchObject({ ok: true });
  });

  it.each([
    ['a missing producer', event({ producer: undefined }), /'producer' is missing/],
    ['a schemaURL that is no URI', event({ schemaURL: 'no uri' }), /'schemaURL' must be a uri, got "no uri"/],
    ['a custom facet without _producer', event({ run: { ...event().run, facets: { mine: {} } } }), /'run.facets.mine._producer' is missing/],
    ['a missing runId', event({ run: {} }), /UUID/],
    [
      'an official facet with a wrong type',
      event({ job: { namespace: 'a', name: 'b', facets: { sql: { ...facet, query: 7 } } } }),
      /'query' must be a string, got 7/,
    ],
    [
      'a lifecycle change that there is not',
      event({
        outputs: [
          { namespace: 'a', name: 'b', facets: { lifecycleStateChange: { ...facet, lifecycleStateChange: 'MOVE' } } },
        ],
      }),
      /must be one of ALTER, CREATE, DROP, OVERWRITE, RENAME, TRUNCATE, got "MOVE"/,
    ],
  ])('refuses %s, naming it', (_, value, message) => {
    const result = validateEvent(JSON.parse(JSON.stringify(value)));
    expect(result.ok).toBe(false);
    expect(JSON.stringify(!result.ok && result.errors.map(error => error.message))).toMatch(
      new RegExp(message.source.replace(/"/g, '\\\\"'), message.flags),
    );
  });
});

describe('lenient checks of facets', () => {
  it('know no issue of an unknown facet, nor of odd keys', () => {
    expect(checkFacet('run', 'mine', 7)).toEqual([]);
    expect(checkFacet('run', '__proto__', 7)).toEqual([]);
    expect(checkFacet('run', 'constructor', 7)).toEqual([]);
  });

  it('say where the facet stands', () => {
    const found = checkFacets(
      event({ inputs: [{ namespace: 'a', name: 'b', facets: { schema: { ...facet, fields: [{ type: 'int' }] } } }] }) as never,
    );
    expect(found).toEqual([
      { path: '/inputs/0/facets/schema', kind: 'dataset', key: 'schema', issues: ["'fields.0.name' is missing"] },
    ]);
  });
});

describe('a facet that is taken back', () => {
  const deletion = { ...facet, _deleted: true };

  it.each([
    ['of a dataset', 'dataset', 'documentation', deletion, []],
    ['of a job', 'job', 'sql', deletion, []],
    ['without a producer', 'job', 'sql', { _deleted: true }, ["'_producer' is missing", "'_schemaURL' is missing"]],
    ['of a run, where that is not possible', 'run', 'externalQuery', deletion, ["'externalQueryId' is missing", "'source' is missing"]],
  ] as const)('%s', (_, kind, key, body, issues) => {
    expect(checkFacet(kind, key, body)).toEqual(issues);
  });
});

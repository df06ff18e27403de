import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { NIL_UUID, assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { assetRow } from '../assets/__testUtils__/rows';
import { unlimitedAccess } from '../assets/permissions';
import type { AssetAccess } from '../assets/permissions';
import { upsertRows } from '../database/tables';
import { assetsTable, edgesTable, runsTable } from '../projection/tables';
import { listRuns } from './listRuns';
import type { RunFilters, RunKey } from './listRuns';

jest.setTimeout(120_000);

const RUNS = 20_000;
const OWNER = 'group:default/rare';
const LARGE = 'group:default/large';
const common = assetId('job', 'etl', 'common');
const rare = assetId('job', 'etl', 'rare');
const startedAt = (index: number) =>
  `${new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString().slice(0, -1)}000000Z`;

/** Of many runs only the first two are of a job that a caller may see: one that failed, one that runs. */
async function seed(knex: Knex) {
  await knex.migrate.latest({
    directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
  });
  await upsertRows(knex, assetsTable, [
    assetRow({ class: 'job', namespace: 'etl', name: 'common' }),
    assetRow({ class: 'job', namespace: 'etl', name: 'rare', row: { owner: OWNER } }),
    ...Array.from({ length: 2_001 }, (_, index) =>
      assetRow({ name: `table_${index}`, row: { owner: LARGE } }),
    ),
  ]);
  await upsertRows(knex, edgesTable, [
    {
      source_id: rare,
      target_id: assetId('dataset', 'db', 'table_7'),
      type: 'write',
      via_id: NIL_UUID,
      origin: 'openlineage',
      active: 1,
      runs: 1,
      product_runs: 0,
      declared: 0,
      first_seen: startedAt(0),
      last_seen: startedAt(1),
      confidence: 1,
      evidence: '{}',
    },
  ]);
  const rows = Array.from({ length: RUNS }, (_, index) => ({
    run_id: `run-${String(index).padStart(6, '0')}`,
    job_id: index < 2 ? rare : common,
    state: index === 0 ? 'FAIL' : 'RUNNING',
    started_at: startedAt(index),
    ended_at: null,
    stub: 0,
    document: '{}',
  }));
  await upsertRows(knex, runsTable, rows);
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('listing many runs on %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await seed(knex);
  });

  const ownerOnly: AssetAccess = { key: 'owner', criteria: { property: 'owner', values: [OWNER] } };
  const list = (filters: RunFilters, access = unlimitedAccess, after?: RunKey) =>
    listRuns(knex, { filters, limit: 50, access, after });
  const first = 'run-000000';
  const second = 'run-000001';

  it('finds the rare runs of an owner by the job', async () => {
    const { rows, next } = await list({ owner: [OWNER] });
    expect(rows.map(row => row.run_id)).toEqual([second, first]);
    expect(next).toBeUndefined();
  });

  it('finds runs that failed by their own index', async () => {
    for (const filters of [{ state: ['FAIL', 'ABORT'] }, { state: ['FAIL'], owner: [OWNER] }]) {
      const { rows, next } = await list(filters);
      expect(rows.map(row => row.run_id)).toEqual([first]);
      expect(next).toBeUndefined();
    }
  });

  it.each([
    ['of a state', { state: ['RUNNING'], owner: [OWNER] }, unlimitedAccess, [second]],
    ['that somebody may see', {}, ownerOnly, [second, first]],
  ])(
    'looks at so many runs at a time for the few %s, and goes on from there',
    async (_, filters, access, expected) => {
      const page = await list(filters, access);
      expect(page).toEqual({ rows: [], next: [startedAt(RUNS - 15_500), 'run-004500'] });
      const last = await list(filters, access, page.next);
      expect(last.rows.map(row => row.run_id)).toEqual(expected);
      expect(last.next).toBeUndefined();
    },
  );

  it('finds the runs of an owner of very many assets by what their jobs write', async () => {
    const { rows } = await list({ owner: [LARGE], state: ['FAIL', 'ABORT'] });
    expect(rows.map(row => row.run_id)).toEqual([first]);
    // Whoever may not see the datasets does not learn whose they are.
    const hidden = await list({ owner: [LARGE], state: ['FAIL', 'ABORT'] }, ownerOnly);
    expect(hidden.rows).toEqual([]);
  });

  it('reads no more runs than the page takes where all may be seen', async () => {
    const { rows, next } = await list({});
    expect(rows).toHaveLength(50);
    expect(next).toEqual([rows[49].started_at, rows[49].run_id]);
  });

  it('has an index for each way', async () => {
    if (databaseId === 'SQLITE_3') return;
    await knex.raw('analyze');
    const statements: [string, Knex.RawBinding[]][] = [];
    const listen = ({ sql, bindings }: { sql: string; bindings: Knex.RawBinding[] }) => {
      statements.push([sql, bindings]);
    };
    knex.on('query', listen);
    await list({}, ownerOnly);
    await list({ owner: [OWNER] });
    await list({ state: ['FAIL', 'ABORT'] });
    knex.off('query', listen);
    for (const [sql, bindings] of statements) {
      const { rows } = await knex.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, bindings);
      expect(JSON.stringify(rows)).not.toMatch(/Seq Scan on runs/);
    }
  });
});

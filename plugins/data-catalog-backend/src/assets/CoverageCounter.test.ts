import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { prepareDatabase } from '../database/prepareDatabase';
import { seedAssets } from './__testUtils__/rows';
import { CoverageCounter } from './CoverageCounter';
import { unlimitedAccess } from './permissions';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('coverage on %p', databaseId => {
  let knex: Knex;
  let time: number;
  let coverage: CoverageCounter;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    const migrations = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
    await prepareDatabase(knex, migrations, false);
    await seedAssets(knex, [
      { name: 'a', row: { owner: 'o', domain: 'd', description: 'x', quality: 0, certified: 1 } },
      { name: 'b', class: 'job', row: { owner: 'p', domain: 'd' } },
      { name: 'c', row: { tenant: 'other', description: 'x' } },
      { name: 'named only', row: { presence: 'referenced', owner: 'o' } },
      { name: 'schema', class: 'container', row: { owner: 'o' } },
      { name: 'gone', deleted: true, row: { owner: 'o' } },
    ]);
  });
  beforeEach(() => {
    time = Date.parse('2026-11-24T12:00:00Z');
    coverage = new CoverageCounter({ knex, now: () => time });
  });

  const asOf = '2026-11-24T12:00:00.000Z';
  const all = { assets: 3, owned: 2, described: 2, checked: 1, certified: 1, asOf };

  it('counts datasets and jobs that were named themselves', async () => {
    expect(await coverage.count({}, unlimitedAccess)).toEqual(all);
    const one = { assets: 1, owned: 1, described: 1, checked: 1, certified: 1, asOf };
    expect(await coverage.count({ owner: ['o', 'q'] }, unlimitedAccess)).toEqual(one);
    const none = { assets: 0, owned: 0, described: 0, checked: 0, certified: 0, asOf };
    expect(await coverage.count({ domain: ['none'] }, unlimitedAccess)).toEqual(none);
  });

  it('counts what each may see, and keeps the answers apart', async () => {
    const access = { key: 'x', criteria: { property: 'tenant' as const, values: ['other'] } };
    expect(await coverage.count({}, access)).toMatchObject({ assets: 1, owned: 0, described: 1 });
    expect(await coverage.count({}, unlimitedAccess)).toEqual(all);
    // The same access under another key is the same answer.
    expect(coverage.count({}, { ...access, key: 'y' })).toBe(coverage.count({}, access));
  });

  it('counts once for all who ask within a minute', async () => {
    const [first, second] = [coverage.count({}, unlimitedAccess), coverage.count({}, unlimitedAccess)];
    expect(second).toBe(first);
    time += 59_000;
    expect((await coverage.count({}, unlimitedAccess)).asOf).toBe(asOf);
    time += 2000;
    expect((await coverage.count({}, unlimitedAccess)).asOf).toBe('2026-11-24T12:01:01.000Z');
  });

  it('tries again after a failure', async () => {
    const denied = { key: 'x', criteria: { property: 'nothing' as 'owner', values: ['x'] } };
    await expect(coverage.count({}, denied)).rejects.toThrow();
    const second = coverage.count({}, denied);
    await expect(second).rejects.toThrow();
    expect(coverage.count({}, denied)).not.toBe(second);
  });
});

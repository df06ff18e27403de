// `npm run bench assets [-- --assets 1000000 --only postgres|sqlite]`
//
// A skewed estate of assets with 20 columns and facets of up to three sources,
// straight in the tables. What is timed are the same functions that the API's
// handlers call, with all their SQL, without HTTP.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import type { FacetName } from '@headwater/plugin-data-catalog-common';
import { CoverageCounter } from '../plugins/data-catalog-backend/src/assets/CoverageCounter';
import { DatabaseAssetStore } from '../plugins/data-catalog-backend/src/assets/DatabaseAssetStore';
import { AssetReader } from '../plugins/data-catalog-backend/src/assets/AssetReader';
import {
  createRandom,
  estateAsset,
  estateId,
  seedEstate,
} from '../plugins/data-catalog-backend/src/assets/__testUtils__/seedEstate';
import { unlimitedAccess } from '../plugins/data-catalog-backend/src/assets/permissions';
import type { AssetAccess } from '../plugins/data-catalog-backend/src/assets/permissions';
import { assetFields } from '../plugins/data-catalog-backend/src/assets/query/assetRows';
import type { AssetFilters } from '../plugins/data-catalog-backend/src/assets/query/filters';
import type { AssetOrder } from '../plugins/data-catalog-backend/src/assets/query/listAssets';

const SAMPLES = 40;
const migrations = path.resolve(__dirname, '../plugins/data-catalog-backend/migrations');

async function main() {
  const { Report, option, percentile } = await import('./lib/report.mjs');
  const { startPostgres } = await import('../scripts/lib/postgres.mjs');
  const count = Number(option('assets', '1000000'));
  const only = option('only');
  const report = new Report('assets');

  async function measure(database: string, knex: Knex, goalMs: number, sizeBytes: () => Promise<number>) {
    await knex.migrate.latest({ directory: migrations });
    const empty = await sizeBytes();
    const seeding = performance.now();
    await seedEstate(knex, count);
    await knex.raw('analyze');
    report.add(`${database}: seeding`, (count * 1000) / (performance.now() - seeding), 'assets/s');
    report.add(`${database}: bytes an asset`, ((await sizeBytes()) - empty) / count, 'bytes');

    const store = new DatabaseAssetStore(knex);
    const reader = new AssetReader({
      store,
      counter: {
        runs: async () => ({ value: 0, exact: true }),
        neighbours: async () => ({ upstream: 0, downstream: 0 }),
      },
    });
    const limited: AssetAccess = {
      key: 'someone',
      criteria: {
        anyOf: [
          { property: 'owner', values: ['group:default/team-3', 'group:default/team-40'] },
          { property: 'tenant', values: ['tenant-4'] },
        ],
      },
    };
    const time = async (name: string, work: (sample: number) => Promise<unknown>) => {
      for (let sample = 0; sample < 3; sample++) await work(sample);
      const took: number[] = [];
      for (let sample = 0; sample < SAMPLES; sample++) {
        const started = performance.now();
        await work(sample + 3);
        took.push(performance.now() - started);
      }
      report.add(`${database}: ${name}, p50`, percentile(took, 0.5), 'ms');
      const p95 = percentile(took, 0.95);
      report.add(`${database}: ${name}, p95`, p95, 'ms', `< ${goalMs}`, p95 < goalMs);
    };
    const list = (filters: AssetFilters, orderBy: AssetOrder = 'title', access = unlimitedAccess, cursor?: string) =>
      store.list({ filters, orderBy, fields: assetFields, limit: 50, access, cursor });

    const filters: [string, (sample: number) => AssetFilters][] = [
      ['no filter', () => ({})],
      ['type', sample => ({ type: [['table', 'report', 'schema'][sample % 3]] })],
      ['domain', sample => ({ domain: [`domain:default/${['customer', 'hr'][sample % 2]}`] })],
      ['lifecycle', sample => ({ lifecycle: [['production', 'archived'][sample % 2]] })],
      ['owner', sample => ({ owner: [`group:default/team-${sample * 11}`] })],
      ['tag', sample => ({ tag: [`tag-${sample * 7}`] })],
      ['platform', sample => ({ platform: [['postgres', 'redshift'][sample % 2]] })],
      ['tenant', sample => ({ tenant: [`tenant-${sample % 10}`] })],
      ['minimum quality', sample => ({ minQuality: [0.5, 0.99][sample % 2] })],
      ['text', sample => ({ q: ['orders_raw', 'visit_fact', 'zz9', 'payroll'][sample % 4] })],
      ['type, domain and lifecycle', () => ({ type: ['view'], domain: ['domain:default/sales'], lifecycle: ['staging'] })],
      ['band of quality', sample => ({ quality: ([['sound'], ['broken'], ['risk', 'unknown']] as const)[sample % 3].slice() })],
      ['missing owner', () => ({ missing: ['owner'] })],
      ['missing description and owner', () => ({ missing: ['description', 'owner'] })],
      ['missing domain of a type', sample => ({ missing: ['domain'], type: [['table', 'schema'][sample % 2]] })],
      ['common term', () => ({ term: ['glossaryterm:default/common'] })],
      ['term', sample => ({ term: [`glossaryterm:default/term-${sample * 20}`] })],
      ['term and type', sample => ({ term: ['glossaryterm:default/common'], type: [['table', 'schema'][sample % 2]] })],
      ['owner and tag', sample => ({ owner: [`group:default/team-${sample}`], tag: ['tag-3'] })],
    ];
    for (const [name, make] of filters) await time(`list by ${name}`, sample => list(make(sample)));
    for (const order of ['-title', 'changedAt', '-quality'] as const) {
      await time(`list by type, order ${order}`, () => list({ type: ['table'] }, order));
    }
    let cursor = (await list({})).nextCursor;
    for (let page = 0; page < 200 && cursor; page++) {
      cursor = (await store.list({ filters: {}, orderBy: 'title', fields: assetFields, limit: 1000, access: unlimitedAccess, cursor })).nextCursor;
    }
    await time('list, a page 200,000 deep', () => list({}, 'title', unlimitedAccess, cursor));
    await time('list with a conditional permission', () => list({}, 'title', limited));
    await time('list by type with a conditional permission', () => list({ type: ['table'] }, 'title', limited));
    await time('count of everything (a bound)', () => store.count({}, unlimitedAccess));
    await time('count by owner', sample => store.count({ owner: [`group:default/team-${sample * 5}`] }, unlimitedAccess));
    await time('count by text', sample => store.count({ q: ['orders_raw', 'visit_fact', 'zz9', 'payroll'][sample % 4] }, unlimitedAccess));
    await time('count with a conditional permission', () => store.count({}, limited));

    const facets: FacetName[] = ['type', 'domain', 'owner', 'lifecycle', 'platform', 'tag', 'tenant', 'quality'];
    const countFacets = (filters: AssetFilters, access = unlimitedAccess) =>
      store.countFacets({ filters, facets, limit: 50, access });
    await time('facet counts', () => countFacets({}));
    await time('facet counts by type', sample => countFacets({ type: [['table', 'schema'][sample % 2]] }));
    await time('facet counts by owner', sample => countFacets({ owner: [`group:default/team-${sample * 5}`] }));
    await time('facet counts by missing owner', () => countFacets({ missing: ['owner'] }));
    await time('facet counts with a conditional permission', () => countFacets({}, limited));

    const counting = performance.now();
    await new CoverageCounter({ knex }).count({}, unlimitedAccess);
    const coverageMs = performance.now() - counting;
    report.add(`${database}: coverage, first answer of a minute`, coverageMs, 'ms', '< 2000', coverageMs < 2000);

    const random = createRandom(1);
    const known = Array.from({ length: Math.min(count, 2000) }, (_, index) => estateAsset(index, random));
    const pick = (sample: number) => known[(sample * 37) % known.length];
    await time('one by id', sample => reader.get(estateId(pick(sample)), [], unlimitedAccess));
    await time('one by identity, with columns', sample => {
      const { namespace = '', name } = pick(sample);
      return reader.lookup({ namespace, name, include: ['columns', 'sources'] }, unlimitedAccess);
    });
    const refs: string[] = known.slice(0, 50).map((_, index) => `dataasset:default/seeded-${index}`);
    for (const [index, ref] of refs.entries()) {
      await knex('assets').where({ id: estateId(known[index]) }).update({ entity_ref: ref });
    }
    await time('one by entity ref', sample => reader.lookup({ entityRef: refs[sample % refs.length] }, unlimitedAccess));
  }

  if (only !== 'sqlite') {
    const server = await startPostgres({ settings: { shared_buffers: '1GB', max_wal_size: '4GB' } });
    if (server) {
      const knex = knexFactory({ client: 'pg', connection: server.url, pool: { min: 1, max: 4 } });
      try {
        await measure('postgres', knex, 50, async () => {
          const { rows } = await knex.raw('select pg_database_size(current_database()) as value');
          return Number(rows[0].value);
        });
      } finally {
        await knex.destroy();
        server.remove();
      }
    } else console.log('PostgreSQL is not installed: skipped');
  }
  if (only !== 'postgres') {
    const folder = mkdtempSync(path.join(tmpdir(), 'headwater-bench-'));
    const file = path.join(folder, 'assets.sqlite');
    const knex = knexFactory({ client: 'better-sqlite3', connection: { filename: file }, useNullAsDefault: true });
    try {
      await knex.raw('pragma journal_mode = wal');
      await measure('sqlite', knex, 100, async () => {
        await knex.raw('pragma wal_checkpoint(truncate)');
        return statSync(file).size;
      });
    } finally {
      await knex.destroy();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  report.end();
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});

import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { upsertRows } from '../../database/tables';
import * as tables from '../../projection/tables';
import { assetRow } from '../__testUtils__/rows';
import { unlimitedAccess } from '../permissions';
import { listAssets } from './listAssets';
import type { AssetFilters } from './filters';

jest.setTimeout(120_000);

/** More than are collected and sorted, so that the titles are walked. */
const MANY = 6_000;

describe('a text in the title', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    let knex: Knex;
    const title = (index: number) => (index % 3 === 0 ? `zz_stock_${index}` : `an_order_${index}`);
    const all = Array.from({ length: MANY * 1.5 }, (_, index) => title(index));

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({
        directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
      });
      const rows = all.map((name, index) =>
        assetRow({ name, row: { type: index % 1000 === 1 ? 'view' : 'table' } }),
      );
      for (let start = 0; start < rows.length; start += 500) {
        await upsertRows(knex, tables.assetsTable, rows.slice(start, start + 500));
      }
      await knex.raw('analyze');
    });

    async function titles(filters: AssetFilters, orderBy: 'title' | '-title') {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAssets(knex, {
          filters,
          orderBy,
          fields: [],
          limit: 1000,
          cursor,
          access: unlimitedAccess,
        });
        found.push(...page.items.map(item => item.title));
        cursor = page.nextCursor;
      } while (cursor);
      return found;
    }

    const expected = (text: string) => all.filter(name => name.includes(text)).sort();

    it.each(['order', 'stock', 'an_order_7', 'nowhere'])('finds every title with "%s", in order, both ways', async q => {
      expect(await titles({ q }, 'title')).toEqual(expected(q));
      expect(await titles({ q }, '-title')).toEqual(expected(q).reverse());
    });

    it('goes together with other filters', async () => {
      expect(await titles({ q: 'ORDER', type: ['view'] }, 'title')).toEqual(
        all.filter((name, index) => name.includes('order') && index % 1000 === 1).sort(),
      );
    });
  });
});

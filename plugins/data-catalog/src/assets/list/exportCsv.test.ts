import { csvName, exportCsv } from './exportCsv';
import type { ExportPage } from './exportCsv';

const asset = (title: string, more: object = {}) => ({
  id: title,
  class: 'dataset' as const,
  namespace: 'n',
  name: title,
  title,
  type: 'table',
  ...more,
});

describe('a file of the list', () => {
  it('holds the fields of all pages, and nothing that a spreadsheet takes for a formula', async () => {
    const pages: Record<string, ExportPage> = {
      first: {
        items: [
          asset('orders', { quality: 0.5, tags: ['a', 'b'], certified: true, owner: '-1+1' }),
          asset('=HYPERLINK("http://x")'),
        ],
        nextCursor: 'second',
      },
      second: { items: [asset('two\nlines', { owner: '@team' }), asset('طلبات', { quality: 0 })] },
    };
    const onProgress = jest.fn();
    const file = await exportCsv(
      ['title', 'owner', 'quality', 'tags', 'certified'],
      async cursor => pages[cursor ?? 'first'],
      onProgress,
    );
    expect(file.parts.join('')).toBe(
      [
        '\uFEFFtitle,owner,quality,tags,certified',
        `orders,'-1+1,0.5,"a, b",true`,
        `"'=HYPERLINK(""http://x"")",,,,`,
        `"two\nlines",'@team,,,`,
        'طلبات,,0,,',
        '',
      ].join('\r\n'),
    );
    expect([file.rows, file.cut]).toEqual([4, false]);
    expect(onProgress.mock.calls).toEqual([[2], [4]]);
  });

  it('ends at a hundred thousand rows, and says so', async () => {
    const page = Array.from({ length: 1000 }, () => asset('x'));
    const load = jest.fn(async () => ({ items: page, nextCursor: 'more' }));
    const file = await exportCsv(['title'], load, () => undefined);
    expect([file.rows, file.cut]).toEqual([100_000, true]);
    expect(load).toHaveBeenCalledTimes(100);
  });

  it('fails as its pages fail', async () => {
    await expect(exportCsv(['title'], async () => Promise.reject(new Error('away')), () => undefined)).rejects.toThrow('away');
  });

  it('has the day in its name', () => {
    expect(csvName(new Date('2026-11-25T23:59:00Z'))).toBe('assets-2026-11-25.csv');
  });
});

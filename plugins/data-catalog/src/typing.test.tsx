import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openProfiled } from './__testUtils__/openProfiled';
import type { OpenOptions } from './__testUtils__/openProfiled';
import { AssetsPage } from './assets/AssetsPage';
import { AssetPage } from './assets/page/AssetPage';
import { EventsPage } from './events/EventsPage';
import { GlossaryPage } from './glossary/GlossaryPage';
import { HomePage } from './home/HomePage';
import { idOf } from './lineage/__testUtils__/bigLineage';
import { prepareBrowser } from './lineage/__testUtils__/browser';
import { LineagePage } from './lineage/LineagePage';
import { ProductsPage } from './products/ProductsPage';
import { SqlPage } from './sql/SqlPage';
import { layOut } from './ui/__testUtils__/layOut';

jest.setTimeout(60_000);
prepareBrowser();
layOut();
window.innerWidth = 1440;
beforeAll(() => import('./lineage/canvas/Canvas'));

const assets: OpenOptions = { page: AssetsPage, path: '/data/assets', route: '/data/assets' };
const columns: OpenOptions = {
  page: AssetPage,
  path: `/data/assets/${idOf(0)}/columns`,
  route: '/data/assets/:id/:tab',
};
const glossary: OpenOptions = {
  page: GlossaryPage,
  path: '/data/glossary',
  route: '/data/glossary',
};
const products: OpenOptions = {
  page: ProductsPage,
  path: '/data/products',
  route: '/data/products',
};
const events: OpenOptions = { page: EventsPage, path: '/data/events', route: '/data/events/*' };
const refused: OpenOptions = { ...events, path: '/data/events/refused' };

const box = (name: string) => screen.findByRole('searchbox', { name });

describe('a letter in a filter draws the field and nothing else', () => {
  it.each([
    // Once one pauses, each row in view is drawn at most once for what has been found.
    ['assets', assets, 'Filter by name', 't', { Row: 33 }],
    ['5,000 columns', columns, 'Filter 5,000 columns', '9', { Row: 40, AssetHeader: 1 }],
    ['terms', glossary, 'Filter terms', '9', { TermTree: 1, TopTerms: 1 }],
    // Those that stay are not drawn at all.
    ['products', products, 'Filter products', '9', { ProductList: 1, ProductLine: 0 }],
    ['jobs of events', events, 'Job as namespace#name', 'x', { Row: 0 }],
    ['runs of events', events, 'Run id', 'x', { Row: 40 }],
    ['reasons of refused events', refused, 'Filter by reason', 't', { Row: 40 }],
  ])('%s', async (_, options, name, letter, most: Record<string, number>) => {
    const profile = await openProfiled(options);
    const field = await box(name);
    profile.forget();
    fireEvent.change(field, { target: { value: letter } });
    expect(profile.all()).toEqual({ SearchField: 1, Icon: 1 });
    await profile.rest();
    const tooOften = Object.entries(most).filter(
      ([component, times]) => profile.rendersOf(component) > times,
    );
    expect(tooOften.map(([component]) => [component, profile.rendersOf(component)])).toEqual([]);
    expect(field).toHaveValue(letter);
  });

  it('the value of a filter to be added', async () => {
    const profile = await openProfiled(assets);
    await userEvent.click(screen.getByRole('button', { name: 'Add filter' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Filter by' }), 'Tag');
    profile.forget();
    fireEvent.change(screen.getByRole('textbox', { name: 'Value' }), { target: { value: 't' } });
    expect(profile.rendersOf('Form')).toBe(1);
    await profile.rest();
    expect(
      profile.rendersOf('AssetsPage') + profile.rendersOf('DataTable') + profile.rendersOf('Row'),
    ).toBe(0);
  });

  it('the name of another asset, beside its lineage', async () => {
    const profile = await openProfiled({
      page: LineagePage,
      path: `/data/lineage/${idOf(0)}`,
      route: '/data/lineage/:id',
    });
    await userEvent.keyboard('/');
    const field = await screen.findByRole('combobox', { name: 'Choose an asset' });
    profile.forget();
    fireEvent.change(field, { target: { value: 't' } });
    await profile.rest();
    expect(profile.rendersOf('AssetSearch')).toBeGreaterThan(0);
    expect(
      profile.rendersOf('Explorer') +
        profile.rendersOf('Graph') +
        profile.rendersOf('AssetNodeBox'),
    ).toBe(0);
  });

  it('SQL, beside what was drawn of it', async () => {
    const path = '/data/sql?sql=SELECT+a+FROM+t';
    const profile = await openProfiled({ page: SqlPage, path, route: '/data/sql' });
    profile.forget();
    fireEvent.change(screen.getByRole('textbox', { name: 'SQL' }), { target: { value: 't' } });
    await profile.rest();
    expect(profile.rendersOf('SqlEditor')).toBe(1);
    expect(
      profile.rendersOf('SqlPage') + profile.rendersOf('MarkedSql') + profile.rendersOf('Graph'),
    ).toBe(0);
  });

  it('what is looked for at home', async () => {
    const profile = await openProfiled({ page: HomePage, path: '/data', route: '/data' });
    profile.forget();
    fireEvent.change(screen.getByRole('combobox', { name: 'Find data by its name' }), {
      target: { value: 't' },
    });
    await profile.rest();
    expect(profile.rendersOf('HomeSearch')).toBeGreaterThan(0);
    expect(profile.rendersOf('HomePage') + profile.rendersOf('Section')).toBe(0);
  });
});

describe('a row is drawn anew only for itself', () => {
  it('when another one is chosen', async () => {
    const profile = await openProfiled(assets);
    profile.forget();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select table_3' }));
    await profile.rest();
    // The row that had the tab stop, and twice the one that gets it and then is chosen.
    expect(profile.rendersOf('Row')).toBe(3);
  });

  it('when the keyboard moves on', async () => {
    const profile = await openProfiled(columns);
    screen.getByRole('row', { name: /^column_3text/ }).focus();
    await profile.rest();
    profile.forget();
    await userEvent.keyboard('{ArrowDown}');
    await profile.rest();
    expect(screen.getByRole('row', { name: /^column_4text/ })).toHaveFocus();
    // The tab stop goes from one to the other.
    expect(profile.rendersOf('Row')).toBe(2);
  });

  it('when a panel opens beside it', async () => {
    const profile = await openProfiled(columns);
    profile.forget();
    await userEvent.click(screen.getByText('column_5'));
    await screen.findByRole('complementary', { name: /column_5/ });
    await profile.rest();
    // The row that had the tab stop, and twice the one that gets it and then is active.
    expect(profile.rendersOf('Row')).toBe(3);
  });
});

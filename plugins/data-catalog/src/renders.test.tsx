import type { ComponentType } from 'react';
import { fakeCatalog, fakePortalApi, oneAfterAnother } from './__testUtils__/fakePortal';
import { openProfiled } from './__testUtils__/openProfiled';
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

// Code that comes on demand is no part of what is counted.
beforeAll(() => Promise.all([import('./lineage/canvas/Canvas'), import('./lineage/LineageView')]));

type Case = {
  page: ComponentType;
  path: string;
  route: string;
  /**
   * Components, and how often each may be drawn until the page rests: the page
   * and its parts twice, once waiting and once with their answer; a row for as
   * many as fit into the window.
   */
  most: Record<string, number>;
  /** Commits of all that is on the page, where every answer comes at once. */
  commits: number;
};

const asset = `/data/assets/${idOf(0)}`;
const whole = '/data/assets/:id';
const part = '/data/assets/:id/:tab';
const lineage = `/data/lineage/${idOf(0)}`;

// A window 1000 pixels high has room for 25 rows of 40 pixels or 32 of 32, and 8 more are drawn below.
const HIGH_ROWS = 33;
const ROWS = 40;

const cases: Record<string, Case> = {
  home: {
    page: HomePage,
    path: '/data',
    route: '/data',
    most: { HomePage: 2, CoverageLine: 1, Failures: 2, Changes: 2, Marked: 2, AssetRows: 1 },
    // The line of coverage and the three parts each come with an answer of their own, and draw nothing but themselves.
    commits: 5,
  },
  assets: {
    page: AssetsPage,
    path: '/data/assets',
    route: '/data/assets',
    most: { AssetsPage: 2, CountedFacets: 2, DataTable: 1, Row: HIGH_ROWS },
    // Rows do not wait for the counts beside them, which take longer in a large catalog.
    commits: 3,
  },
  'assets with a filter': {
    page: AssetsPage,
    path: '/data/assets?q=table',
    route: '/data/assets',
    most: { AssetsPage: 2, CountedFacets: 2, DataTable: 1, Row: HIGH_ROWS },
    // One more for the number of all assets, which draws that number alone.
    commits: 4,
  },
  'an asset': {
    page: AssetPage,
    path: asset,
    route: whole,
    most: { AssetPage: 2, AssetHeader: 1, Overview: 1, KeyColumns: 2, LastRuns: 2, Neighbours: 2 },
    commits: 2,
  },
  'columns of an asset': {
    page: AssetPage,
    path: `${asset}/columns`,
    route: part,
    // Checks and measures of 5,000 columns come after the columns; they are on each row.
    most: { AssetPage: 2, ColumnsTab: 2, ColumnsView: 2, DataTable: 2, Row: 2 * ROWS },
    commits: 4,
  },
  'lineage of an asset': {
    page: AssetPage,
    path: `${asset}/lineage`,
    route: part,
    most: { AssetPage: 2, LineageView: 1, Explorer: 2, CanvasFrame: 2, AssetNodeBox: 12 },
    // Two for code that comes on demand, and three of the graph library, as below.
    commits: 9,
  },
  'quality of an asset': {
    page: AssetPage,
    path: `${asset}/quality`,
    route: part,
    most: { AssetPage: 2, QualityTab: 2, QualityView: 1, DataTable: 1, Row: 30 },
    commits: 2,
  },
  'runs of an asset': {
    page: AssetPage,
    path: `${asset}/runs`,
    route: part,
    most: { AssetPage: 2, RunsTab: 2, RunTable: 1, DataTable: 1, Row: HIGH_ROWS },
    commits: 2,
  },
  'activity of an asset': {
    page: AssetPage,
    path: `${asset}/activity`,
    route: part,
    most: { AssetPage: 2, ActivityTab: 2, ChangeEntry: 50 },
    commits: 2,
  },
  'sources of an asset': {
    page: AssetPage,
    path: `${asset}/sources`,
    route: part,
    most: { AssetPage: 2, SourcesTab: 2, ValueTable: 2 },
    commits: 2,
  },
  'the way to a lineage': {
    page: LineagePage,
    path: '/data/lineage',
    route: '/data/lineage',
    most: { LineagePage: 1, Start: 2, AssetSearch: 2 },
    // Typing starts in the box; it is drawn twice more as it gets the focus.
    commits: 4,
  },
  lineage: {
    page: LineagePage,
    path: lineage,
    route: '/data/lineage/:id',
    most: {
      LineagePage: 1,
      Explorer: 2,
      CanvasFrame: 2,
      Graph: 2,
      AssetNodeBox: 12,
      ImpactRowButton: 5,
    },
    // The places of nodes are worked out in a worker, which is one more; then the graph library makes itself
    // ready, measures its nodes, and shows them. It draws its own frames for that, and none of our nodes.
    commits: 6,
  },
  'lineage as a table': {
    page: LineagePage,
    path: `${lineage}?as=table`,
    route: '/data/lineage/:id',
    most: { LineagePage: 1, Explorer: 2, LineageTable: 1, DataTable: 1, Row: 11 },
    commits: 2,
  },
  'pasted SQL': {
    page: SqlPage,
    path: '/data/sql?sql=SELECT+a+FROM+t',
    route: '/data/sql',
    most: {
      SqlPage: 2,
      SqlEditor: 2,
      SqlResult: 2,
      MarkedSql: 1,
      Statements: 1,
      Edges: 1,
      CanvasFrame: 2,
      Graph: 2,
      AssetNodeBox: 4,
    },
    // As the lineage of an asset, and one for code that comes on demand.
    commits: 7,
  },
  'the glossary': {
    page: GlossaryPage,
    path: '/data/glossary',
    route: '/data/glossary',
    most: { GlossaryPage: 2, TreePane: 1, TermTree: 1, TopTerms: 1 },
    commits: 2,
  },
  'a term': {
    page: GlossaryPage,
    path: '/data/glossary/default/term-1',
    route: '/data/glossary/:namespace/:name',
    most: {
      GlossaryPage: 2,
      TreePane: 1,
      TermTree: 1,
      TermArticle: 2,
      TermAssets: 2,
      AssetRows: 1,
    },
    // The tree of all terms, the term, and the assets that carry it each come for themselves.
    commits: 4,
  },
  products: {
    page: ProductsPage,
    path: '/data/products',
    route: '/data/products',
    most: { ProductsPage: 1, ProductList: 2, ProductLine: 20 },
    // The state of each product's outputs comes for itself as its row comes into view, and draws nothing but a score.
    commits: 2 + 1 + 20,
  },
  'a product': {
    page: ProductsPage,
    path: '/data/products/default/product-1',
    route: '/data/products/:namespace/:name',
    most: { ProductsPage: 1, ProductView: 2, Body: 2, AssetRows: 2 },
    // What its file says shows before the state of what it names.
    commits: 3,
  },
  events: {
    page: EventsPage,
    path: '/data/events',
    route: '/data/events/*',
    most: { EventsPage: 2, StatusLine: 2, ReceivedTab: 2, DataTable: 1, Row: ROWS },
    // The portal is asked first whether one may see them; the line of state at the top comes for itself.
    commits: 4,
  },
  'refused events': {
    page: EventsPage,
    path: '/data/events/refused',
    route: '/data/events/*',
    most: { EventsPage: 2, StatusLine: 2, RefusedTab: 2, DataTable: 1, Row: ROWS },
    commits: 4,
  },
  'producers of events': {
    page: EventsPage,
    path: '/data/events/producers',
    route: '/data/events/*',
    most: { EventsPage: 2, StatusLine: 2, ProducersTab: 2, DataTable: 1, Row: ROWS },
    commits: 4,
  },
  'lines for clients': {
    page: EventsPage,
    path: '/data/events/connect',
    route: '/data/events/*',
    most: { EventsPage: 2, StatusLine: 2, ConnectTab: 1, Client: 2 },
    commits: 3,
  },
  rebuilding: {
    page: EventsPage,
    path: '/data/events/rebuild',
    route: '/data/events/*',
    most: { EventsPage: 2, StatusLine: 2, RebuildTab: 2, Progress: 1 },
    commits: 4,
  },
};
const names = Object.keys(cases);

/** Components that were drawn more often than they may be, or not at all. */
function misdrawn({ most }: Case, rendersOf: (name: string) => number) {
  return Object.entries(most).flatMap(([name, times]) => {
    const renders = rendersOf(name);
    return renders < 1 || renders > times ? [{ name, renders, most: times }] : [];
  });
}

describe('until a page rests it is drawn twice, waiting and with its data', () => {
  it.each(names)('%s, with answers that come at once', async name => {
    const profile = await openProfiled(cases[name]);
    expect(misdrawn(cases[name], component => profile.rendersOf(component))).toEqual([]);
    expect(profile.commits.length).toBeLessThanOrEqual(cases[name].commits);
  });

  // However answers come, no part is drawn for those of another.
  it.each(names)('%s, with answers that come one after the other', async name => {
    const eachMs = 8;
    const api = oneAfterAnother(fakePortalApi(), { eachMs });
    const catalog = oneAfterAnother(fakeCatalog(), { eachMs });
    const profile = await openProfiled({ ...cases[name], api, catalog });
    expect(misdrawn(cases[name], component => profile.rendersOf(component))).toEqual([]);
  });

  it.each(names)('%s, with answers that come the other way round', async name => {
    const order = { eachMs: 8, last: 6 };
    const api = oneAfterAnother(fakePortalApi(), order);
    const catalog = oneAfterAnother(fakeCatalog(), order);
    const profile = await openProfiled({ ...cases[name], api, catalog });
    expect(misdrawn(cases[name], component => profile.rendersOf(component))).toEqual([]);
  });
});

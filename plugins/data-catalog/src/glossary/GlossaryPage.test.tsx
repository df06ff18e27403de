import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { GlossaryPage } from './GlossaryPage';

const entity = (name: string, title: string, spec: object = {}, relations: object[] = []) => ({
  apiVersion: 'headwater.io/v1alpha1',
  kind: 'GlossaryTerm',
  metadata: {
    name,
    title,
    annotations: { 'backstage.io/view-url': 'https://git.example/shop/glossary.yaml' },
  },
  spec,
  relations,
});

const revenue = entity(
  'revenue',
  'Revenue',
  {
    definition: 'Sum of the lines of orders.',
    category: 'Measures',
    synonyms: ['turnover'],
    abbreviations: ['rev'],
    examples: ['12.50 of order 7'],
    usageNotes: 'Never add currencies.',
    related: ['order'],
  },
  [
    { type: 'ownedBy', targetRef: 'group:default/team-finance' },
    { type: 'stewardedBy', targetRef: 'group:default/office' },
    { type: 'partOf', targetRef: 'domain:default/finance' },
    { type: 'hasPart', targetRef: 'glossaryterm:default/margin' },
  ],
);
const terms = [
  revenue,
  entity('margin', 'Margin', { parent: 'revenue', definition: 'Revenue less cost.' }),
  entity('lifetime', 'Lifetime revenue', { parent: 'revenue', abbreviations: ['LTV'] }),
  entity('order', 'Order', { definition: 'What was asked for.' }),
];

const uses = {
  items: [
    {
      id: 'id-1',
      class: 'dataset',
      namespace: 'postgres://dw',
      name: 'orders',
      title: 'fct_orders',
      type: 'table',
      termColumns: ['amount'],
      quality: 0.8,
    },
    {
      id: 'id-2',
      class: 'dataset',
      namespace: 'postgres://dw',
      name: 'daily',
      title: 'mart_daily',
      type: 'view',
      termColumns: [],
    },
  ],
  totalCount: { value: 2, exact: true },
};

type Fakes = {
  found?: object[];
  listAssets?: jest.Mock;
  queryEntities?: jest.Mock;
  getEntityByRef?: jest.Mock;
};

async function show(path: string, fakes: Fakes = {}) {
  const found = fakes.found ?? terms;
  const catalog = {
    queryEntities:
      fakes.queryEntities ??
      jest.fn(async () => ({ items: found, totalItems: found.length, pageInfo: {} })),
    getEntityByRef:
      fakes.getEntityByRef ??
      jest.fn(async (ref: string) =>
        terms.find(({ metadata }) => ref === `glossaryterm:default/${metadata.name}`),
      ),
  };
  const api = { listAssets: fakes.listAssets ?? jest.fn(async () => uses) };
  await showPage(<GlossaryPage />, {
    api,
    apis: [[catalogApiRef, catalog]],
    path,
    routes: ['/data/glossary', '/data/glossary/:namespace/:name'],
  });
  return { api, catalog };
}

const shownTerms = () => screen.getAllByRole('treeitem').map(item => item.getAttribute('title'));

describe('the glossary', () => {
  it('shows the tree with its first level open, and numbers', async () => {
    await show('/data/glossary');
    const tree = await screen.findByRole('tree');
    expect(within(tree).getByRole('treeitem', { name: /^Revenue/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(shownTerms()).toEqual(['Order', 'Revenue', 'Lifetime revenue', 'Margin']);
    expect(screen.getByText('4 terms')).toBeInTheDocument();
    expect(
      within(screen.getByRole('table')).getByRole('link', { name: 'Revenue' }),
    ).toHaveAttribute('href', '/data/glossary/default/revenue');
  });

  it('reads all pages of the catalog', async () => {
    const queryEntities = jest
      .fn()
      .mockResolvedValueOnce({
        items: terms.slice(0, 2),
        totalItems: 4,
        pageInfo: { nextCursor: 'next' },
      })
      .mockResolvedValueOnce({ items: terms.slice(2), totalItems: 4, pageInfo: {} });
    await show('/data/glossary', { queryEntities });
    expect(await screen.findByText('4 terms')).toBeInTheDocument();
    expect(queryEntities.mock.calls[1][0]).toMatchObject({ cursor: 'next' });
  });

  it('is walked with the keys of a tree', async () => {
    await show('/data/glossary');
    const order = await screen.findByRole('treeitem', { name: 'Order' });
    act(() => order.focus());
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('treeitem', { name: /^Revenue/ })).toHaveFocus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('treeitem', { name: /^Revenue/ })).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(shownTerms()).toEqual(['Order', 'Revenue']);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() =>
      expect(screen.getByRole('treeitem', { name: 'Lifetime revenue' })).toHaveFocus(),
    );
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.getByRole('treeitem', { name: /^Revenue/ })).toHaveFocus());
    await userEvent.keyboard('m');
    await waitFor(() => expect(screen.getByRole('treeitem', { name: 'Margin' })).toHaveFocus());
    await userEvent.keyboard('{Home}');
    await waitFor(() => expect(order).toHaveFocus());
    await userEvent.keyboard('{End} ');
    await waitFor(() =>
      expect(screen.getByTestId('place')).toHaveTextContent('/data/glossary/default/margin'),
    );
  });

  it('filters by title and by other words, marks what fits, and keeps the text in the URL', async () => {
    await show('/data/glossary');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Filter terms' }), 'ltv');
    await waitFor(() => expect(shownTerms()).toEqual(['Revenue', 'Lifetime revenue']));
    expect(screen.getByText('1 of 4 terms')).toBeInTheDocument();
    expect(screen.getByTestId('place')).toHaveTextContent('/data/glossary?q=ltv');
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Filter terms' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter terms' }), 'zzz');
    expect(await screen.findByText('No term fits')).toBeInTheDocument();
  });

  it('closes and opens everything', async () => {
    await show('/data/glossary');
    await userEvent.click(await screen.findByRole('button', { name: 'Close all' }));
    expect(shownTerms()).toEqual(['Order', 'Revenue']);
    await userEvent.click(screen.getByRole('button', { name: 'Open all' }));
    expect(shownTerms()).toHaveLength(4);
  });

  it('shows a term: what it means, whose it is, and the assets and columns with it', async () => {
    const { api } = await show('/data/glossary/default/revenue');
    expect(await screen.findByRole('heading', { name: 'Revenue', level: 1 })).toBeInTheDocument();
    for (const text of [
      'Sum of the lines of orders.',
      'Never add currencies.',
      '12.50 of order 7',
      'turnover',
      'rev',
    ]) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(href('team-finance')).toBe('/catalog/default/group/team-finance');
    expect(href('office')).toBe('/catalog/default/group/office');
    expect(href('finance')).toBe('/catalog/default/domain/finance');
    expect(href('In the catalog')).toBe('/catalog/default/glossaryterm/revenue');
    expect(href('Declared in glossary.yaml')).toBe('https://git.example/shop/glossary.yaml');
    expect(await screen.findByRole('link', { name: 'amount' })).toHaveAttribute(
      'href',
      '/data/assets/id-1/columns?column=amount',
    );
    expect(screen.getByText('the asset itself')).toBeInTheDocument();
    expect(screen.getByText('2 assets')).toBeInTheDocument();
    expect(api.listAssets).toHaveBeenCalledWith(
      expect.objectContaining({ term: ['glossaryterm:default/revenue'] }),
      expect.anything(),
    );
    expect(await screen.findByRole('treeitem', { name: /^Revenue/ })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('leads from a term to the broader ones', async () => {
    await show('/data/glossary/default/margin');
    const path = await screen.findByRole('list', { name: 'Broader terms' });
    expect(within(path).getByRole('link', { name: 'Revenue' })).toHaveAttribute(
      'href',
      '/data/glossary/default/revenue',
    );
  });

  it('pages through the assets of a term', async () => {
    const listAssets = jest.fn(async ({ cursor }: { cursor?: string }) =>
      cursor ? { items: [uses.items[1]] } : { ...uses, items: [uses.items[0]], nextCursor: 'next' },
    );
    await show('/data/glossary/default/revenue', { listAssets });
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: 'mart_daily' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'fct_orders' })).toBeInTheDocument();
  });

  it('says how to give a term to data when nothing carries it', async () => {
    const listAssets = jest.fn(async () => ({ items: [], totalCount: { value: 0, exact: true } }));
    await show('/data/glossary/default/order', { listAssets });
    expect(await screen.findByText(/No asset and no column carries it yet/)).toBeInTheDocument();
    expect(screen.getByText(/terms: \[order\]/)).toBeInTheDocument();
  });

  it('shows a term with nothing but a name', async () => {
    const getEntityByRef = jest.fn(async () => ({
      ...entity('bare', 'Bare'),
      spec: undefined,
      relations: undefined,
    }));
    await show('/data/glossary/default/bare', { getEntityByRef });
    expect(await screen.findByText('Nobody has defined it yet.')).toBeInTheDocument();
  });

  it('says so when there is no such term', async () => {
    await show('/data/glossary/default/gone');
    expect(await screen.findByText('There is no such term')).toBeInTheDocument();
    expect(screen.getByText(/knows no glossaryterm:default\/gone/)).toBeInTheDocument();
  });

  it('shows the YAML to write when there are no terms', async () => {
    await show('/data/glossary', { found: [] });
    expect(await screen.findByText('No terms yet')).toBeInTheDocument();
    expect(screen.getByText(/kind: GlossaryTerm/)).toBeInTheDocument();
  });

  it('offers to try again when the catalog fails, and says whom to ask when it refuses', async () => {
    const queryEntities = jest
      .fn()
      .mockRejectedValueOnce(await refusal(500, 'Error', 'The catalog is away'))
      .mockRejectedValueOnce(await refusal(500, 'Error', 'The catalog is away'))
      .mockResolvedValue({ items: terms, totalItems: 4, pageInfo: {} });
    const listAssets = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'asset.read is missing'));
    await show('/data/glossary/default/revenue', { queryEntities, listAssets });
    expect(await screen.findByText('The catalog is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 terms')).toBeInTheDocument();
    expect(await screen.findByText(/asset.read is missing/)).toBeInTheDocument();
  });
});

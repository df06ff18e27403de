import type { Lineage } from '@headwater/plugin-data-catalog-common';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClientOf } from '../ui/queryClient';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { answerOf, edgeOf, idOf, nodeOf } from './__testUtils__/bigLineage';
import { prepareBrowser } from './__testUtils__/browser';
import { LineageView } from './LineageView';

jest.setTimeout(60_000);
prepareBrowser();

const [orders, raw, daily, report, load] = [0, 1, 2, 3, 9].map(idOf);

const nodes = {
  orders: nodeOf(orders, 0, { title: 'orders', quality: 0.8, columnCount: 3 }),
  raw: nodeOf(raw, -1, { title: 'raw_orders', owner: 'group:default/shop' }),
  daily: nodeOf(daily, 1, {
    title: 'daily',
    owner: 'group:default/sales',
    criticality: 'critical',
  }),
  report: nodeOf(report, 2, { title: 'report', type: 'dashboard' }),
};

const job = {
  asset: {
    id: load,
    class: 'job' as const,
    namespace: 'etl',
    name: 'load',
    title: 'load_orders',
    type: 'pipeline',
  },
  lastRun: { runId: 'r', state: 'FAIL' as const, startedAt: '2026-11-20T00:00:00Z' },
};

const first = answerOf(orders, {
  nodes: [nodes.orders, nodes.raw, nodes.daily],
  edges: [
    edgeOf(raw, orders, {
      via: [load],
      runs: 3,
      evidence: { run: 'run-7' },
      lastSeen: '2026-11-20T00:00:00Z',
    }),
    edgeOf(orders, daily),
  ],
  jobs: [job],
  more: { [daily]: { downstream: 1 } },
  folded: 1,
  hidden: 2,
  logPosition: 1234,
});

const grown: Lineage = {
  ...first,
  nodes: [...first.nodes, nodes.report],
  edges: [...first.edges, edgeOf(daily, report)],
  more: {},
  folded: 0,
};

const withColumns: Lineage = {
  ...first,
  columnEdges: [
    {
      source: { assetId: raw, column: 'amount' },
      target: { assetId: orders, column: 'total' },
      via: load,
      transformations: [
        { type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(amount)', masking: true },
      ],
    },
    {
      source: { assetId: orders, column: 'other' },
      target: { assetId: daily, column: 'other' },
      transformations: [],
    },
  ],
};

function fakeApi() {
  return {
    getLineage: jest.fn(
      async (_id: string, query: { expand?: string[]; level?: string }): Promise<Lineage> => {
        if (query.level === 'column') return withColumns;
        return query.expand ? grown : first;
      },
    ),
    getAsset: jest.fn(async () => ({
      counts: { columns: 3, upstream: 1, downstream: 1, runs: { value: 5, exact: true } },
    })),
  };
}

const show = (api: object, search = '') =>
  showPage(<LineageView id={orders} />, { api, path: `/${search}`, routes: ['*'] });

const node = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}, `) });
const place = () => screen.getByTestId('place').textContent;
const spotOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.style.transform;

// The picture's own code takes a while to come.
beforeAll(() => import('./canvas/Canvas'));

describe('the lineage view', () => {
  it('first shows the focus and one hop each way, and how complete that is', async () => {
    const api = fakeApi();
    await show(api);
    expect(await node('orders')).toHaveAccessibleName('orders, table, Focus');
    expect(await node('raw_orders')).toHaveAccessibleName('raw_orders, table, 1 hop up');
    expect(await node('daily')).toBeInTheDocument();
    expect(api.getLineage).toHaveBeenCalledTimes(1);
    expect(api.getLineage.mock.calls[0].slice(0, 2)).toEqual([
      orders,
      { direction: 'both', depth: 1, level: 'asset', hideJobs: true, nodeLimit: 500 },
    ]);
    const foot = screen
      .getAllByRole('status')
      .find(({ textContent }) => textContent?.includes('connected'))!;
    expect(foot).toHaveTextContent('2 of 3connected assets shown');
    expect(foot).toHaveTextContent('1 folded behind +N');
    expect(foot).toHaveTextContent('2 hidden by permission');
    expect(screen.getByText('log position 1,234')).toBeInTheDocument();
    expect(
      screen.getByRole('application', { name: 'Lineage of orders' }),
    ).toHaveAccessibleDescription(/Arrows lead/);
  });

  it('expands beside what is there, which stays, and collapses again', async () => {
    const api = fakeApi();
    await show(api);
    fireEvent.click(await screen.findByRole('button', { name: 'Show 1 more downstream of daily' }));
    const before = [orders, raw, daily].map(spotOf);
    expect(await node('report')).toBeInTheDocument();
    expect([orders, raw, daily].map(spotOf)).toEqual(before);
    expect(place()).toBe(`/?more=${daily}.downstream`);
    expect(api.getLineage.mock.lastCall![1]).toMatchObject({ expand: [`${daily}.downstream`] });
    fireEvent.click(
      screen.getByRole('button', { name: 'Hide what was shown downstream of daily' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^report, / })).not.toBeInTheDocument(),
    );
    expect([orders, raw, daily].map(spotOf)).toEqual(before);
    expect(place()).toBe('/');
  });

  it('keeps its places when a change is told of', async () => {
    const api = fakeApi();
    await show(api);
    await node('daily');
    const before = [orders, raw, daily].map(spotOf);
    api.getLineage.mockResolvedValue({ ...grown, logPosition: 1235 });
    await act(() => queryClientOf(api).invalidateQueries({ queryKey: ['lineage', orders] }));
    expect(await node('report')).toBeInTheDocument();
    expect([orders, raw, daily].map(spotOf)).toEqual(before);
  });

  it('tells of the node that is selected, and of the line to its neighbour', async () => {
    await show(fakeApi());
    fireEvent.click(await node('raw_orders'));
    expect(place()).toBe(`/?selected=${raw}`);
    const panel = screen.getByRole('complementary', { name: 'About raw_orders' });
    expect(within(panel).getByRole('link', { name: 'Open page' })).toHaveAttribute(
      'href',
      `/data/assets/${raw}`,
    );
    expect(within(panel).getByRole('link', { name: 'Lineage from here' })).toHaveAttribute(
      'href',
      `/data/lineage/${raw}`,
    );
    expect(within(panel).getByRole('link', { name: 'shop' })).toBeInTheDocument();
    expect(await within(panel).findByText(/5 runs/)).toBeInTheDocument();
    await userEvent.click(within(panel).getByRole('button', { name: /^orders/ }));
    const edge = screen.getByRole('complementary', {
      name: 'About the line from raw_orders to orders',
    });
    expect(within(edge).getByRole('link', { name: 'load_orders' })).toHaveAttribute(
      'href',
      `/data/assets/${load}/runs`,
    );
    expect(edge).toHaveTextContent('failed');
    expect(edge).toHaveTextContent('run run-7');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: /About/ })).not.toBeInTheDocument();
  });

  it('has the job of a line as a button on it, with the state of its last run', async () => {
    await show(fakeApi());
    const mark = await screen.findByRole('button', {
      name: 'Job load_orders: raw_orders to orders; last run failed',
    });
    fireEvent.click(mark);
    expect(decodeURIComponent(place()!)).toBe(`/?selected=${raw}~${orders}`);
    expect(screen.getByRole('complementary', { name: /About the line/ })).toBeInTheDocument();
  });

  it('lights the ways of a column, and shows what becomes of it', async () => {
    await show(fakeApi());
    await userEvent.click(await screen.findByRole('button', { name: 'Column' }));
    const column = await screen.findByRole('button', { name: 'Column total of orders' });
    expect(screen.getByRole('button', { name: 'Fold jobs' })).toBeDisabled();
    fireEvent.click(column);
    expect(place()).toBe('/?level=column&column=total');
    expect(column).toHaveAttribute('data-lit', 'true');
    expect(screen.getByRole('button', { name: 'Column amount of raw_orders' })).toHaveAttribute(
      'data-lit',
      'true',
    );
    expect(screen.getByRole('button', { name: 'Column other of orders' })).toHaveAttribute(
      'data-lit',
      'false',
    );
    fireEvent.click(screen.getByRole('button', { name: /^Job load_orders/ }));
    const panel = screen.getByRole('complementary', { name: /About the line/ });
    expect(panel).toHaveTextContent('direct · aggregation');
    expect(panel).toHaveTextContent('sum(amount)');
    expect(panel).toHaveTextContent('masked');
    fireEvent.click(column);
    expect(place()).not.toContain('column=total');
  });

  it('is walked, expanded and opened by keys', async () => {
    await show(fakeApi());
    const focus = await node('orders');
    act(() => focus.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(await node('daily')).toHaveFocus();
    await userEvent.keyboard('+');
    expect(place()).toBe(`/?more=${daily}.downstream`);
    expect(await node('report')).toBeInTheDocument();
    await userEvent.keyboard('{ArrowRight}');
    expect(await node('report')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('complementary', { name: 'About report' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}{ArrowLeft}-');
    await waitFor(() => expect(place()).toBe('/'));
    await userEvent.keyboard('{Home}');
    expect(focus).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await node('raw_orders')).toHaveFocus();
    expect(document.querySelectorAll('.hw-node [tabindex="0"]')).toHaveLength(1);
  });

  it('lists the impact, and selects from it', async () => {
    await show(fakeApi());
    const list = await screen.findByRole('complementary', { name: 'Impact' });
    expect(within(list).getByRole('button', { name: 'Down 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(within(list).getByRole('button', { name: /daily.*sales.*critical/ }));
    expect(screen.getByRole('complementary', { name: 'About daily' })).toBeInTheDocument();
  });

  it('is a table too, with the column edges', async () => {
    await show(fakeApi(), '?level=column&as=table');
    const table = await screen.findByRole('grid', { name: 'All edges that are shown' });
    expect(
      within(table).getByRole('row', {
        name: /raw_orders amount.*orders total.*aggregation, masked/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(table).getByRole('row', { name: /raw_orders.*orders.*transform.*load_orders/ }),
    );
    expect(
      screen.getByRole('complementary', { name: /About the line from raw_orders/ }),
    ).toBeInTheDocument();
  });

  it('asks anew for depth, direction, jobs and past, and forgets the expansions of the last question', async () => {
    const api = fakeApi();
    await show(api, `?more=${daily}.downstream`);
    await node('report');
    await userEvent.click(screen.getByRole('button', { name: 'One hop more' }));
    expect(place()).toBe('/?depth=2');
    await userEvent.click(screen.getByRole('button', { name: 'Down' }));
    await userEvent.click(screen.getByRole('button', { name: 'Fold jobs' }));
    await userEvent.click(screen.getByRole('button', { name: 'Past' }));
    expect(place()).toBe('/?direction=downstream&depth=2&jobs=shown&past=shown');
    await waitFor(() =>
      expect(api.getLineage.mock.lastCall![1]).toEqual({
        direction: 'downstream',
        depth: 2,
        level: 'asset',
        hideJobs: false,
        includePast: true,
        nodeLimit: 500,
      }),
    );
  });

  it('shows all that is folded, at once', async () => {
    await show(fakeApi());
    await userEvent.click(await screen.findByRole('button', { name: 'Show them' }));
    expect(await node('report')).toBeInTheDocument();
    expect(screen.getByText('nothing folded')).toBeInTheDocument();
  });

  it('bears tables of 5,000 columns', async () => {
    const columnEdges = Array.from({ length: 5000 }, (_, index) => ({
      source: { assetId: raw, column: `c${index}` },
      target: { assetId: orders, column: `c${index}` },
      transformations: [],
    }));
    const api = { ...fakeApi(), getLineage: async () => ({ ...first, columnEdges }) };
    await show(api, '?level=column');
    fireEvent.click(
      await screen.findByRole('button', { name: 'Show 4992 more columns of orders' }),
    );
    expect(await screen.findByText('1–20 of 5,000')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Columns after' }));
    expect(screen.getByRole('button', { name: 'Column c20 of orders' })).toBeInTheDocument();
    expect(document.querySelectorAll('.hw-node-column').length).toBeLessThan(30);
  });

  it('shows names of any kind in full on demand', async () => {
    const title = `${'long_'.repeat(40)}🎉`;
    const api = {
      ...fakeApi(),
      getLineage: async () => ({
        ...first,
        nodes: [
          nodes.orders,
          { ...nodes.raw, title, deleted: true },
          { ...nodes.daily, title: 'طلبات' },
        ],
      }),
    };
    await show(api);
    expect(
      await screen.findByRole('button', { name: `${title}, table, 1 hop up` }),
    ).toHaveTextContent(/^long_l….*deleted/);
    expect(await node('طلبات')).toBeInTheDocument();
  });
});

describe('states of the lineage view', () => {
  it('says what to do where there is no lineage', async () => {
    const alone = { ...first, nodes: [nodes.orders], edges: [], more: {}, folded: 0, hidden: 0 };
    await show({ ...fakeApi(), getLineage: async () => alone });
    expect(await screen.findByRole('heading', { name: 'No lineage' })).toBeInTheDocument();
    expect(screen.getByText(/kind: DataAsset/)).toHaveTextContent('"name":"shop.public.');
    expect(screen.getByRole('link', { name: 'How to send events' })).toHaveAttribute(
      'href',
      '/data/events',
    );
  });

  it('says that one direction may be empty', async () => {
    const alone = { ...first, nodes: [nodes.orders], edges: [] };
    await show({ ...fakeApi(), getLineage: async () => alone }, '?direction=upstream');
    await screen.findByText('Nothing in this direction. Look at both.');
    await userEvent.click(screen.getAllByRole('button', { name: 'Both' })[1]);
    expect(place()).toBe('/');
  });

  it('says that nothing is known of columns', async () => {
    await show({ ...fakeApi(), getLineage: async () => first }, '?level=column');
    expect(await screen.findByText('no job has said which column feeds which')).toBeInTheDocument();
    expect(await node('raw_orders')).toBeInTheDocument();
  });

  it('says that it was cut', async () => {
    await show({ ...fakeApi(), getLineage: async () => ({ ...first, truncated: true }) });
    expect(await screen.findByText('cut at 500 nodes')).toBeInTheDocument();
  });

  it('says whom to ask where it may not be seen', async () => {
    const error = await refusal(403, 'NotAllowedError', 'You need lineage.read');
    await show({ ...fakeApi(), getLineage: jest.fn().mockRejectedValue(error) });
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not see this');
  });

  it('offers another try after a failure, with the bar still there', async () => {
    const error = await refusal(500, 'Error', 'Broken');
    const api = fakeApi();
    api.getLineage.mockRejectedValueOnce(error).mockRejectedValueOnce(error);
    await show(api);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('toolbar')).toBeInTheDocument();
    expect(await node('orders')).toBeInTheDocument();
  });
});

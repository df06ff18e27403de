import type { ColumnEdge, Lineage, SqlEvidence } from '@headwater/plugin-data-catalog-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusedUntilMended, refusal, showPage } from '../ui/__testUtils__/showPage';
import { answerOf, edgeOf, idOf, nodeOf } from './__testUtils__/bigLineage';
import { prepareBrowser } from './__testUtils__/browser';
import { LineageView } from './LineageView';

jest.setTimeout(60_000);
prepareBrowser();

const [daily, orders, job] = [0, 1, 9].map(idOf);

const query = [
  'SET search_path = shop;',
  'INSERT INTO daily -- 🛒',
  'SELECT day, sum(amount) AS total, md5(email) AS buyer FROM orders;',
].join('\n');

const spanOf = (text: string) => {
  const start = query.indexOf(text);
  return { start, end: start + text.length };
};

const statement = { start: query.indexOf('INSERT'), end: query.length - 1 };

const column = (source: string, target: string, text: string, more: object = {}): ColumnEdge => ({
  source: { assetId: orders, column: source },
  target: { assetId: daily, column: target },
  via: job,
  transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', span: spanOf(text), ...more }],
  origin: 'sql',
  inferred: true,
  confidence: 0.8,
  sql: 'text-1',
});

const evidence: SqlEvidence = {
  query,
  dialect: 'postgres',
  method: 'sql',
  inferred: true,
  tool: { name: '@headwater/sql-lineage', version: '0.1.0', parser: '@polyglot-sql/sdk 0.12.1' },
  jobId: job,
  confidence: 'medium',
  reasons: [
    { code: 'AMBIGUOUS_COLUMN', message: 'day may be of any table', span: spanOf('day,') },
    { code: 'LIMIT', message: 'The rest was not looked at' },
  ],
};

const answer: Lineage = answerOf(daily, {
  nodes: [nodeOf(daily, 0, { title: 'daily' }), nodeOf(orders, -1, { title: 'orders' })],
  edges: [
    edgeOf(orders, daily, {
      via: [job],
      origins: ['openlineage', 'sql'],
      sql: [{ text: 'text-1', spans: [statement] }],
    }),
  ],
  jobs: [
    {
      asset: {
        id: job,
        class: 'job',
        namespace: 'etl',
        name: 'load_daily',
        title: 'load_daily',
        type: 'pipeline',
      },
    },
  ],
  columnEdges: [column('amount', 'total', 'sum(amount)'), column('email', 'buyer', 'md5(email)')],
  sql: { 'text-1': evidence },
});

const card = `?level=column&selected=${orders}~${daily}`;

async function showCard(changes: Partial<Lineage> = {}, more: object = {}, search = card) {
  const api = { getLineage: async () => ({ ...answer, ...changes }), ...more };
  await showPage(<LineageView id={daily} />, { api, path: `/${search}`, routes: ['*'] });
  return screen.findByRole('complementary', { name: 'About the line from orders to daily' });
}

const marked = (panel: HTMLElement) =>
  [...panel.querySelectorAll('mark')].map(mark => mark.textContent);

beforeAll(() => import('./canvas/Canvas'));

describe('the card of a line that SQL tells of', () => {
  it('shows the text with the expressions marked, the method, the confidence and its reasons, and the job', async () => {
    const panel = await showCard();
    expect(within(panel).getByRole('region', { name: 'SQL (postgres)' })).toHaveTextContent(
      query.replace(/\n/g, ' '),
    );
    expect(marked(panel)).toEqual(['sum(amount)', 'md5(email)']);
    expect(panel.querySelector('[data-look="faint"]')).toHaveTextContent('SET search_path = shop;');
    expect(panel).toHaveTextContent('inferred from SQL, since no producer tells the columns');
    expect(within(panel).getAllByText('medium confidence')[0]).toBeInTheDocument();
    expect(panel).toHaveTextContent('day may be of any table');
    expect(panel).toHaveTextContent('The rest was not looked at');
    expect(panel).toHaveTextContent('@headwater/sql-lineage 0.1.0 (@polyglot-sql/sdk 0.12.1)');
    expect(within(panel).getAllByRole('link', { name: 'load_daily' }).at(-1)).toHaveAttribute(
      'href',
      `/data/assets/${job}`,
    );
  });

  it('copies the text', async () => {
    const panel = await showCard();
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(within(panel).getByRole('button', { name: 'Copy SQL (postgres)' }));
    expect(write.mock.calls).toEqual([[query]]);
  });

  it('marks the expression of the edge that is chosen, or the place of a reason', async () => {
    const panel = await showCard();
    const expression = within(panel).getByRole('button', { name: 'md5(email)' });
    await userEvent.click(expression);
    expect(expression).toHaveAttribute('aria-pressed', 'true');
    expect(marked(panel)).toEqual(['md5(email)']);
    await userEvent.click(within(panel).getByRole('button', { name: /^Show line 3: day may be/ }));
    expect(marked(panel)).toEqual(['day,']);
    await userEvent.click(within(panel).getByRole('button', { name: 'sum(amount)' }));
    expect(marked(panel)).toEqual(['sum(amount)']);
    await userEvent.click(within(panel).getByRole('button', { name: 'sum(amount)' }));
    expect(marked(panel)).toEqual(['sum(amount)', 'md5(email)']);
  });

  it('marks the expression of the column that is lit', async () => {
    const panel = await showCard({}, {}, `${card}&column=buyer`);
    expect(marked(panel)).toEqual(['md5(email)']);
  });

  it('shows the whole of a text that was cut, when asked', async () => {
    const error = await refusal(500, 'Error', 'Broken');
    const { ask, mend } = refusedUntilMended(error, async () => evidence);
    const cut = { ...evidence, query: query.slice(0, statement.start + 10), truncated: true };
    const panel = await showCard({ sql: { 'text-1': cut } }, { getSqlText: ask });
    expect(marked(panel)).toEqual([]);
    await userEvent.click(within(panel).getByRole('button', { name: 'Show all of the text' }));
    const retry = await within(panel).findByRole('button', { name: 'Try again' });
    mend();
    await userEvent.click(retry);
    await within(panel).findByText('sum(amount)', { selector: 'mark' });
    expect(ask).toHaveBeenCalledWith('text-1', expect.anything());
    expect(
      within(panel).queryByRole('button', { name: 'Show all of the text' }),
    ).not.toBeInTheDocument();
  });

  it('says that the text may not be seen', async () => {
    const panel = await showCard({ sql: {} });
    expect(panel).toHaveTextContent('Worked out from SQL that you may not see.');
  });
});

const inferredLines = () =>
  [...document.querySelectorAll('.hw-lines .hw-line')].map(line =>
    line.getAttribute('data-inferred'),
  );

describe('a line that only SQL tells of', () => {
  it('is dotted, and the foot says what that means', async () => {
    await showCard();
    await waitFor(() => expect(inferredLines()).toEqual(['true', 'true']));
    expect(
      screen.getAllByRole('status').find(({ textContent }) => /connected/.test(textContent!)),
    ).toHaveTextContent('inferred from SQL');
  });

  it('leads to the expression between its columns', async () => {
    await showCard();
    await waitFor(() => expect(inferredLines()).toHaveLength(2));
    fireEvent.click(document.querySelectorAll('.hw-lines .hw-line-hit')[1]);
    await waitFor(() => expect(marked(document.body)).toEqual(['md5(email)']));
  });

  it('is drawn through where an event tells of it too', async () => {
    await showCard({}, {}, `?selected=${orders}~${daily}`);
    await waitFor(() => expect(inferredLines()).toEqual(['false']));
  });

  it('says so in the table', async () => {
    await showCard({}, {}, `${card}&as=table`);
    expect(
      screen.getByRole('row', { name: /orders email.*daily buyer.*transformation.*from SQL/ }),
    ).toBeInTheDocument();
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { prepareBrowser } from '../lineage/__testUtils__/browser';
import { layOut } from '../ui/__testUtils__/layOut';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { built, sampleAnalysis, sampleSql } from './__testUtils__/sampleAnalysis';
import { example } from './example';
import { SqlPage } from './SqlPage';

jest.setTimeout(60_000);
prepareBrowser();
layOut();

const address = `/data/sql?${new URLSearchParams({ sql: sampleSql, dialect: 'postgres' })}`;

type Built = ReturnType<typeof built> | Record<string, unknown>;

function fakeApi(answer: () => Promise<Built> = async () => built()) {
  return { buildLineage: jest.fn((_body: unknown, _options: { signal: AbortSignal }) => answer()) };
}

const show = (api: object, path = '/data/sql') =>
  showPage(<SqlPage />, { api, path, routes: ['/data/sql'] });

const place = () => new URL(screen.getByTestId('place').textContent!, 'http://portal').searchParams;
const editor = () => screen.getByRole('textbox', { name: 'SQL' });
const marked = () => [...document.querySelectorAll('mark')].map(mark => mark.textContent);
const node = (name: string) => screen.findByRole('button', { name: new RegExp(`^${name}, `) });
const row = (name: RegExp) => screen.findByRole('row', { name });

// The picture's own code takes a while to come.
beforeAll(() => import('../lineage/canvas/Canvas'));

describe('the page for pasted SQL', () => {
  it('asks when it is told to, and draws the tables, their columns and the statements', async () => {
    const api = fakeApi();
    await show(api);
    fireEvent.change(editor(), { target: { value: sampleSql } });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Dialect' }), 'PostgreSQL');
    fireEvent.change(screen.getByRole('textbox', { name: 'Namespace of the tables' }), {
      target: { value: 'postgres://db' },
    });
    expect(api.buildLineage).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Draw lineage' }));
    expect(await node('orders')).toHaveAccessibleName('orders, table');
    expect(api.buildLineage.mock.calls[0][0]).toEqual({
      dryRun: true,
      statements: [{ sql: sampleSql, dialect: 'postgres', namespace: 'postgres://db' }],
    });
    expect(await node('Result')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Column amount of pay' })).toBeInTheDocument();
    const statements = screen.getByRole('region', { name: 'Statements' });
    expect(
      within(statements).getByRole('button', { name: /CREATE TABLE.*orders, pay → daily.*medium/ }),
    ).toBeInTheDocument();
    expect(
      within(statements).getByRole('button', { name: /SELECT.*daily → Result/ }),
    ).toBeInTheDocument();
    expect(statements).toHaveTextContent('id may be of any table');
    expect(
      await row(/amount.*pay.*total.*daily.*aggregation.*direct.*sum\(p.amount\)/),
    ).toBeInTheDocument();
    const foot = screen
      .getAllByRole('status')
      .find(({ textContent }) => /tables/.test(textContent!));
    expect(foot).toHaveTextContent(
      /2 statements3 tables1 known to the catalog4 column edgesread as PostgreSQL1 statement not wholly understood/,
    );
    expect(Object.fromEntries(place())).toEqual({
      sql: sampleSql,
      dialect: 'postgres',
      namespace: 'postgres://db',
    });
  });

  it('is run by keys, and asks anew for the same text', async () => {
    const api = fakeApi();
    await show(api);
    const user = userEvent.setup();
    await user.click(editor());
    await user.keyboard('SELECT 1{Control>}{Enter}{/Control}');
    await node('orders');
    expect(editor()).toHaveValue('SELECT 1');
    await user.keyboard('{Meta>}{Enter}{/Meta}');
    await waitFor(() => expect(api.buildLineage).toHaveBeenCalledTimes(2));
  });

  it('shows a link as it was sent', async () => {
    await show(fakeApi(), `${address}&look=e0.0`);
    await node('daily');
    expect(editor()).toHaveValue(sampleSql);
    expect(marked()).toEqual(['sum(p.amount)']);
    expect(await row(/amount.*pay.*total.*daily/)).toHaveAttribute('data-active', 'true');
  });

  it('marks the expression of the edge, the line or the reason that is chosen', async () => {
    await show(fakeApi(), address);
    await node('daily');
    await userEvent.click(await row(/day.*orders.*day.*daily.*identity/));
    expect(marked()).toEqual(['o.day']);
    expect(place().get('look')).toBe('e0.1');
    expect(screen.getByRole('button', { name: 'Column day of orders' })).toHaveAttribute(
      'data-lit',
      'true',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show line 2: id may be of any table' }),
    );
    expect(marked()).toEqual(['p.id']);
    const line = document.querySelector('[data-pair="t1~t2"] .hw-line-hit')!;
    fireEvent.click(line);
    expect(place().get('selected')).toBe('t1~t2');
    expect(screen.getByRole('region', { name: 'Column edges' })).toHaveTextContent(
      'of pay → daily1',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all column edges' }));
    expect(place().get('selected')).toBeNull();
    expect(marked()).toEqual([]);
  });

  it('tells a statement from the others, and Esc leaves it', async () => {
    await show(fakeApi(), address);
    await userEvent.click(await screen.findByRole('button', { name: /SELECT.*daily → Result/ }));
    expect(document.querySelector('[data-look="plain"]')).toHaveTextContent(
      'SELECT day FROM daily;',
    );
    expect(screen.getByRole('region', { name: 'Column edges' })).toHaveTextContent(
      'of statement 2',
    );
    await userEvent.keyboard('{Escape}');
    expect(place().get('selected')).toBeNull();
  });

  it('lights the ways of a column, and leads to the page of a table that the catalog knows', async () => {
    await show(fakeApi(), address);
    fireEvent.click(await screen.findByRole('button', { name: 'Column day of daily' }));
    expect(place().get('column')).toBe('t2.day');
    expect(marked()).toEqual(['o.day', 'day']);
    fireEvent.click(await node('orders'));
    expect(screen.getByRole('link', { name: 'Page of orders' })).toHaveAttribute(
      'href',
      '/data/assets/00000000-0000-5000-8000-000000000007',
    );
  });

  it('is a table alone, when wanted', async () => {
    await show(fakeApi(), address);
    await node('daily');
    await userEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(place().get('as')).toBe('table');
    expect(screen.queryByRole('application')).not.toBeInTheDocument();
    expect(await row(/amount.*pay.*total.*daily/)).toBeInTheDocument();
  });

  it('keeps a long text with the entry of the history, not in the address', async () => {
    const api = fakeApi();
    await show(api);
    const long = `SELECT '${'x'.repeat(3000)}'`;
    fireEvent.change(editor(), { target: { value: long } });
    await userEvent.click(screen.getByRole('button', { name: 'Draw lineage' }));
    await userEvent.click(await screen.findByRole('button', { name: /SELECT.*daily → Result/ }));
    expect([place().get('sql'), place().get('selected')]).toEqual([null, 's1']);
    expect(editor()).toHaveValue(long);
    expect(screen.getByText(/Too long for the address/)).toBeInTheDocument();
    expect(api.buildLineage).toHaveBeenCalledTimes(1);
  });
});

const FRAME = { width: 700, height: 150 };

/** Where the drawing is in its frame, and its zoom. */
function viewpoint(): number[] {
  const { transform } = document.querySelector<HTMLElement>('.react-flow__viewport')!.style;
  return transform.match(/-?[\d.]+/g)!.map(Number);
}

/** Those of some nodes that the frame of the drawing does not show as a whole. */
function cutOff(...ids: string[]): string[] {
  const [x, y, zoom] = viewpoint();
  return ids.filter(id => {
    const { style } = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)!;
    const [left, top] = style.transform.match(/-?[\d.]+/g)!.map(Number);
    const right = left + parseFloat(style.width);
    const bottom = top + parseFloat(style.height);
    return (
      left * zoom + x < 0 ||
      top * zoom + y < 0 ||
      right * zoom + x > FRAME.width ||
      bottom * zoom + y > FRAME.height
    );
  });
}

describe('a drawing that is larger than its frame', () => {
  const [first, second] = sampleAnalysis.statements;
  const edges = [...'abcdefgh'].map(column => ({
    ...first.edges[0],
    source: { table: 0, column },
    target: { table: 2, column },
  }));
  const tall = built({
    ...sampleAnalysis,
    statements: [{ ...first, edges: [...edges, ...first.edges] }, second],
  });
  const showTall = (path = address) =>
    show(
      fakeApi(async () => tall),
      path,
    );

  beforeEach(() => layOut(FRAME));
  afterEach(() => layOut());

  it('shows both ends of the line that is chosen, each as a whole', async () => {
    await showTall();
    await node('daily');
    expect(cutOff('t0', 't1', 't2')).not.toEqual([]);
    for (const source of ['t0', 't1']) {
      fireEvent.click(document.querySelector(`[data-pair="${source}~t2"] .hw-line-hit`)!);
      await waitFor(() => expect(cutOff(source, 't2')).toEqual([]));
    }
  });

  it('shows all that a statement in a link reads and writes, and comes closer to a part of it', async () => {
    await showTall(`${address}&selected=s0`);
    await node('daily');
    await waitFor(() => expect(cutOff('t0', 't1', 't2')).toEqual([]));
    const [, , zoom] = viewpoint();
    fireEvent.click(document.querySelector('[data-pair="t1~t2"] .hw-line-hit')!);
    await waitFor(() => expect(viewpoint()[2]).toBeGreaterThan(zoom));
  });
});

describe('states of the page for pasted SQL', () => {
  it('offers an example, which is drawn with one click', async () => {
    const api = fakeApi();
    await show(api);
    expect(screen.getByRole('heading', { name: 'No SQL yet' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Draw lineage' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Try an example' }));
    await node('daily');
    expect(editor()).toHaveValue(example.sql);
    expect(api.buildLineage.mock.calls[0][0]).toMatchObject({ statements: [example] });
  });

  it('waits, and can be told to wait no longer', async () => {
    let answer: (value: Built) => void = () => undefined;
    const api = fakeApi(() => new Promise(resolve => (answer = resolve)));
    await show(api, address);
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    await userEvent.click(screen.getAllByRole('button', { name: 'Cancel' })[0]);
    expect(await screen.findByRole('heading', { name: 'Cancelled' })).toBeInTheDocument();
    expect(api.buildLineage.mock.calls[0][1].signal.aborted).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    await waitFor(() => expect(api.buildLineage).toHaveBeenCalledTimes(2));
    answer(built());
    expect(await node('daily')).toBeInTheDocument();
  });

  it('names what is wrong with the text', async () => {
    const error = { name: 'TaskLimitError', message: 'The text took more than 20 seconds' };
    const refused = { ...built(), statements: [{ index: 0, status: 422, error }] };
    await show(
      fakeApi(async () => refused),
      address,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This SQL was not analysedThe text took more than 20 seconds',
    );
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  it('names a template that was refused', async () => {
    const message = "This is a Jinja template ({{ ref('orders') }} on line 1), not SQL";
    const statement = {
      ...sampleAnalysis.statements[1],
      kind: 'OTHER',
      inputs: [],
      columns: [],
      edges: [],
      confidence: 'low' as const,
      reasons: [{ code: 'UNSUPPORTED' as const, message }],
    };
    const analysis = { ...sampleAnalysis, tables: [], statements: [statement] };
    await show(
      fakeApi(async () => built(analysis)),
      address,
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(message);
    expect(screen.getByText(/No column edges/)).toBeInTheDocument();
  });

  it('says that there is no statement', async () => {
    const analysis = { ...sampleAnalysis, tables: [], statements: [] };
    await show(
      fakeApi(async () => built(analysis)),
      address,
    );
    expect(
      await screen.findByRole('heading', { name: 'There is no statement in this text' }),
    ).toBeInTheDocument();
  });

  it('does not ask for a text that is too long', async () => {
    const api = fakeApi();
    await show(api);
    fireEvent.change(editor(), { target: { value: 'x'.repeat(500_001) } });
    expect(screen.getByText(/^Too long: 500,001 of at most 500,000/)).toBeInTheDocument();
    expect(editor()).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByRole('button', { name: 'Draw lineage' })).toBeDisabled();
    fireEvent.keyDown(editor(), { key: 'Enter', ctrlKey: true });
    expect(api.buildLineage).not.toHaveBeenCalled();
  });

  it('says whom to ask where it may not be used', async () => {
    const error = await refusal(403, 'NotAllowedError', 'You need lineage.read');
    await show({ buildLineage: jest.fn().mockRejectedValue(error) }, address);
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not see this');
  });

  it('offers another try after a failure', async () => {
    const error = await refusal(500, 'Error', 'Broken');
    const api = fakeApi();
    api.buildLineage.mockRejectedValueOnce(error).mockRejectedValueOnce(error);
    await show(api, address);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await node('daily')).toBeInTheDocument();
  });

  it('asks again where the analysis had no time', async () => {
    const error = { name: 'ServiceUnavailableError', message: 'There was no time for it' };
    const api = fakeApi();
    const late = async () => ({ ...built(), statements: [{ index: 0, status: 503, error }] });
    api.buildLineage.mockImplementationOnce(late).mockImplementationOnce(late);
    await show(api, address);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await node('daily')).toBeInTheDocument();
  });
});

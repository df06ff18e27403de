import { configApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { EventsPage } from './EventsPage';

const status = {
  head: 12,
  projected: 12,
  lag: 0,
  lagSeconds: 0,
  rejected: 2,
  received: { lastHour: { value: 3, exact: true }, lastDay: { value: 10_000, exact: false } },
  lastReceivedAt: '2026-11-01T00:00:00Z',
  retentionDays: 365,
  root: true,
  anonymous: false,
};

const event = (position: number, more: object = {}) => ({
  position,
  kind: 'openlineage.event',
  eventTime: '2026-11-01T00:00:00Z',
  recordedAt: '2026-11-01T00:00:01Z',
  actor: 'service:pipelines',
  runId: '0198a1a0-0000-7000-8000-000000000001',
  summary: { eventType: 'COMPLETE', jobNamespace: 'dbt-shop', jobName: `job_${position}` },
  ...more,
});

const body = {
  eventType: 'COMPLETE',
  job: { name: 'job_12', facets: { sql: { query: 'select 1' } } },
};
const refused = {
  id: 'x1',
  receivedAt: '2026-11-01T00:00:00Z',
  actor: 'service:pipelines',
  origin: 'file:events.jsonl',
  reason: "'eventTime' must be a time",
  sizeBytes: 2048,
};

function fakeApi(changes: object = {}) {
  return {
    getEventsStatus: jest.fn(async () => status),
    listEvents: jest.fn(async () => ({
      items: [
        event(12),
        event(11, {
          kind: 'yaml.declare',
          summary: undefined,
          runId: undefined,
          assetId: 'asset-7',
        }),
      ],
    })),
    listAssets: jest.fn(async () => ({ items: [] })),
    getEvent: jest.fn(async () => event(12, { body, assetId: 'a1' })),
    listRejectedEvents: jest.fn(async () => ({ items: [refused] })),
    getRejectedEvent: jest.fn(async () => ({
      ...refused,
      body: '{"eventType":"START","eventTime":"24.11."}',
    })),
    listEventProducers: jest.fn(async () => ({
      totalCount: { value: 1, exact: true },
      items: [
        {
          producer: 'https://github.com/OpenLineage/dbt',
          integration: 'dbt',
          engine: { name: 'dbt', version: '1.10.2' },
          clientVersion: '1.54.0',
          specVersion: '2-0-2',
          firstSeen: '2026-10-01T00:00:00Z',
          lastSeen: '2026-11-01T00:00:00Z',
        },
      ],
    })),
    getReplay: jest.fn().mockRejectedValue(new Error('not mocked')),
    ...changes,
  };
}

async function show(path: string, api: object = fakeApi()) {
  await showPage(<EventsPage />, {
    api,
    apis: [
      [permissionApiRef, mockApis.permission()],
      [configApiRef, mockApis.config({ data: { backend: { baseUrl: 'https://portal.example' } } })],
    ],
    path,
    routes: ['/data/events/*'],
  });
}

describe('the events page', () => {
  it('says in a line what came in, how far answers are, and what is taken', async () => {
    await show('/data/events');
    const line = await screen.findByRole('group', { name: 'State of what comes in' });
    await waitFor(() => expect(line).toHaveTextContent('3 in 1 h, 10,000+ in 24 h, newest'));
    for (const text of ['up to date', '2 kept', '365 days', 'on', 'refused']) {
      expect(within(line).getByText(text)).toBeInTheDocument();
    }
  });

  it('warns when answers are late and when anybody may send', async () => {
    const late = {
      ...status,
      lag: 900,
      lagSeconds: 120,
      anonymous: true,
      retentionDays: 0,
      lastReceivedAt: undefined,
    };
    await show('/data/events', fakeApi({ getEventsStatus: async () => late }));
    expect(await screen.findByText('900 entries behind, 120 s')).toHaveClass('hw-warn');
    expect(screen.getByText('taken')).toHaveClass('hw-warn');
    expect(screen.getByText('for ever')).toBeInTheDocument();
    expect(screen.getByText(/nothing yet/)).toBeInTheDocument();
  });

  it('says when the state cannot be had', async () => {
    const getEventsStatus = jest
      .fn()
      .mockRejectedValue(await refusal(400, 'InputError', 'no such thing'));
    await show('/data/events', fakeApi({ getEventsStatus }));
    expect(await screen.findByText(/no such thing/)).toBeInTheDocument();
  });

  it('leads an unknown part to what was received', async () => {
    await show('/data/events/zzz');
    await waitFor(() => expect(screen.getByTestId('place')).toHaveTextContent(/^\/data\/events$/));
  });
});

describe('what was received', () => {
  it('is listed without bodies, each with its state or kind', async () => {
    const api = fakeApi();
    await show('/data/events', api);
    const row = await screen.findByRole('row', { name: /job_12/ });
    expect(within(row).getByText('complete')).toBeInTheDocument();
    expect(within(row).getByText('pipelines', { exact: false })).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /asset-7/ })).getByText('File declared'),
    ).toBeInTheDocument();
    expect(api.listEvents).toHaveBeenCalledWith(
      { includeBody: false, limit: 100 },
      expect.anything(),
    );
  });

  it('names the assets that entries are about, as far as one may see them', async () => {
    const listAssets = jest.fn(async () => ({ items: [{ id: 'asset-7', title: 'fct_orders' }] }));
    await show('/data/events', fakeApi({ listAssets }));
    expect(await screen.findByRole('row', { name: /fct_orders/ })).toBeInTheDocument();
    expect(listAssets).toHaveBeenCalledWith(
      expect.objectContaining({ id: ['asset-7'] }),
      expect.anything(),
    );
  });

  it('is filtered by kind, job, run and time, all in the URL', async () => {
    const api = fakeApi();
    await show('/data/events', api);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Kind' }),
      'OpenLineage event',
    );
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Job as namespace#name' }),
      'dbt-shop#job_12{Enter}',
    );
    await userEvent.type(screen.getByRole('searchbox', { name: 'Run id' }), 'r1{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Last hour' }));
    await waitFor(() =>
      expect(screen.getByTestId('place')).toHaveTextContent(
        '/data/events?kind=openlineage.event&job=dbt-shop%23job_12&run=r1&within=hour',
      ),
    );
    await waitFor(() =>
      expect(api.listEvents).toHaveBeenLastCalledWith(
        expect.objectContaining({
          kind: 'openlineage.event',
          namespace: 'dbt-shop',
          job: 'job_12',
          runId: 'r1',
          from: expect.any(String),
        }),
        expect.anything(),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove: Job is job_12' }));
    await waitFor(() => expect(screen.getByTestId('place')).not.toHaveTextContent('job='));
  });

  it('says how a job is written', async () => {
    await show('/data/events');
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Job as namespace#name' }),
      'job{Enter}',
    );
    expect(await screen.findByText('Write the job as namespace#name')).toBeInTheDocument();
    expect(screen.getByTestId('place')).toHaveTextContent(/^\/data\/events$/);
  });

  it('takes a span of time of one’s own', async () => {
    const api = fakeApi();
    await show('/data/events', api);
    await userEvent.click(await screen.findByRole('button', { name: 'Between …' }));
    const from = await screen.findByLabelText('From');
    await userEvent.type(from, '2026-11-01T02:00');
    await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
    const iso = new Date('2026-11-01T02:00').toISOString();
    await waitFor(() =>
      expect(api.listEvents).toHaveBeenLastCalledWith(
        expect.objectContaining({ from: iso }),
        expect.anything(),
      ),
    );
  });

  it('opens one beside the list, with its body folded and to copy', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    await show('/data/events');
    await user.click(await screen.findByRole('row', { name: /job_12/ }));
    const panel = await screen.findByRole('complementary', { name: 'Entry 12' });
    expect(screen.getByTestId('place')).toHaveTextContent('/data/events?entry=12');
    expect(await within(panel).findByText('"COMPLETE"')).toBeInTheDocument();
    expect(within(panel).queryByText('"select 1"')).not.toBeInTheDocument();
    await user.click(within(panel).getByRole('button', { name: /facets/ }));
    await user.click(within(panel).getByRole('button', { name: /sql/ }));
    expect(within(panel).getByText('"select 1"')).toBeInTheDocument();
    expect(within(panel).getByRole('link', { name: 'Open its page' })).toHaveAttribute(
      'href',
      '/data/assets/a1',
    );
    await user.click(within(panel).getByRole('button', { name: 'Copy body' }));
    expect(JSON.parse(copy.mock.lastCall![0])).toEqual(body);
    await user.click(within(panel).getByRole('button', { name: 'Only this job' }));
    await waitFor(() =>
      expect(screen.getByTestId('place')).toHaveTextContent('?job=dbt-shop%23job_12'),
    );
    expect(screen.queryByRole('complementary', { name: 'Entry 12' })).not.toBeInTheDocument();
  });

  it('loads more as one comes to its end', async () => {
    const listEvents = jest.fn(async ({ cursor }: { cursor?: string }) =>
      cursor ? { items: [event(1)] } : { items: [event(2)], nextCursor: '2' },
    );
    await show('/data/events', fakeApi({ listEvents }));
    expect(await screen.findByRole('row', { name: /job_1 / })).toBeInTheDocument();
    expect(screen.getByText('2 entries loaded, that is all')).toBeInTheDocument();
  });

  it('keeps still when something newer comes in, and offers to show it', async () => {
    const getEventsStatus = jest
      .fn()
      .mockResolvedValueOnce(status)
      .mockResolvedValue({ ...status, head: 14 });
    const listEvents = jest
      .fn()
      .mockResolvedValueOnce({ items: [event(12)] })
      .mockResolvedValue({ items: [event(14), event(12)] });
    await show('/data/events', fakeApi({ getEventsStatus, listEvents }));
    await screen.findByRole('row', { name: /job_12/ });
    const button = await screen.findByRole('button', { name: /Newer entries/ }, { timeout: 8_000 });
    expect(screen.queryByRole('row', { name: /job_14/ })).not.toBeInTheDocument();
    await userEvent.click(button);
    expect(await screen.findByRole('row', { name: /job_14/ })).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Newer entries/ })).not.toBeInTheDocument(),
    );
  }, 15_000);

  it('leads to the clients when nothing has come yet, and out of filters that nothing fits', async () => {
    const api = fakeApi({ listEvents: jest.fn(async () => ({ items: [] })) });
    await show('/data/events?run=zzz', api);
    expect(await screen.findByText('No entry fits these filters')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No events yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Connect a client' })).toHaveAttribute(
      'href',
      '/data/events/connect',
    );
  });

  it('offers to try again after an error, and says when an entry is gone', async () => {
    const listEvents = jest
      .fn()
      .mockRejectedValueOnce(await refusal(503, 'ServiceUnavailableError', 'away'))
      .mockRejectedValueOnce(await refusal(503, 'ServiceUnavailableError', 'away'))
      .mockResolvedValue({ items: [event(12)] });
    const getEvent = jest
      .fn()
      .mockRejectedValue(await refusal(404, 'NotFoundError', 'The log has no entry at 9'));
    await show('/data/events?entry=9', fakeApi({ listEvents, getEvent }));
    expect(await screen.findByText('The log has no entry at 9')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('row', { name: /job_12/ })).toBeInTheDocument();
  });
});

describe('what was refused', () => {
  it('is listed with reason, origin and size, and opens with its body', async () => {
    await show('/data/events/refused');
    const row = await screen.findByRole('row', { name: /must be a time/ });
    for (const text of ['file:events.jsonl', '2.0 KiB'])
      expect(within(row).getByText(text)).toBeInTheDocument();
    await userEvent.click(row);
    const panel = await screen.findByRole('complementary', { name: 'Refused event' });
    expect(await within(panel).findByText('"24.11."')).toBeInTheDocument();
    await userEvent.click(within(panel).getByRole('button', { name: 'Only this origin' }));
    await waitFor(() =>
      expect(screen.getByTestId('place')).toHaveTextContent('?origin=file%3Aevents.jsonl'),
    );
  });

  it('shows a body that is no JSON as it came, and says when it was cut or not kept', async () => {
    const cut = { ...refused, sizeBytes: 90_000, body: '{"cut' };
    await show('/data/events/refused?event=x1', fakeApi({ getRejectedEvent: async () => cut }));
    expect(await screen.findByText('{"cut')).toBeInTheDocument();
    expect(screen.getByText(/this one came with 88 KiB/)).toBeInTheDocument();
  });

  it('says when nothing was refused, or nothing fits', async () => {
    const api = fakeApi({ listRejectedEvents: jest.fn(async () => ({ items: [] })) });
    await show('/data/events/refused', api);
    expect(await screen.findByText('Nothing was refused')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter by reason' }),
      'json{Enter}',
    );
    expect(await screen.findByText('No refused event fits')).toBeInTheDocument();
    expect(api.listRejectedEvents).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'json' }),
      expect.anything(),
    );
  });

  it('says whom to ask when it is denied after all', async () => {
    const listRejectedEvents = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'integrate is missing'));
    await show('/data/events/refused', fakeApi({ listRejectedEvents }));
    expect(await screen.findByText(/integrate is missing/)).toBeInTheDocument();
  });
});

describe('producers', () => {
  it('are listed with their versions', async () => {
    await show('/data/events/producers');
    const row = await screen.findByRole('row', { name: /OpenLineage\/dbt/ });
    for (const text of ['dbt 1.10.2', '1.54.0', '2-0-2', 'unknown'])
      expect(within(row).getByText(text)).toBeInTheDocument();
    expect(screen.getByText('1 producer and version')).toBeInTheDocument();
  });

  it('lead to the clients when there are none', async () => {
    const none = { items: [], totalCount: { value: 0, exact: true } };
    await show('/data/events/producers', fakeApi({ listEventProducers: async () => none }));
    expect(await screen.findByText('No producer seen yet')).toBeInTheDocument();
  });

  it('offer to try again after an error', async () => {
    const listEventProducers = jest.fn().mockRejectedValue(await refusal(500, 'Error', 'it broke'));
    await show('/data/events/producers', fakeApi({ listEventProducers }));
    expect(await screen.findByText('it broke')).toBeInTheDocument();
  });
});

describe('connecting a client', () => {
  it('shows the lines for this portal, to copy', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    await show('/data/events/connect');
    expect(await screen.findByRole('heading', { name: 'openlineage-python' })).toBeInTheDocument();
    expect(await screen.findByText('https://portal.example/api/v1/lineage')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy Environment' }));
    expect(copy).toHaveBeenCalledWith(
      "export OPENLINEAGE_URL=https://portal.example\nexport OPENLINEAGE_API_KEY='<token>'",
    );
    expect(screen.getByText(/externalAccess/)).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Spark' }));
    expect(await screen.findByRole('heading', { name: 'Spark' })).toBeInTheDocument();
    expect(screen.getByTestId('place')).toHaveTextContent('/data/events/connect?client=spark');
  });

  it('gives the longer path when the root receiver is off, or nothing is known of it', async () => {
    const getEventsStatus = jest.fn().mockRejectedValue(await refusal(400, 'InputError', 'no'));
    await show('/data/events/connect?client=curl', fakeApi({ getEventsStatus }));
    expect(
      await screen.findByText('https://portal.example/api/data-catalog/api/v1/lineage'),
    ).toBeInTheDocument();
  });
});

describe('rebuilding', () => {
  const replay = {
    id: 'r',
    from: 'snapshot',
    position: 30,
    target: 120,
    startedAt: '2026-11-01T00:00:00Z',
  };

  it('starts after a question, shows how far it is, and can be cancelled', async () => {
    const running = { ...replay, state: 'running' };
    const api = fakeApi({
      getReplay: jest
        .fn()
        .mockResolvedValueOnce(undefined)
        .mockResolvedValue(running),
      startReplay: jest.fn(async () => running),
      cancelReplay: jest.fn(async () => ({ ...running, state: 'cancelled' })),
    });
    await show('/data/events/rebuild', api);
    expect(await screen.findByText(/has rebuilt nothing since it started/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Rebuild from the newest snapshot' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Rebuild' }),
    );
    expect((api as unknown as { startReplay: jest.Mock }).startReplay).toHaveBeenCalledWith({
      from: 'snapshot',
    });
    const bar = await screen.findByRole('progressbar', { name: 'Rebuilding' });
    expect(bar).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText('30 of 120')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(
      screen.getByRole('button', { name: 'Rebuild from the start of the log' }),
    ).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the rebuild' }));
    const question = await screen.findByRole('dialog', { name: 'Cancel the rebuild?' });
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel the rebuild' }));
    expect((api as unknown as { cancelReplay: jest.Mock }).cancelReplay).toHaveBeenCalled();
  });

  it('does nothing when the question is answered with no', async () => {
    const startReplay = jest.fn();
    const getReplay = jest.fn().mockResolvedValue(undefined);
    await show('/data/events/rebuild', fakeApi({ getReplay, startReplay }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Rebuild from the start of the log' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(startReplay).not.toHaveBeenCalled();
  });

  it('tells why the server refused', async () => {
    const getReplay = jest.fn().mockResolvedValue(undefined);
    const startReplay = jest
      .fn()
      .mockRejectedValue(await refusal(409, 'ConflictError', 'Another replica is rebuilding'));
    await show('/data/events/rebuild', fakeApi({ getReplay, startReplay }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Rebuild from the newest snapshot' }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Rebuild' }),
    );
    expect(await screen.findByText('Another replica is rebuilding')).toBeInTheDocument();
  });

  it('shows how the last one ended', async () => {
    const failed = {
      ...replay,
      state: 'failed',
      endedAt: '2026-11-01T00:01:04Z',
      error: 'Error: disk full',
    };
    await show('/data/events/rebuild', fakeApi({ getReplay: async () => failed }));
    expect(await screen.findByText('Failed; the live state is as it was')).toBeInTheDocument();
    expect(screen.getByText('Error: disk full')).toBeInTheDocument();
    expect(screen.getByText('1 min 4 s')).toBeInTheDocument();
  });
});

import type { ActivityItem } from '@headwater/plugin-data-catalog-common';
import { groupByDay } from './groupByDay';

const run = (id: string, at: string) => ({ kind: 'run', id, at, run: { runId: id, state: 'COMPLETE', startedAt: at, stub: false } }) as const;
const schema = (at: string): ActivityItem => ({ kind: 'schema', id: 'v', at, added: [], removed: [], changed: [], first: false });

it('puts what happened under its day, and runs that follow each other together', () => {
  const days = groupByDay([
    run('4', '2026-11-03T12:00:00Z'),
    run('3', '2026-11-02T14:00:00Z'),
    run('2', '2026-11-02T13:00:00Z'),
    schema('2026-11-02T12:30:00Z'),
    run('1', '2026-11-02T12:00:00Z'),
  ]);
  expect(days.map(({ day, entries }) => [day, entries.map(entry => (entry.kind === 'runs' ? entry.runs.map(({ id }) => id) : entry.item.kind))])).toEqual([
    ['Tue, 3 Nov 2026', [['4']]],
    ['Mon, 2 Nov 2026', [['3', '2'], 'schema', ['1']]],
  ]);
});

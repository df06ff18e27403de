import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Projection } from '../projection/types';
import { contentHash } from './contentHash';
import { DatabaseLogStore } from './DatabaseLogStore';
import type { EntryDraft, LogEntry } from './entries';
import { GroupCommit, defaultLimits } from './GroupCommit';
import type { LogStore } from './LogStore';
import { LogService } from './LogService';
import { Projector } from './Projector';
import { ProjectorLease } from './ProjectorLease';

jest.setTimeout(60_000);

const time = '2026-01-01T00:00:00.000000000Z';

function draft(body: string): EntryDraft {
  return { kind: 'openlineage.event', eventTime: time, actor: 'tester', body, contentHash: contentHash(body) };
}

/** Counts what it is given, in a table that a real projection owns. */
class CountingProjection implements Projection {
  constructor(private readonly poison?: string) {}

  async apply(transaction: Knex.Transaction, entries: readonly LogEntry[]) {
    if (entries.some(({ body }) => body === this.poison)) throw new Error('poison');
    await transaction('facet_bodies').insert(
      entries.map(({ position, body }) => ({ hash: String(position), body })),
    );
    return { assets: [], runAssets: [] };
  }
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the log on %s', databaseId => {
  const migrations = {
    directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
  };

  async function createKnex() {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest(migrations);
    return knex;
  }

  function createProjector(knex: Knex, projection: Projection, holder: string, leaseMs = 15_000) {
    return new Projector({
      knex,
      log: new DatabaseLogStore(knex),
      projection,
      logger: mockServices.logger.mock(),
      name: 'live',
      holder,
      batchEntries: 7,
      batchBytes: 1_000_000,
      pollMs: 20,
      leaseMs,
    });
  }

  it('migrates down and up again with rows in every log table', async () => {
    const knex = await createKnex();
    await new DatabaseLogStore(knex).append([draft('{}')]);
    await knex.migrate.rollback(migrations);
    expect(await knex.schema.hasTable('log_entries')).toBe(false);
    await knex.migrate.latest(migrations);
    expect(await new DatabaseLogStore(knex).head()).toBe(0);
  });

  it('stores an equal entry once and answers its position again', async () => {
    const store = new DatabaseLogStore(await createKnex());
    expect(await store.append([draft('a'), draft('b'), draft('a')])).toEqual([
      { position: 1, duplicate: false },
      { position: 2, duplicate: false },
      { position: 1, duplicate: true },
    ]);
    expect(await store.append([draft('b'), draft('c')])).toEqual([
      { position: 2, duplicate: true },
      { position: 3, duplicate: false },
    ]);
    expect((await store.read(1, 10, 1e6)).map(entry => entry.body)).toEqual(['b', 'c']);
    expect((await store.list({}, 2)).map(entry => entry.position)).toEqual([3, 2]);
  });

  it('shows positions in their order to a reader while two writers append', async () => {
    const knex = await createKnex();
    const [first, second, reader] = [1, 2, 3].map(() => new DatabaseLogStore(knex));
    const seen: number[] = [];
    let done = false;
    const reading = (async () => {
      while (!done || seen.length < 400) {
        const entries = await reader.read(seen.at(-1) ?? 0, 1000, 1e9);
        seen.push(...entries.map(entry => entry.position));
      }
    })();
    const writing = [first, second].map(async (store, writer) => {
      for (let batch = 0; batch < 40; batch++) {
        await store.append([0, 1, 2, 3, 4].map(item => draft(`${writer} ${batch} ${item}`)));
      }
    });
    await Promise.all(writing);
    done = true;
    await reading;
    expect(seen).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });

  it('projects every entry once, over a poisoned one and a change of holder', async () => {
    const knex = await createKnex();
    const store = new DatabaseLogStore(knex);
    const one = createProjector(knex, new CountingProjection('p 5'), 'one');
    const log = new LogService(store, one);
    one.start();
    const appended = await Promise.all(
      Array.from({ length: 20 }, (_, index) => log.append(draft(`p ${index}`))),
    );
    expect(await log.waitFor(Math.max(...appended.map(({ position }) => position)), 10_000)).toBe(true);
    await one.stop();
    const two = createProjector(knex, new CountingProjection(), 'two');
    two.start();
    await store.append([draft('later')]);
    expect(await two.waitFor(21, 10_000)).toBe(true);
    await two.stop();
    const bodies = await knex('facet_bodies').orderBy('body').pluck('body');
    const expected = [...Array.from({ length: 20 }, (_, index) => `p ${index}`), 'later'];
    expect(bodies).toEqual(expected.filter(body => body !== 'p 5').sort());
  });

  it('keeps a holder that was only slow from writing after another took over', async () => {
    const knex = await createKnex();
    const slow = new ProjectorLease(knex, 'live', 'slow', -1);
    const quick = new ProjectorLease(knex, 'live', 'quick', 60_000);
    const old = await slow.take();
    // The slow one's lease has lapsed already.
    const fresh = await quick.take();
    expect(fresh!.fence).toBeGreaterThan(old!.fence);
    expect(await slow.take()).toBeUndefined();
    await expect(knex.transaction(trx => slow.advance(trx, old!, 5))).rejects.toThrow('has gone to another');
    await knex.transaction(trx => quick.advance(trx, fresh!, 5));
    expect(await quick.position()).toBe(5);
  });
});

describe('GroupCommit', () => {
  function storeThat(append: LogStore['append']): LogStore {
    const unused = () => Promise.reject(new Error('unused'));
    return { append, read: unused, list: unused, find: unused, head: unused };
  }

  it('costs only the bad row when a batch fails on one', async () => {
    const store = storeThat(async drafts => {
      if (drafts.some(({ body }) => body === 'bad')) throw new Error('bad row');
      return drafts.map((_, index) => ({ position: index + 1, duplicate: false }));
    });
    const commits = new GroupCommit(store, () => undefined);
    const answers = await Promise.allSettled(['a', 'bad', 'b', 'c'].map(body => commits.append(draft(body))));
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });

  it.each([
    ['SQLite is full', { code: 'SQLITE_FULL' }],
    ['PostgreSQL is full', { code: '53100' }],
    ['the connection is refused', { code: 'ECONNREFUSED' }],
  ])('answers that the service is unavailable when %s', async (_, error) => {
    const commits = new GroupCommit(
      storeThat(() => Promise.reject(Object.assign(new Error('x'), error))),
      () => undefined,
    );
    await expect(commits.append(draft('a'))).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });

  it('refuses what does not fit into its queue', async () => {
    const commits = new GroupCommit(
      storeThat(async drafts => drafts.map(() => ({ position: 1, duplicate: false }))),
      () => undefined,
      { ...defaultLimits, queueEntries: 1 },
    );
    const first = commits.append(draft('a'));
    await expect(commits.append(draft('b'))).rejects.toThrow('1 entries wait to be written');
    await expect(first).resolves.toEqual({ position: 1, duplicate: false });
  });
});

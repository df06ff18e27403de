/**
 * @jest-environment node
 */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import createKnex from 'knex';
import { OpenLineageClient } from '../client/OpenLineageClient';
import { componentJob, observeKnex, serviceAccess } from '../knex';
import { observeRequests } from '.';

const guide = path.resolve(__dirname, '../../../../docs/services.md');

describe('the example of the guide to services', () => {
  it('runs', async () => {
    const app = express();
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    await knex.schema.createTable('orders', table => table.integer('id'));
    const variables = { OPENLINEAGE__TRANSPORT__TYPE: 'noop' };
    Object.assign(process.env, variables);
    const on = jest.spyOn(process, 'once').mockReturnThis();
    // The guide shows the lines from here …
    const client = new OpenLineageClient();
    const access = serviceAccess({ client, job: componentJob('component:default/shop-backend') });
    app.use(observeRequests(access));
    observeKnex(knex, access);

    process.once('SIGTERM', async () => {
      await access.close();
      await client.close();
    });
    // … to here.
    for (const name of Object.keys(variables)) delete process.env[name];
    await knex('orders');
    await access.flush();
    expect(client.stats()).toMatchObject({ emitted: 2, filtered: 2 });
    const [[, close]] = on.mock.calls;
    await close();
    expect(client.stats()).toMatchObject({ emitted: 3, filtered: 3 });
    on.mockRestore();
    await knex.destroy();
    await once(app.listen(0, '127.0.0.1').close(), 'close');
  });

  it('is what the guide shows', () => {
    if (!existsSync(guide)) return;
    const [, own] = readFileSync(__filename, 'utf8').split(
      / {4}\/\/ The guide .*\n| {4}\/\/ … to here\.\n/,
    );
    expect(readFileSync(guide, 'utf8')).toContain(own.replace(/^ {4}/gm, ''));
  });
});

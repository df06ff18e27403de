import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { installPacked, runWithNode } from '../lib/packed';
import type { Packed } from '../lib/packed';

const name = '@headwater/openlineage-client';

/** What a program does with the client, whichever way it loads it; the last line of its output tells. */
const program = `
const { ConfigurationError, OpenLineageClient, createBuilders, validateEvent, withRun } = client;
const builders = createBuilders({ producer: 'https://example.com/packed' });
const [, , folder] = process.argv;
const logFilePath = path.join(folder, 'events.jsonl');
const orders = { namespace: 'db', name: 'orders' };

async function main() {
  for (const transport of [{ type: 'console' }, { type: 'file', logFilePath, append: true }]) {
    const own = new OpenLineageClient({ transport });
    await withRun(own, { job: { namespace: 'packed', name: 'job' }, builders }, run => run.input(orders));
    const access = express.serviceAccess({ client: own, job: knex.componentJob('component:default/shop'), builders });
    access.record({ reads: [orders], writes: [] });
    await access.close();
    await own.close();
  }
  const events = fs.readFileSync(logFilePath, 'utf8').trim().split('\\n').map(line => JSON.parse(line));
  const file = path.join(folder, 'openlineage.yml');
  fs.writeFileSync(file, 'transport: { type: noop }');
  const configured = new OpenLineageClient({ environment: { env: { OPENLINEAGE_CONFIG: file } } });
  await configured.emit(events[0]);
  let refused;
  try {
    new OpenLineageClient({ transport: { type: 'http' } });
  } catch (error) {
    refused = error;
  }
  const others = await loadOtherwise();
  console.log(
    JSON.stringify({
      events: events.map(({ eventType, job }) => job.name + ' ' + eventType),
      valid: events.map(event => validateEvent(event).ok),
      filtered: configured.stats().filtered,
      oneClass: refused instanceof ConfigurationError && refused instanceof others.ConfigurationError,
      names: Object.keys(client).sort().join() === Object.keys(others).filter(key => !/^(default|module.exports|__esModule)$/.test(key)).sort().join(),
      express: Object.keys(express).sort(),
      knex: Object.keys(knex).sort(),
    }),
  );
}

main();
`;

const programs = {
  'program.mjs': `
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as client from '${name}';
import * as express from '${name}/express';
import * as knex from '${name}/knex';
const loadOtherwise = async () => createRequire(import.meta.url)('${name}');
${program}`,
  'program.cjs': `
const fs = require('node:fs');
const path = require('node:path');
const client = require('${name}');
const express = require('${name}/express');
const knex = require('${name}/knex');
const loadOtherwise = () => import('${name}');
${program}`,
};

test.describe('the client as it is published', () => {
  let packed: Packed;

  test.beforeAll(async () => {
    packed = await installPacked(name, { programs });
  });
  test.afterAll(() => packed?.remove());

  for (const major of [20, 22, 24]) {
    for (const file of Object.keys(programs)) {
      test(`Node ${major} runs it in ${file}`, () => {
        const own = path.join(packed.folder, `${file}-${major}`);
        mkdirSync(own);
        const { status, stdout, stderr } = runWithNode(major, own, [path.join(packed.folder, file), own]);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const lines = stdout.trim().split('\n').map(line => JSON.parse(line));
        const events = ['job START', 'job COMPLETE', 'component:default/shop START', 'component:default/shop COMPLETE'];
        expect(lines.slice(0, -1).map(({ job, eventType }) => `${job.name} ${eventType}`)).toEqual(events);
        expect(lines.at(-1)).toEqual({
          events,
          valid: [true, true, true, true],
          filtered: 1,
          oneClass: true,
          names: true,
          express: ['componentJob', 'observeRequests', 'serviceAccess'],
          knex: ['componentJob', 'observeKnex', 'serviceAccess'],
        });
      });
    }
  }

  test('it takes less than 200 KB without source maps', async () => {
    const { sizesOf } = await import('../../scripts/lib/checkPackages.mjs');
    expect(sizesOf(packed.tarball).withoutMaps).toBeLessThan(200 * 1024);
  });

  test('publint and are-the-types-wrong find nothing', async () => {
    const { problemsOf } = await import('../../scripts/lib/checkPackages.mjs');
    expect(await problemsOf(packed.tools, packed.tarball)).toEqual([]);
  });
});

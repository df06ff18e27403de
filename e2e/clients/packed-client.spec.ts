import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Tools } from '../lib/elsewhere';
import { nodeOfMajor } from '../lib/nodeOfMajor';

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
  'ES module': {
    file: 'program.mjs',
    text: `
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as client from '${name}';
import * as express from '${name}/express';
import * as knex from '${name}/knex';
const loadOtherwise = async () => createRequire(import.meta.url)('${name}');
${program}`,
  },
  'CommonJS script': {
    file: 'program.cjs',
    text: `
const fs = require('node:fs');
const path = require('node:path');
const client = require('${name}');
const express = require('${name}/express');
const knex = require('${name}/knex');
const loadOtherwise = () => import('${name}');
${program}`,
  },
};

test.describe('the client as it is published', () => {
  let folder: string;
  let tools: Tools;
  let tarball: string;

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'headwater-packed-'));
    const { prepare } = await import('../../scripts/toolchain.mjs');
    const { packOne } = await import('../../scripts/lib/pack.mjs');
    tools = prepare();
    ({ tarball } = packOne(tools, name, folder));
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    for (const { file, text } of Object.values(programs)) writeFileSync(path.join(folder, file), text);
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder, encoding: 'utf8' });
    expect(installed.stderr).not.toContain('npm error');
    expect(installed.status).toBe(0);
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const major of [20, 22, 24]) {
    for (const [kind, { file }] of Object.entries(programs)) {
      test(`Node ${major} runs it in an ${kind}`.replace('an Common', 'a Common'), () => {
        const node = nodeOfMajor(major);
        if (!node) process.stdout.write(`Notice: Node ${major} cannot be fetched; the client is not tested with it.\n`);
        test.skip(!node, `Node ${major} cannot be fetched`);
        const own = path.join(folder, `${file}-${major}`);
        mkdirSync(own);
        const { status, stdout, stderr } = spawnSync(node!, [path.join(folder, file), own], {
          cwd: own,
          encoding: 'utf8',
          env: { PATH: process.env.PATH, HOME: own },
        });
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
    expect(sizesOf(tarball).withoutMaps).toBeLessThan(200 * 1024);
  });

  test('publint and are-the-types-wrong find nothing', async () => {
    const { problemsOf } = await import('../../scripts/lib/checkPackages.mjs');
    expect(await problemsOf(tools, tarball)).toEqual([]);
  });
});

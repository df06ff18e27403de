import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { clientLines } from '../../plugins/data-catalog/src/events/clients';
import { endpointOf } from '../../plugins/data-catalog/src/events/endpoint';
import { exportedVariables, guideBlocks, guideFile, guideNames, guidePage } from '../lib/guide';
import { airflowProvider, pythonWithClients } from '../lib/python';
import { root } from '../lib/server';

// What docs/clients names is known to the clients, and is what the portal names.

// The library with which our own client reads the same file.
const { parse } = createRequire(path.join(root, 'packages/openlineage-client/package.json'))('yaml');

test.describe('names in the guides', () => {
  type Names = Record<'sections' | 'transport' | 'auth' | 'texts' | 'airflowOptions' | 'airflowMacros', string[]>;
  let names: Names;

  test.beforeAll(() => {
    const bin = pythonWithClients();
    const [, version] = /Checked with provider (\S+)/.exec(guidePage('airflow'))!;
    const provider = bin && airflowProvider(bin, version);
    test.skip(!provider, 'The Python clients cannot be installed here');
    const script = path.join(root, 'e2e/lib/clientNames.py');
    const done = spawnSync(path.join(bin!, 'python'), [script, provider!], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(done.stderr).toBe('');
    names = JSON.parse(done.stdout);
  });

  /** Names of a transport that the Python client would not read. */
  function unknownTransport({ auth, ...options }: Record<string, unknown>): string[] {
    return [
      ...Object.keys(options).filter(key => !names.transport.includes(key)),
      ...Object.keys((auth ?? {}) as object).filter(key => !names.auth.includes(key)),
    ];
  }

  /** Variables of a page that the Python clients would not read. */
  function unknownVariables(name: string): string[] {
    const found = new Set(guidePage(name).match(/\bOPENLINEAGE_[A-Z_]+[A-Z]\b/g));
    return [...found].filter(variable => {
      const [, option] = /^OPENLINEAGE__TRANSPORT__(.+)$/.exec(variable) ?? [];
      return option ? !names.transport.includes(option.toLowerCase()) : !names.texts.includes(variable);
    });
  }

  for (const name of ['airflow', 'dbt', 'python']) {
    test(`the variables of the guide for ${name} are known to the client`, () => {
      expect(guidePage(name)).toContain('OPENLINEAGE_URL');
      expect(unknownVariables(name)).toEqual([]);
    });
  }

  test('the file of the guide for Python has sections and options that the client knows', () => {
    const file = parse(guideFile('python', 'openlineage.yml', { url: 'https://portal.example', token: 'secret' }));
    expect(Object.keys(file).filter(key => !names.sections.includes(key))).toEqual([]);
    expect(unknownTransport(file.transport)).toEqual([]);
  });

  test('the options of the guide for Airflow are those of its provider', () => {
    const files = guideBlocks('airflow').filter(({ file }) => file === 'airflow.cfg');
    expect(files.map(({ text }) => text.split('\n')[0])).toEqual(['[openlineage]', '[openlineage]']);
    const options = [
      ...files.flatMap(({ text }) => Array.from(text.matchAll(/^(\w+) = /gm), ([, option]) => option)),
      ...Array.from(guidePage('airflow').matchAll(/\bAIRFLOW__OPENLINEAGE__([A-Z_]+)/g), ([, option]) => option.toLowerCase()),
      // Options in the text, as they are written in the file.
      ...Array.from(guidePage('airflow').matchAll(/`([a-z]+(?:_[a-z]+)+)(?: = \w+)?`/g), ([, option]) => option),
    ];
    expect(options).toEqual(expect.arrayContaining(['transport', 'namespace', 'config_conn_id', 'execution_timeout']));
    expect(options.filter(option => !names.airflowOptions.includes(option))).toEqual([]);
  });

  test('the transport of the guide for Airflow is JSON with options that the client knows', () => {
    const [file] = guideBlocks('airflow').filter(block => block.file === 'airflow.cfg');
    const transport = /^transport = (.*)$/m.exec(file.text)![1];
    const shell = guideBlocks('airflow').map(({ text }) => text).join('\n');
    expect(exportedVariables(shell).AIRFLOW__OPENLINEAGE__TRANSPORT).toBe(transport);
    expect(unknownTransport(JSON.parse(transport))).toEqual([]);
  });

  test('the options and macros of the guide for dbt are known to dbt-ol and to Airflow', () => {
    const text = guidePage('dbt');
    expect(text).toContain('dbt-ol --consume-structured-logs run');
    expect(text).toContain('dbt-ol send-events');
    expect(names.texts).toEqual(expect.arrayContaining(['--consume-structured-logs', 'send-events']));
    const macros = Array.from(text.matchAll(/macros\.OpenLineageProviderPlugin\.(\w+)/g), ([, macro]) => macro);
    expect(macros).toEqual(['lineage_parent_id', 'lineage_root_parent_id']);
    expect(macros.filter(macro => !names.airflowMacros.includes(macro))).toEqual([]);
  });
});

test.describe('the guides and the portal', () => {
  const endpoint = endpointOf('https://portal.example.com', false);
  const named = (text: string) => [
    ...new Set(text.match(/\b(?:OPENLINEAGE_[A-Z_]+|AIRFLOW__\w+|(?:spark|openlineage|execution|io\.openlineage)\.[\w.-]+)/g)),
  ];

  for (const client of ['airflow', 'spark', 'dbt', 'flink', 'python'] as const) {
    test(`say the same names for ${client}`, () => {
      const guide = guidePage(client);
      const lines = clientLines(client, endpoint).map(({ text }) => text).join('\n');
      expect(named(lines).length).toBeGreaterThan(1);
      expect(named(lines).filter(name => !guide.includes(name))).toEqual([]);
      expect(guide).toContain(`${endpoint.path.slice(1)}`);
    });
  }

  test('each guide is linked from the README and from the guide to install', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const install = readFileSync(path.join(root, 'docs/install.md'), 'utf8');
    expect(guideNames.filter(name => !readme.includes(`(docs/clients/${name}.md)`))).toEqual([]);
    expect(guideNames.filter(name => !install.includes(`(clients/${name}.md)`))).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { validateEvent } from '@openlineage/client';
import { HELP } from './help';
import type { Input } from './readText';
import { runCommand } from './runCommand';

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const main = path.join(__dirname, 'main.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'headwater-sql-lineage-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer | object): void {
  const plain = typeof content === 'string' || Buffer.isBuffer(content);
  writeFileSync(path.join(folder, name), plain ? content : JSON.stringify(content));
}

/** Runs the command as a process in the folder. */
function run(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', transform, main, ...args],
    { cwd: folder, input, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** Runs it in this process, which is faster. */
async function runHere(args: string[], stdin: Input = Readable.from([])) {
  let [stdout, stderr] = ['', ''];
  const status = await runCommand(args, {
    stdin,
    stdout: text => (stdout += text),
    stderr: text => (stderr += text),
  });
  return { status, stdout, stderr };
}

const copy = 'INSERT INTO copies SELECT id AS key FROM orders';

beforeAll(() => {
  write('copy.sql', copy);
  write('star.sql', 'INSERT INTO copies\nSELECT * FROM orders');
  write('wrong.sql', `${copy};\n  INSERT INTO t SELECT FROM WHERE (;\n`);
  write('schema.json', { 'shop.orders': ['id', 'total'] });
  write('list.json', ['orders']);
  write('wrong.json', { orders: 'id' });
  mkdirSync(path.join(folder, 'folder'));
});

describe('the command', () => {
  it('prints statements as JSON, with the columns of the schema', () => {
    const { status, stdout, stderr } = run([
      'star.sql',
      '--default-schema',
      'shop',
      '--schema',
      'schema.json',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { file, statements } = JSON.parse(stdout);
    expect(file).toBe('star.sql');
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      kind: 'INSERT',
      inputs: [{ kind: 'table', parts: ['shop', 'orders'] }],
      outputs: [{ kind: 'table', parts: ['shop', 'copies'] }],
      columns: [{ name: 'id' }, { name: 'total' }],
      confidence: 'high',
    });
  });

  it('reads standard input, alone or among files, and prints an object for each', () => {
    const { status, stdout } = run([], copy);
    expect({ status, file: JSON.parse(stdout).file }).toEqual({ status: 0, file: '-' });
    const both = run(['copy.sql', '-'], copy);
    const files = both.stdout.split(/^(?=\{)/m).map(text => JSON.parse(text));
    expect(files.map(({ file }) => file)).toEqual(['copy.sql', '-']);
    expect(files[1].statements).toEqual(files[0].statements);
  });

  it('says where a statement was not understood, and ends with 1', () => {
    const { status, stdout, stderr } = run(['copy.sql', 'wrong.sql']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^wrong\.sql:2:3: error: .+ \[PARSE_FALLBACK\]\n$/);
    expect(stdout.split(/^(?=\{)/m)).toHaveLength(2);
  });

  it('warns of what the schema would help, and ends with 0', () => {
    const { status, stderr } = run(['star.sql']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^star\.sql:\d+:\d+: warning: .+ \[STAR_WITHOUT_SCHEMA\]\n$/);
  });

  it('prints an event a line for each file', () => {
    const args = [
      '--format',
      'openlineage',
      '--namespace',
      'postgres://db:5432',
      '--dialect',
      'postgres',
    ];
    const { status, stdout } = run(['copy.sql', '-', ...args, '--default-schema', 'shop'], copy);
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events.map(event => validateEvent(event).ok)).toEqual([true, true]);
    expect(events.map(({ job }) => [job.namespace, job.name, job.facets.sql.dialect])).toEqual([
      ['postgres://db:5432', 'copy', 'postgres'],
      ['postgres://db:5432', 'stdin', 'postgres'],
    ]);
    const [{ inputs, outputs }] = events;
    expect(inputs).toEqual([{ namespace: 'postgres://db:5432', name: 'shop.orders' }]);
    expect(outputs).toMatchObject([
      {
        name: 'shop.copies',
        facets: { columnLineage: { fields: { key: { inputFields: [{ field: 'id' }] } } } },
      },
    ]);
    const named = run(['copy.sql', ...args, '--job', 'nightly', '--job-namespace', 'etl']);
    expect(JSON.parse(named.stdout).job).toMatchObject({ namespace: 'etl', name: 'nightly' });
  });

  it('draws one graph of all files', () => {
    const next = 'INSERT INTO archive SELECT key FROM copies';
    expect(run(['copy.sql', '-', '--format', 'dot'], next).stdout).toContain(`
  t0 [label="orders | <c0> id"];
  t1 [label="copies | <c0> key"];
  t2 [label="archive | <c0> key"];
  t0:c0:e -> t1:c0:w [label="IDENTITY"];
  t1:c0:e -> t2:c0:w [label="IDENTITY"];
}
`);
    expect(run(['copy.sql', '-', '--format', 'mermaid'], next).stdout).toContain(`
  t0c0 -->|IDENTITY| t1c0
  t1c0 -->|IDENTITY| t2c0
`);
  });

  it('reads UTF-8 and UTF-16, with and without a mark', async () => {
    const sql = 'INSERT INTO t SELECT größe FROM 表';
    const texts = [
      Buffer.from(sql),
      Buffer.from(`\uFEFF${sql}`),
      Buffer.from(`\uFEFF${sql}`, 'utf16le'),
      Buffer.from(`\uFEFF${sql}`, 'utf16le').swap16(),
    ];
    const answers = await Promise.all(
      texts.map(
        async text => (await runHere(['--dialect', 'postgres'], Readable.from([text]))).stdout,
      ),
    );
    expect(answers[0]).toContain('größe');
    expect(new Set(answers).size).toBe(1);
  });

  it('answers nothing for nothing', () => {
    expect(run([], ' -- nothing\n')).toEqual({
      status: 0,
      stdout: '{\n  "file": "-",\n  "statements": []\n}\n',
      stderr: '',
    });
  });

  it('prints help and version', () => {
    expect(run(['--help'])).toEqual({ status: 0, stdout: HELP, stderr: '' });
    const { version } = JSON.parse(
      readFileSync(path.join(__dirname, '../../package.json'), 'utf8'),
    );
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends with 2 for wrong usage', () => {
    expect(run(['none.sql'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "sql-lineage: Cannot read 'none.sql': there is no such file\nTry --help.\n",
    });
  });

  it('asks for SQL where nobody gives any', async () => {
    const terminal = Object.assign(Readable.from([]), { isTTY: true });
    expect(await runHere([], terminal)).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([
    [['--format', 'xml'], "--format must be one of json, openlineage, dot, mermaid, got 'xml'"],
    [['none.sql'], "Cannot read 'none.sql': there is no such file"],
    [['folder'], "Cannot read 'folder': it is a folder"],
    [['copy.sql', '--schema', 'none.json'], "Cannot read 'none.json': there is no such file"],
    [['copy.sql', '--schema', 'copy.sql'], "--schema 'copy.sql' is no JSON: "],
    [
      ['copy.sql', '--schema', 'list.json'],
      "--schema 'list.json' must hold columns by table, such as ",
    ],
    [['copy.sql', '--schema', 'wrong.json'], `of 'orders' it holds "id"`],
    [['copy.sql', '--dialect', 'cobol'], 'cobol'],
  ])('%j is wrong usage', async (args, message) => {
    const inFolder = args.map(arg => (/\.|folder/.test(arg) ? path.join(folder, arg) : arg));
    const { status, stdout, stderr } = await runHere(inFolder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.replaceAll(`${folder}${path.sep}`, '')).toContain(message);
    expect(stderr).toMatch(/^sql-lineage: .+\nTry --help\.\n$/);
  });
});

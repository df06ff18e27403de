import { jobNameOf, readCommandOptions } from './commandOptions';

const namespace = ['--namespace', 'postgres://db:5432'];

describe('what the command is asked', () => {
  it('is JSON of standard input by default', () => {
    expect(readCommandOptions([])).toEqual({ files: [], format: 'json' });
  });

  it('may be everything', () => {
    const args =
      'a.sql - --dialect tsql --schema s.json --default-catalog shop --default-schema dbo ' +
      '--format openlineage --namespace mssql://db:1433 --job-namespace etl';
    expect(readCommandOptions(args.split(' '))).toEqual({
      files: ['a.sql', '-'],
      format: 'openlineage',
      dialect: 'tsql',
      schema: 's.json',
      defaultCatalog: 'shop',
      defaultSchema: 'dbo',
      namespace: 'mssql://db:1433',
      jobNamespace: 'etl',
    });
  });

  it.each([
    [['--help', 'a.sql'], 'help'],
    [['-h'], 'help'],
    [['--version'], 'version'],
    [['-v'], 'version'],
  ])('%j is %s', (args, expected) => {
    expect(readCommandOptions(args)).toBe(expected);
  });

  it.each([
    [['--format', 'xml'], "--format must be one of json, openlineage, dot, mermaid, got 'xml'"],
    [['--dialect', ''], '--dialect must not be empty'],
    [
      ['--colour'],
      "Unknown option '--colour'; the options are --dialect, --schema, --default-catalog, ",
    ],
    [['--dialect'], "Option '--dialect <value>' argument missing; the options are --dialect, "],
    [['--help=no'], "Option '-h, --help' does not take an argument; the options are --dialect, "],
    [['-', '-'], "Standard input can be read once, got '-' more often"],
    [['--format', 'openlineage'], '--format openlineage needs --namespace'],
    [
      ['--format', 'openlineage', ...namespace, '--job', 'nightly', 'a.sql', 'b.sql'],
      "--job names the job of one file, got 'nightly' for 2 files",
    ],
  ])('%j is refused', (args, message) => {
    expect(() => readCommandOptions(args)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }),
    );
  });
});

it.each([
  ['models/orders.sql', 'orders'],
  ['Orders.SQL', 'Orders'],
  ['.sql', '.sql'],
  ['orders.tar.sql', 'orders.tar'],
  ['-', 'stdin'],
])('the job of %s is %s', (file, job) => {
  expect(jobNameOf(file)).toBe(job);
});

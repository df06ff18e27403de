import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyzeSql, dialectNames, finalStatements } from '.';
import type { TableReference } from '.';
import { dialects, featureSchema } from './__testUtils__/features/Feature';
import type { Feature, FeatureDialect } from './__testUtils__/features/Feature';
import { features } from './__testUtils__/features/features';

const nameOf = ({ kind, parts }: TableReference) =>
  kind === 'file' ? 'file' : parts.join('.').toLowerCase();
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

/** The direct edges and the tables of what lasts of a script. */
function lasting(sql: string, dialect: FeatureDialect) {
  const script = analyzeSql({ sql, dialect, schema: featureSchema });
  const statements = finalStatements(script);
  // What a script that writes also asks for is only on the way to what it writes.
  const writes = statements.some(({ outputs }) => outputs.length > 0);
  const direct = statements
    .flatMap(({ edges }) => edges)
    .filter(({ transformation }) => transformation.type === 'DIRECT')
    .filter(({ target }) => target.table || !writes);
  return {
    edges: sorted(
      direct.map(({ source, target }) => {
        const end = [...(target.table ? [nameOf(target.table)] : []), target.column?.toLowerCase()];
        return `${nameOf(source.table)}.${source.column.toLowerCase()} → ${end.join('.')}`;
      }),
    ),
    tables: {
      inputs: sorted(statements.flatMap(({ inputs }) => inputs.map(nameOf))),
      outputs: sorted(statements.flatMap(({ outputs }) => outputs.map(nameOf))),
    },
    codes: script.statements.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    isLow: script.statements.some(({ confidence }) => confidence === 'low'),
  };
}

const tableOf = (column: string) => column.split('.').slice(0, -1).join('.');

function tablesOf({ edges, tables }: Feature) {
  const ends = edges.map(edge => edge.split(' → '));
  return (
    tables ?? {
      inputs: sorted(ends.map(([from]) => tableOf(from))),
      outputs: sorted(ends.map(([, to]) => tableOf(to))).filter(name => name !== ''),
    }
  );
}

/** ✓ where all is found, `tables` where no more than they are, ✗ where not even that; empty where there is no such thing. */
function cell(feature: Feature, dialect: FeatureDialect): string {
  const sql = dialect in feature.sql ? feature.sql[dialect] : feature.sql.all;
  if (sql === undefined) return '';
  const { edges, tables, codes, isLow } = lasting(sql, dialect);
  if (feature.isDynamic) return codes.includes('DYNAMIC_SQL') ? '✓' : '✗';
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (!same(tables, tablesOf(feature))) return '✗';
  const isWhole = feature.edges[0] === '*' || same(edges, feature.edges);
  return isWhole && !isLow ? '✓' : 'tables';
}

/** A row for each kind of statement, a column for each dialect. */
function table(): string {
  const columns = Object.entries(dialects);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [
    row(['', ...columns.map(([name]) => name)]),
    row(['---', ...columns.map(() => ':-:')]).replaceAll(' ', ''),
    ...features.map(feature =>
      row([feature.name, ...columns.map(([, dialect]) => cell(feature, dialect))]),
    ),
  ].join('');
}

describe('the README', () => {
  const readme = readFileSync(path.join(__dirname, '../README.md'), 'utf8');

  it('tells what is understood, by dialect (copy what is expected)', () => {
    const [written] = /^\| {2}\| PostgreSQL(?:.*\n)+?(?=\n)/m.exec(readme)!;
    expect(written).toBe(table());
  });

  it('tells the names of all dialects', () => {
    expect(readme).toContain(dialectNames.map(name => `\`${name}\``).join(', '));
  });
});

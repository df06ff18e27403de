import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateEvent } from '@openlineage/client';
import type { OpenLineageEvent } from '@openlineage/client';
import { analyzeSql, lineageGraph, lineageRunEvent, toMermaid } from '.';

const readme = readFileSync(path.resolve(__dirname, '../README.md'), 'utf8');
const marks = / {2}\/\/ The README shows .*\n| {2}\/\/ … to here\.\n/;
const [, analysis, , sending] = readFileSync(__filename, 'utf8').split(marks);

/** The first fenced block of a language. */
const block = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme)![1];

const lines: string[] = [];
const console = { log: (line: string) => lines.push(line) };
const events: OpenLineageEvent[] = [];
const client = { emit: async (event: OpenLineageEvent) => void events.push(event) };

async function example() {
  // The README shows the lines from here …
  const sql = `
    INSERT INTO revenue (day, total)
    SELECT o.day, sum(o.amount * r.rate)
    FROM orders o JOIN rates r ON r.currency = o.currency
    WHERE o.paid
    GROUP BY o.day`;

  const script = analyzeSql({ sql, dialect: 'postgres', defaultSchema: 'shop' });

  for (const { source, target, transformation, span } of script.statements[0].edges) {
    const from = `${source.table.parts.join('.')}.${source.column}`;
    const expression = span && sql.slice(span.start, span.end);
    console.log(`${from} → ${target.column ?? '*'} ${transformation.subtype} ${expression}`);
  }
  // shop.orders.day → day IDENTITY o.day
  // shop.orders.amount → total AGGREGATION sum(o.amount * r.rate)
  // shop.rates.rate → total AGGREGATION sum(o.amount * r.rate)
  // shop.rates.currency → * JOIN r.currency
  // shop.orders.currency → * JOIN o.currency
  // shop.orders.paid → * FILTER o.paid
  // shop.orders.day → * GROUP_BY o.day
  // … to here.
  // The README shows the lines from here …
  const event = lineageRunEvent(script, {
    sql,
    dialect: 'postgres',
    datasets: { namespace: 'postgres://db:5432', defaultCatalog: 'warehouse' },
    job: { namespace: 'shop', name: 'nightly.revenue' },
  });
  await client.emit(event);
  // … to here.
}

describe('the README', () => {
  it('shows examples that run, with what they print', async () => {
    await example();
    expect(analysis).toContain(lines.map(line => `  // ${line}\n`).join(''));
    expect(events.map(event => validateEvent(event).ok)).toEqual([true]);
    expect(events[0]).toMatchObject({
      inputs: [{ name: 'warehouse.shop.orders' }, { name: 'warehouse.shop.rates' }],
      outputs: [{ name: 'warehouse.shop.revenue' }],
    });
  });

  it('shows the lines of this file', () => {
    for (const part of [analysis, sending]) expect(readme).toContain(part.replace(/^ {2}/gm, ''));
  });

  it('shows the picture of its SQL', () => {
    expect(block('mermaid')).toBe(toMermaid(lineageGraph(analyzeSql({ sql: block('sql') }))));
  });
});

// `npm run bench sql-lineage [-- --cases FILE --show --without-references]`
//
// Our lineage on statements with expected lineage, scored by the rules of the
// README beside them, with `sqllineage` and `sqlglot` over the same statements.
// `--show` lists what differs from the labels.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isScored } from '../packages/sql-lineage/src/__testUtils__/lineageCase';
import { readCases } from '../packages/sql-lineage/src/__testUtils__/readCases';
import { scoreCase } from '../packages/sql-lineage/src/__testUtils__/scoreCase';
import { featuresOf, suiteOf } from './sql-lineage/features';
import { analyzeCases, analyzeQueries } from './sql-lineage/measure';
import type { Answer } from './sql-lineage/measure';
import {
  addQuality,
  exactShare,
  f1Of,
  percent,
  printDifferences,
  printGroups,
} from './sql-lineage/print';

const root = path.resolve(__dirname, '..');

/** Ids of the cases whose labels we judge wrong, as the list of them names them. */
function debatable(): Set<string> {
  const list = path.join(root, 'packages/sql-lineage/labels.md');
  if (!existsSync(list)) return new Set();
  return new Set([...readFileSync(list, 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id));
}

async function main() {
  const { Report, option, percentile } = await import('./lib/report.mjs');
  const { runReference } = await import('./sql-lineage/python.mjs');
  const file = path.resolve(option('cases', path.join(root, '../shared/sql-lineage/cases.jsonl')));
  const all = readCases(file);
  if (!all) {
    console.log(`Notice: there are no cases at ${file}; nothing was measured.`);
    return;
  }
  const cases = all.filter(isScored);
  const report = new Report('sql-lineage');
  const leftOut = all.length - cases.length;
  console.log(`${cases.length} cases; ${leftOut} more are left out, as their suites disagree\n`);

  const own = analyzeCases(cases);
  const scoreAll = (answers: ReadonlyMap<string, Answer>) =>
    cases.map(given => ({ given, score: scoreCase(given, answers.get(given.id)!.result) }));
  const scored = scoreAll(own);
  const answers = [...own.values()];
  const statements = answers.reduce((sum, { script }) => sum + script.statements.length, 0);
  const fallbacks = answers.reduce((sum, one) => sum + one.fallbacks, 0);
  const failedShare = (list: readonly Answer[]) =>
    percent(list.filter(({ result }) => result.failed).length / (list.length || 1));

  addQuality(report, 'tables', scored, 'tables', 98.5);
  addQuality(report, 'column edges', scored, 'edges', 97.5);
  addQuality(report, 'typed edges', scored, 'typed', 95);
  report.add('exact cases', exactShare(scored), '%', '>= 96', exactShare(scored) >= 96);
  const failed = failedShare(answers);
  report.add('cases without a result', failed, '%', '<= 0.5', failed <= 0.5);
  report.add('statements answered by a fallback', percent(fallbacks / (statements || 1)), '%');
  const wrong = debatable();
  const others = scored.filter(({ given }) => !wrong.has(given.id));
  if (others.length < scored.length) {
    const without = `without ${scored.length - others.length} debatable labels`;
    report.add(`tables: F1 ${without}`, f1Of(others, 'tables'), '%');
    report.add(`column edges: F1 ${without}`, f1Of(others, 'edges'), '%');
    report.add(`exact cases ${without}`, exactShare(others), '%');
  }

  function addSpeed(name: string, times: readonly number[], of: number, goals = false) {
    const mean = times.reduce((sum, ms) => sum + ms, 0) / of;
    const p99 = percentile(times, 0.99);
    const goal = (text: string, met: boolean): [string?, boolean?] => (goals ? [text, met] : []);
    report.add(`${name}: a statement, warm`, mean, 'ms', ...goal('<= 1', mean <= 1));
    report.add(`${name}: p50`, percentile(times, 0.5), 'ms');
    report.add(`${name}: p99`, p99, 'ms', ...goal('<= 60', p99 <= 60));
    report.add(`${name}: statements a second`, 1000 / mean, '/s');
  }

  console.log();
  const timesOf = (list: readonly Answer[]) => list.map(({ ms }) => ms);
  addSpeed('headwater', timesOf(answers), statements, true);
  const references = process.argv.includes('--without-references') ? [] : ['sqllineage', 'sqlglot'];
  for (const tool of references) {
    const reference: Map<string, Answer> | undefined = runReference(tool, file);
    if (!reference) {
      console.log('Notice: Python packages cannot be installed; there is nothing to compare with.');
      break;
    }
    const compared = scoreAll(reference);
    const theirs = cases.map(({ id }) => reference.get(id)!);
    console.log();
    addQuality(report, `${tool}: tables`, compared, 'tables');
    addQuality(report, `${tool}: column edges`, compared, 'edges');
    report.add(`${tool}: cases without a result`, failedShare(theirs), '%');
    addSpeed(tool, timesOf(theirs), statements);
  }

  console.log();
  const analytic = analyzeQueries();
  const exact = percent(1 - analytic.wrong.length / analytic.times.length);
  report.add(`${analytic.times.length} analytic queries: exact`, exact, '%', '100', exact === 100);
  addSpeed('analytic queries', analytic.times, analytic.times.length);

  printGroups('By feature', scored, featuresOf);
  printGroups('By dialect', scored, ({ dialect }) => [dialect]);
  printGroups('By suite', scored, given => [suiteOf(given)]);
  if (process.argv.includes('--show')) {
    printDifferences(scored, id => own.get(id)!.result.failed);
    for (const name of analytic.wrong) console.log(`\nanalytic query '${name}' differs`);
  }
  report.end();
}

void main();

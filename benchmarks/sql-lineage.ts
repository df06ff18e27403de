// `npm run bench sql-lineage [-- --cases FILE --show --without-references]`
//
// Our lineage on statements with expected lineage, scored by the rules of the
// README beside them, and on our own analytic queries; `sqllineage` and
// `sqlglot` on the same. `--show` lists what differs from the labels.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  analyticCases,
  withoutStars,
} from '../packages/sql-lineage/src/__testUtils__/analyticCases';
import { isScored } from '../packages/sql-lineage/src/__testUtils__/lineageCase';
import type { LineageCase } from '../packages/sql-lineage/src/__testUtils__/lineageCase';
import { readCases } from '../packages/sql-lineage/src/__testUtils__/readCases';
import { scoreCase } from '../packages/sql-lineage/src/__testUtils__/scoreCase';
import { featuresOf, suiteOf } from './sql-lineage/features';
import { analyzeCases, wrongQueries } from './sql-lineage/measure';
import type { Answer, OwnAnswer } from './sql-lineage/measure';
import {
  addQuality,
  exactShare,
  f1Of,
  percent,
  printDifferences,
  printGroups,
} from './sql-lineage/print';
import type { Figures, Scored } from './sql-lineage/print';

const root = path.resolve(__dirname, '..');

/** Ids of the cases whose labels we judge wrong, as the list of them names them. */
function debatable(): Set<string> {
  const list = path.join(root, 'packages/sql-lineage/labels.md');
  if (!existsSync(list)) return new Set();
  return new Set([...readFileSync(list, 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id));
}

const scoreAll = (cases: readonly LineageCase[], answers: ReadonlyMap<string, Answer>): Scored[] =>
  cases.map(given => ({ given, score: scoreCase(given, answers.get(given.id)!.result) }));

const failedShare = (answers: readonly Answer[]) =>
  percent(answers.filter(({ result }) => result.failed).length / (answers.length || 1));

const statementsOf = (answers: readonly OwnAnswer[]) =>
  answers.reduce((sum, { script }) => sum + script.statements.length, 0);

/** How right our answers are, beside the goals. */
function addAccuracy(report: Figures, scored: readonly Scored[], answers: readonly OwnAnswer[]) {
  addQuality(report, 'tables', scored, 'tables', 98.5);
  addQuality(report, 'column edges', scored, 'edges', 97.5);
  addQuality(report, 'typed edges', scored, 'typed', 95);
  const exact = exactShare(scored);
  report.add('exact cases', exact, '%', '>= 96', exact >= 96);
  const failed = failedShare(answers);
  report.add('cases without a result', failed, '%', '<= 0.5', failed <= 0.5);
  const fallbacks = answers.reduce((sum, one) => sum + one.fallbacks, 0);
  const share = percent(fallbacks / (statementsOf(answers) || 1));
  report.add('statements answered by a fallback', share, '%');

  const wrong = debatable();
  const others = scored.filter(({ given }) => !wrong.has(given.id));
  if (others.length === scored.length) return;
  const without = `without ${scored.length - others.length} debatable labels`;
  report.add(`tables: F1 ${without}`, f1Of(others, 'tables'), '%');
  report.add(`column edges: F1 ${without}`, f1Of(others, 'edges'), '%');
  report.add(`exact cases ${without}`, exactShare(others), '%');
}

async function main() {
  const { Report, option, percentile } = await import('./lib/report.mjs');
  const { runReference } = await import('./sql-lineage/python.mjs');
  const file = path.resolve(option('cases', path.join(root, '../shared/sql-lineage/cases.jsonl')));
  const report: Figures & { end(): void } = new Report('sql-lineage');
  const tools = process.argv.includes('--without-references') ? [] : ['sqllineage', 'sqlglot'];
  const temporary = mkdtempSync(path.join(tmpdir(), 'headwater-sql-'));

  function addSpeed(name: string, answers: Iterable<Answer>, statements: number, goals = false) {
    const times = [...answers].map(({ ms }) => ms);
    const mean = times.reduce((sum, ms) => sum + ms, 0) / statements;
    const p99 = percentile(times, 0.99);
    const goal = (text: string, met: boolean): [string?, boolean?] => (goals ? [text, met] : []);
    report.add(`${name}: a statement, warm`, mean, 'ms', ...goal('<= 1', mean <= 1));
    report.add(`${name}: p50`, percentile(times, 0.5), 'ms');
    report.add(`${name}: p99`, p99, 'ms', ...goal('<= 60', p99 <= 60));
    report.add(`${name}: statements a second`, 1000 / mean, '/s');
  }

  /** The other tools on the same cases. */
  function addReferences(
    name: string,
    cases: readonly LineageCase[],
    statements: number,
    adapt = (result: Answer['result']) => result,
  ) {
    const input = path.join(temporary, `${name}.jsonl`);
    writeFileSync(input, cases.map(given => `${JSON.stringify(given)}\n`).join(''));
    for (const tool of tools) {
      const found: Map<string, Answer> | undefined = runReference(tool, input);
      if (!found) {
        console.log('Notice: without Python packages there is nothing to compare with.');
        return;
      }
      const answers = new Map(
        [...found].map(([id, { ms, result }]) => [id, { ms, result: adapt(result) }]),
      );
      const scored = scoreAll(cases, answers);
      console.log();
      addQuality(report, `${tool}, ${name}: tables`, scored, 'tables');
      addQuality(report, `${tool}, ${name}: column edges`, scored, 'edges');
      report.add(`${tool}, ${name}: without a result`, failedShare([...answers.values()]), '%');
      addSpeed(`${tool}, ${name}`, answers.values(), statements);
    }
  }

  function reportCases() {
    const all = readCases(file);
    if (!all) {
      console.log(`Notice: there are no cases at ${file}; only our own queries are measured.`);
      return;
    }
    const cases = all.filter(isScored);
    const leftOut = all.length - cases.length;
    console.log(`${cases.length} cases; ${leftOut} more are left out, as their suites disagree\n`);
    const own = analyzeCases(cases);
    const answers = [...own.values()];
    const scored = scoreAll(cases, own);
    addAccuracy(report, scored, answers);
    console.log();
    addSpeed('headwater', answers, statementsOf(answers), true);
    addReferences('cases', cases, statementsOf(answers));
    printGroups('By feature', scored, featuresOf);
    printGroups('By dialect', scored, ({ dialect }) => [dialect]);
    printGroups('By suite', scored, given => [suiteOf(given)]);
    if (process.argv.includes('--show')) {
      printDifferences(scored, id => own.get(id)!.result.failed);
    }
    console.log();
  }

  function reportQueries() {
    const cases = analyticCases();
    console.log(`${cases.length} analytic queries of our own\n`);
    const own = analyzeCases(cases);
    const answers = new Map(
      [...own].map(([id, answer]) => [id, { ...answer, result: withoutStars(answer.result) }]),
    );
    const wrong = wrongQueries(own);
    const exact = percent(1 - wrong.length / cases.length);
    report.add('analytic queries: exact, kinds included', exact, '%', '100', exact === 100);
    const scored = scoreAll(cases, answers);
    addQuality(report, 'analytic queries: tables', scored, 'tables');
    addQuality(report, 'analytic queries: column edges', scored, 'edges');
    addSpeed('analytic queries', own.values(), cases.length);
    addReferences('analytic queries', cases, cases.length, withoutStars);
    if (process.argv.includes('--show')) {
      for (const name of wrong) console.log(`\nanalytic query '${name}' differs`);
    }
  }

  try {
    reportCases();
    reportQueries();
  } finally {
    rmSync(temporary, { recursive: true });
  }
  report.end();
}

void main();

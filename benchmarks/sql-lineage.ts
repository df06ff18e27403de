// `npm run bench sql-lineage [-- --cases FILE --show --without-references]`
//
// Our lineage on statements with expected lineage, scored by the rules of the
// README beside them, with `sqllineage` and `sqlglot` over the same statements.
// `--show` lists what differs from the labels.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isScored } from '../packages/sql-lineage/src/__testUtils__/lineageCase';
import type { LineageCase } from '../packages/sql-lineage/src/__testUtils__/lineageCase';
import { readCases } from '../packages/sql-lineage/src/__testUtils__/readCases';
import { isExact, quality, scoreCase } from '../packages/sql-lineage/src/__testUtils__/scoreCase';
import type { CaseScore } from '../packages/sql-lineage/src/__testUtils__/scoreCase';
import { featuresOf, suiteOf } from './sql-lineage/features';
import { analyzeCases } from './sql-lineage/measure';
import type { Answer } from './sql-lineage/measure';

const root = path.resolve(__dirname, '..');
const percent = (share: number) => share * 100;

type Scored = { given: LineageCase; score: CaseScore };
type Figures = { add(name: string, value: number, unit: string, goal?: string, met?: boolean): void };

/** Ids of the cases whose labels we judge wrong, as the list of them names them. */
function debatable(): Set<string> {
  const list = path.join(root, 'packages/sql-lineage/labels.md');
  if (!existsSync(list)) return new Set();
  return new Set([...readFileSync(list, 'utf8').matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id));
}

function addQuality(report: Figures, name: string, scored: readonly Scored[], part: keyof CaseScore, goal?: number) {
  const { precision, recall, f1, items } = quality(scored.map(({ score }) => score[part]));
  if (items === 0) return;
  report.add(`${name}: precision`, percent(precision), '%');
  report.add(`${name}: recall`, percent(recall), '%');
  report.add(`${name}: F1`, percent(f1), '%', goal && `>= ${goal}`, goal ? percent(f1) >= goal : undefined);
}

const exactShare = (scored: readonly Scored[]) =>
  percent(scored.filter(({ score }) => isExact(score)).length / (scored.length || 1));

function printGroups(title: string, scored: readonly Scored[], groupsOf: (given: LineageCase) => string[]) {
  const groups = new Map<string, Scored[]>();
  for (const one of scored) {
    for (const group of groupsOf(one.given)) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  console.log(`\n${title.padEnd(52)} cases  tables F1   edges F1    typed F1    exact`);
  for (const [group, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const f1 = (part: keyof CaseScore) => {
      const { f1: value, items } = quality(members.map(({ score }) => score[part]));
      return (items ? percent(value).toFixed(1) : '').padStart(8);
    };
    console.log(
      `${group.padEnd(52)} ${String(members.length).padStart(5)}   ${f1('tables')}   ${f1('edges')}    ${f1('typed')} ${exactShare(members).toFixed(1).padStart(8)}`,
    );
  }
}

function show(scored: readonly Scored[], failed: (id: string) => boolean) {
  for (const { given, score } of scored.filter(one => !isExact(one.score))) {
    console.log(`\n${given.id} (${given.dialect}) ${given.origin}${failed(given.id) ? ' NO RESULT' : ''}`);
    for (const [part, comparison] of Object.entries(score)) {
      for (const missing of comparison.missing) console.log(`  ${part}: missing ${missing}`);
      for (const extra of comparison.extra) console.log(`  ${part}: extra   ${extra}`);
    }
  }
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
  console.log(`${cases.length} cases; ${all.length - cases.length} more are left out, as their suites disagree\n`);

  const own = analyzeCases(cases);
  const scoreAll = (answers: ReadonlyMap<string, Answer>) =>
    cases.map(given => ({ given, score: scoreCase(given, answers.get(given.id)!.result) }));
  const scored = scoreAll(own);
  const answers = [...own.values()];
  const statements = answers.reduce((sum, { script }) => sum + script.statements.length, 0);
  const fallbacks = answers.reduce((sum, one) => sum + one.fallbacks, 0);
  const failures = answers.filter(({ result }) => result.failed).length;
  const share = (count: number, of: number) => percent(count / (of || 1));

  addQuality(report, 'tables', scored, 'tables', 98.5);
  addQuality(report, 'column edges', scored, 'edges', 97.5);
  addQuality(report, 'typed edges', scored, 'typed', 95);
  report.add('exact cases', exactShare(scored), '%', '>= 96', exactShare(scored) >= 96);
  report.add('cases without a result', share(failures, cases.length), '%', '<= 0.5', share(failures, cases.length) <= 0.5);
  report.add('statements answered by a fallback', share(fallbacks, statements), '%');
  const wrong = debatable();
  const others = scored.filter(({ given }) => !wrong.has(given.id));
  if (wrong.size) {
    const count = scored.length - others.length;
    report.add(`tables: F1 without ${count} debatable labels`, percent(quality(others.map(one => one.score.tables)).f1), '%');
    report.add(`column edges: F1 without ${count} debatable labels`, percent(quality(others.map(one => one.score.edges)).f1), '%');
    report.add(`exact cases without ${count} debatable labels`, exactShare(others), '%');
  }

  function addSpeed(name: string, timed: readonly Answer[], goals?: { mean: number; p99: number }) {
    const times = timed.map(({ ms }) => ms);
    const mean = times.reduce((sum, ms) => sum + ms, 0) / statements;
    const p99 = percentile(times, 0.99);
    report.add(`${name}: a statement, warm`, mean, 'ms', goals && `<= ${goals.mean}`, goals && mean <= goals.mean);
    report.add(`${name}: a case, p50`, percentile(times, 0.5), 'ms');
    report.add(`${name}: a case, p99`, p99, 'ms', goals && `<= ${goals.p99}`, goals && p99 <= goals.p99);
    report.add(`${name}: statements a second`, 1000 / mean, '/s');
  }

  console.log();
  addSpeed('headwater', answers, { mean: 1, p99: 60 });
  for (const tool of process.argv.includes('--without-references') ? [] : ['sqllineage', 'sqlglot']) {
    const reference: Map<string, Answer> | undefined = runReference(tool, file);
    if (!reference) {
      console.log('Notice: Python packages cannot be installed; there is nothing to compare with.');
      break;
    }
    const compared = scoreAll(reference);
    const timed = cases.map(({ id }) => reference.get(id)!);
    console.log();
    addQuality(report, `${tool}: tables`, compared, 'tables');
    addQuality(report, `${tool}: column edges`, compared, 'edges');
    report.add(`${tool}: exact cases`, exactShare(compared), '%');
    report.add(`${tool}: cases without a result`, share(timed.filter(({ result }) => result.failed).length, cases.length), '%');
    addSpeed(tool, timed);
  }

  printGroups('By feature', scored, featuresOf);
  printGroups('By dialect', scored, ({ dialect }) => [dialect]);
  printGroups('By suite', scored, given => [suiteOf(given)]);
  if (process.argv.includes('--show')) show(scored, id => own.get(id)!.result.failed);
  report.end();
}

void main();

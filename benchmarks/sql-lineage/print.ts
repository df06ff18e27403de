import type { LineageCase } from '../../packages/sql-lineage/src/__testUtils__/lineageCase';
import { isExact, quality } from '../../packages/sql-lineage/src/__testUtils__/scoreCase';
import type { CaseScore } from '../../packages/sql-lineage/src/__testUtils__/scoreCase';

/** A case and how right the answer to it is. */
export type Scored = { given: LineageCase; score: CaseScore };

/** The part of `Report` of lib/report.mjs that is used here. */
export type Figures = {
  add(name: string, value: number, unit: string, goal?: string, met?: boolean): void;
};

export const percent = (share: number) => share * 100;

/** Percent of the cases with everything right. */
export const exactShare = (scored: readonly Scored[]) =>
  percent(scored.filter(({ score }) => isExact(score)).length / (scored.length || 1));

/** F1 in percent of a part of what the labels state. */
export const f1Of = (scored: readonly Scored[], part: keyof CaseScore) =>
  percent(quality(scored.map(({ score }) => score[part])).f1);

/** Precision, recall and F1 of a part; nothing where no label states it. */
export function addQuality(
  report: Figures,
  name: string,
  scored: readonly Scored[],
  part: keyof CaseScore,
  goal?: number,
) {
  const { precision, recall, f1, items } = quality(scored.map(({ score }) => score[part]));
  if (items === 0) return;
  report.add(`${name}: precision`, percent(precision), '%');
  report.add(`${name}: recall`, percent(recall), '%');
  if (goal === undefined) report.add(`${name}: F1`, percent(f1), '%');
  else report.add(`${name}: F1`, percent(f1), '%', `>= ${goal}`, percent(f1) >= goal);
}

/** A table of F1 in percent by group; a case may be in several. */
export function printGroups(
  title: string,
  scored: readonly Scored[],
  groupsOf: (given: LineageCase) => string[],
) {
  const groups = new Map<string, Scored[]>();
  for (const one of scored) {
    for (const group of groupsOf(one.given)) {
      groups.set(group, [...(groups.get(group) ?? []), one]);
    }
  }
  const line = (cells: readonly string[]) =>
    console.log(cells.map((cell, index) => (index ? cell.padStart(11) : cell.padEnd(50))).join(''));
  console.log();
  line([title, 'cases', 'tables F1', 'edges F1', 'typed F1', 'exact']);
  for (const [group, members] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const f1 = (part: keyof CaseScore) =>
      members.some(({ score }) => score[part]) ? f1Of(members, part).toFixed(1) : '';
    line([
      group,
      String(members.length),
      f1('tables'),
      f1('edges'),
      f1('typed'),
      exactShare(members).toFixed(1),
    ]);
  }
}

/** Each case that is not exact, with what is missing and what is too much. */
export function printDifferences(scored: readonly Scored[], failed: (id: string) => boolean) {
  for (const { given, score } of scored.filter(one => !isExact(one.score))) {
    const note = failed(given.id) ? ' NO RESULT' : '';
    console.log(`\n${given.id} (${given.dialect}) ${given.origin}${note}`);
    for (const [part, { missing, extra }] of Object.entries(score)) {
      for (const one of missing) console.log(`  ${part}: missing ${one}`);
      for (const one of extra) console.log(`  ${part}: extra   ${one}`);
    }
  }
}

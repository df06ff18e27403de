import { performance } from 'node:perf_hooks';
import { analyzeSql } from '../../packages/sql-lineage/src/analyzeSql';
import type { AnalyzedScript } from '../../packages/sql-lineage/src/types';
import {
  foundLineage,
  readAnalyticQueries,
} from '../../packages/sql-lineage/src/__testUtils__/analyticQueries';
import type { AnalyticQuery } from '../../packages/sql-lineage/src/__testUtils__/analyticQueries';
import { caseResult, isFallback } from '../../packages/sql-lineage/src/__testUtils__/caseResult';
import { schemaOf } from '../../packages/sql-lineage/src/__testUtils__/lineageCase';
import type {
  CaseResult,
  LineageCase,
} from '../../packages/sql-lineage/src/__testUtils__/lineageCase';

const WARM_UP_ROUNDS = 3;
const ROUNDS = 7;

type Options = Parameters<typeof analyzeSql>[0];

/** What a tool found for a case and how long it took, warm. */
export type Answer = { result: CaseResult; ms: number };

export type OwnAnswer = Answer & { script: AnalyzedScript; fallbacks: number };

/** Our answers to the cases, by id. */
export function analyzeCases(cases: readonly LineageCase[]): Map<string, OwnAnswer> {
  const answers = analyzeWarm(cases.map(optionsOf));
  return new Map(
    cases.map((given, index) => {
      const { script, ms } = answers[index];
      const fallbacks = script.statements.filter(isFallback).length;
      const result = caseResult(given, script);
      const failed = result.failed || script.statements.length === 0;
      return [given.id, { script, ms, fallbacks, result: { ...result, failed } }];
    }),
  );
}

/** Names of our analytic queries whose answers are not their labels, kinds included. */
export function wrongQueries(answers: ReadonlyMap<string, OwnAnswer>): string[] {
  const isWrong = ({ name, reads, columns }: AnalyticQuery) =>
    JSON.stringify(foundLineage(answers.get(name)!.script, { reads, columns })) !==
    JSON.stringify({ reads, columns });
  return readAnalyticQueries()
    .filter(isWrong)
    .map(({ name }) => name);
}

function optionsOf(given: LineageCase): Options {
  return {
    sql: given.sql,
    dialect: given.dialect,
    schema: schemaOf(given),
    defaultCatalog: given.default_db ?? undefined,
    defaultSchema: given.default_schema ?? undefined,
  };
}

/** Each text analysed in the same process again and again, timed by the middle one of several rounds. */
function analyzeWarm(options: readonly Options[]): { script: AnalyzedScript; ms: number }[] {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) options.forEach(given => attempt(given));
  const times = options.map((): number[] => []);
  const scripts: AnalyzedScript[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    options.forEach((given, index) => {
      const start = performance.now();
      scripts[index] = attempt(given);
      times[index].push(performance.now() - start);
    });
  }
  return scripts.map((script, index) => ({
    script,
    ms: times[index].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)],
  }));
}

/** It is not to throw, whatever the text; where it does, that is a case without a result. */
function attempt(given: Options): AnalyzedScript {
  try {
    return analyzeSql(given);
  } catch {
    return { statements: [] };
  }
}

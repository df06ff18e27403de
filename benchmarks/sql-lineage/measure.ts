import { performance } from 'node:perf_hooks';
import { analyzeSql } from '../../packages/sql-lineage/src/analyzeSql';
import type { AnalyzeOptions, AnalyzedScript } from '../../packages/sql-lineage/src';
import { caseResult, isFallback } from '../../packages/sql-lineage/src/__testUtils__/caseResult';
import { schemaOf } from '../../packages/sql-lineage/src/__testUtils__/lineageCase';
import type { CaseResult, LineageCase } from '../../packages/sql-lineage/src/__testUtils__/lineageCase';

const WARM_UP_ROUNDS = 3;
const ROUNDS = 7;

/** What a tool found for a case and how long it took, warm. */
export type Answer = { result: CaseResult; ms: number };

export type OwnAnswer = Answer & { script: AnalyzedScript; fallbacks: number };

function optionsOf(given: LineageCase): AnalyzeOptions {
  return {
    sql: given.sql,
    dialect: given.dialect,
    schema: schemaOf(given),
    defaultCatalog: given.default_db ?? undefined,
    defaultSchema: given.default_schema ?? undefined,
  };
}

/** Our answers, each timed by the middle one of several warm runs. */
export function analyzeCases(cases: readonly LineageCase[]): Map<string, OwnAnswer> {
  const options = cases.map(optionsOf);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) options.forEach(analyzeSql);
  const times = cases.map((): number[] => []);
  const scripts: AnalyzedScript[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    options.forEach((given, index) => {
      const start = performance.now();
      scripts[index] = analyzeSql(given);
      times[index].push(performance.now() - start);
    });
  }
  return new Map(
    cases.map((given, index) => [
      given.id,
      {
        script: scripts[index],
        result: caseResult(given, scripts[index]),
        fallbacks: scripts[index].statements.filter(isFallback).length,
        ms: times[index].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)],
      },
    ]),
  );
}

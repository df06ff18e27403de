/**
 * A thread that analyses SQL: `new Worker(require.resolve('@headwater/sql-lineage/worker'))`.
 *
 * It says `{ ready: true }` once, and answers each {@link AnalysisTask} with
 * `{ result }`, an {@link AnalysisResult}, or `{ error: { name, message } }`.
 *
 * @packageDocumentation
 */
import type { AnalyzedStatement, SqlSchema } from './types';
import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { analyzeSql } from './analyzeSql';
import { dialectNames } from './dialects/dialectOf';
import { finalStatements } from './output/finalStatements';
import { parserSdk } from './parser/sdk';

/** A text to analyse. */
export type AnalysisTask = {
  sql: string;
  /** Names of dialects, in any case: the first that is known is taken, standard SQL if none is. */
  dialects: readonly string[];
  /** Refuse the task when the first dialect is not known. */
  isDialectAsked?: boolean;
  schema?: SqlSchema;
  defaultCatalog?: string;
  defaultSchema?: string;
};

/** What a text does. */
export type AnalysisResult = {
  /** The dialect that was taken. */
  dialect: string;
  statements: AnalyzedStatement[];
  /** The same without tables that do not outlive the text, see `finalStatements`. */
  lasting: AnalyzedStatement[];
};

const known = new Set(dialectNames);

/** Analyses a text as a thread does. */
export function analyze({ sql, dialects, isDialectAsked, ...options }: AnalysisTask): AnalysisResult {
  const [asked] = dialects;
  const dialect = isDialectAsked ? asked : (dialects.find(name => known.has(name.toLowerCase())) ?? 'ansi');
  const script = analyzeSql({ sql, dialect, ...options });
  return { dialect, statements: script.statements, lasting: finalStatements(script) };
}

function answer(task: AnalysisTask) {
  try {
    return { result: analyze(task) };
  } catch (error) {
    const { name, message } = error as Error;
    return { error: { name, message } };
  }
}

/** Loads the parser before the first task, so that none waits for it. */
function serve(port: MessagePort) {
  parserSdk();
  port.postMessage({ ready: true });
  port.on('message', (task: AnalysisTask) => port.postMessage(answer(task)));
}

if (parentPort) serve(parentPort);

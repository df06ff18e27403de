import type { SqlConfidence, SqlTextBody } from '../../log/entries';
import { lower } from './outputLineages';
import type { ResolvedScript } from './SqlAnalyst';
import { tool } from './tool';

/** Most reasons that are kept of a text. */
const MAX_REASONS = 100;

/** What evidence keeps of a text that was analysed. */
export function textBody(script: ResolvedScript): SqlTextBody {
  const { sql, dialect, tables } = script;
  const datasets = tables.flatMap(({ dataset }) =>
    dataset ? [{ namespace: dataset.namespace, name: dataset.name }] : [],
  );
  return {
    query: sql,
    dialect,
    tool,
    confidence: overallConfidence(script),
    reasons: reasonsOf(script),
    datasets: [...new Map(datasets.map(dataset => [JSON.stringify(dataset), dataset])).values()],
  };
}

/** As sure as the least sure of its statements. */
export function overallConfidence({ statements }: Pick<ResolvedScript, 'statements'>): SqlConfidence {
  return statements.reduce<SqlConfidence>((all, { confidence }) => lower(all, confidence), 'high');
}

/** Why the result may be wrong or incomplete, at most 100. */
export function reasonsOf({ statements }: Pick<ResolvedScript, 'statements'>): SqlTextBody['reasons'] {
  return statements.flatMap(({ reasons }) => reasons).slice(0, MAX_REASONS);
}

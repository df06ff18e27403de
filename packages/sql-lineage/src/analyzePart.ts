import { parseStatement } from './parser/parseStatement';
import { Analysis } from './scope/Analysis';
import type { Node } from './scope/ast';
import type { ScriptPart } from './script/ScriptPart';
import type { Session } from './session/Session';
import { analyzeStatement, modifyingQuery } from './statements/analyzeStatement';
import { Draft } from './statements/Draft';
import type { StatementContext } from './statements/StatementContext';
import type {
  AnalyzedStatement,
  Confidence,
  Reason,
  ReasonCode,
  StatementKind,
  TextSpan,
} from './types';

type Settings = { lateralColumnAliases: boolean };

/** The statement of a part of a script; none for what only declares variables. */
export function analyzePart(
  part: ScriptPart,
  session: Session,
  settings: Settings,
): AnalyzedStatement[] {
  switch (part.role) {
    case 'routine':
      return [empty(part, 'PROCEDURE')];
    case 'dynamic':
    case 'refused':
      return [empty(part, 'OTHER')];
    case 'tableVariable': {
      const { name, columns } = part.tableVariable!;
      session.define([{ name, quoted: false }], {
        columns: columns.length > 0 ? columns : undefined,
        temporary: true,
      });
      return [];
    }
    default:
      return [analyzeText(part, session, settings)];
  }
}

function empty({ span, reason }: ScriptPart, kind: StatementKind): AnalyzedStatement {
  const reasons = reason ? [reason] : [];
  return {
    kind,
    span,
    inputs: [],
    outputs: [],
    columns: [],
    edges: [],
    confidence: confidenceOf(reasons),
    reasons,
  };
}

function analyzeText(part: ScriptPart, session: Session, settings: Settings): AnalyzedStatement {
  const { text, span } = part;
  const parsed = parseStatement(text, session.dialect);
  if ('failure' in parsed) {
    return empty(
      { ...part, reason: { code: 'PARSE_FALLBACK', message: parsed.failure, span } },
      'OTHER',
    );
  }
  const draft = new Draft('OTHER');
  const analysis = new Analysis(
    session.dialect,
    text,
    parsed.offsets,
    session,
    (node, env) => modifyingQuery(node, env, context),
    settings.lateralColumnAliases,
  );
  const env = { analysis, ctes: undefined, parent: undefined, top: true };
  const context: StatementContext = { analysis, session, draft, env };
  for (const reason of parsed.rewritten) analysis.reasons.push(reason);
  for (const node of parsed.ast as unknown as Node[]) {
    if (analyzeStatement(node, context) === false) {
      analysis.addReason(
        'UNSUPPORTED',
        `A statement of the form '${Object.keys(node)[0]}' is not understood`,
      );
    }
  }
  return shifted(span.start, {
    kind: draft.kind,
    span: { start: 0, end: text.length },
    inputs: analysis.inputs.map(({ reference }) => reference),
    outputs: draft.outputs.map(({ reference }) => reference),
    ...(draft.dropped.length > 0 && { dropped: draft.dropped }),
    ...(draft.renamed.length > 0 && { renamed: draft.renamed }),
    columns: draft.columns,
    edges: draft.edges(),
    confidence: confidenceOf(analysis.reasons),
    reasons: sorted(analysis.reasons),
  });
}

const byPlace = (a: Reason, b: Reason) => (a.span?.start ?? 0) - (b.span?.start ?? 0);

function sorted(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort(byPlace);
}

const weak = new Set<ReasonCode>(['PARSE_FALLBACK', 'DYNAMIC_SQL', 'UNSUPPORTED', 'LIMIT']);

function confidenceOf(reasons: readonly Reason[]): Confidence {
  if (reasons.some(({ code }) => weak.has(code))) return 'low';
  return reasons.some(({ code }) => code !== 'REWRITTEN_FOR_PARSER') ? 'medium' : 'high';
}

/** From offsets in the statement's text to offsets in the script. */
function shifted(by: number, statement: AnalyzedStatement): AnalyzedStatement {
  if (by === 0) return statement;
  const shift = <T extends { span?: TextSpan }>(part: T): T =>
    part.span ? { ...part, span: { start: part.span.start + by, end: part.span.end + by } } : part;
  const { columns, edges, reasons } = statement;
  return {
    ...shift(statement),
    columns: columns.map(shift),
    edges: edges.map(shift),
    reasons: reasons.map(shift),
  };
}

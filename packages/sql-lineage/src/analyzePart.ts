import { tablesFromTokens, type NamedTable } from './fallback/tablesFromTokens';
import { parseStatement, type ParsedStatement } from './parser/parseStatement';
import { Analysis } from './scope/Analysis';
import { typeOf, type Node } from './scope/ast';
import type { ScriptPart } from './script/ScriptPart';
import type { ScriptSession } from './session/ScriptSession';
import type { ScriptVariables } from './session/ScriptVariables';
import { analyzeStatement, modifyingQuery } from './statements/analyzeStatement';
import { Draft } from './statements/Draft';
import type { StatementContext } from './statements/StatementContext';
import type {
  AnalyzedStatement,
  Confidence,
  Reason,
  ReasonCode,
  StatementKind,
  TableReference,
  TextSpan,
} from './types';

type Parsed = Extract<ParsedStatement, { ast: unknown }>;
type Unparsed = Extract<ParsedStatement, { failure: string }>;
type Settings = { lateralColumnAliases: boolean; variables: ScriptVariables };

/** The statement of a part of a script; none for what only declares variables. */
export function analyzePart(
  part: ScriptPart,
  session: ScriptSession,
  settings: Settings,
): AnalyzedStatement[] {
  const { variables } = settings;
  variables.enter(part);
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
    case 'fetch':
      variables.fetch(part);
      return [];
    case 'assignment':
      variables.assign(part, analyzeText(part, session, settings));
      return [];
    default: {
      const statement = analyzeText(part, session, settings);
      variables.assign(part, statement);
      return [statement];
    }
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

function analyzeText(part: ScriptPart, session: ScriptSession, settings: Settings): AnalyzedStatement {
  const { span } = part;
  const text = part.routine?.kind === 'trigger' ? withoutMarks(part.text) : part.text;
  const parsed = parseStatement(text, session.dialect);
  const statement =
    'failure' in parsed
      ? fromTokens(text, session, parsed)
      : (fromTree(text, session, settings, parsed) ?? fromTokens(text, session, notRead));
  return shifted(span.start, statement);
}

/** Oracle's triggers call their rows `:new` and `:old`. */
const withoutMarks = (text: string) => text.replace(/:(?=(?:new|old)\.)/gi, ' ');

const notRead = { failure: 'its tree has a form that is not known', limit: false };

/** Tables by the statement's words. */
function fromTokens(text: string, session: ScriptSession, why: Unparsed): AnalyzedStatement {
  const { kind, inputs, outputs, reasons } = tablesFromTokens(text, session.dialect, why);
  const reference = ({ name, kind: what }: NamedTable): TableReference => {
    if (what === 'file') return { parts: [name[name.length - 1].name], kind: 'file' };
    const { parts, temporary } = session.find(name);
    return { parts, kind: 'table', ...(temporary ? { temporary } : {}) };
  };
  return {
    kind,
    span: { start: 0, end: text.length },
    inputs: inputs.map(reference),
    outputs: outputs.map(reference),
    columns: [],
    edges: [],
    confidence: confidenceOf(reasons),
    reasons,
  };
}

/** Columns by the statement's tree; undefined when the tree is not as the parser's documents have it. */
function fromTree(
  text: string,
  session: ScriptSession,
  settings: Settings,
  parsed: Parsed,
): AnalyzedStatement | undefined {
  const draft = new Draft('OTHER');
  const analysis = new Analysis(
    session.dialect,
    text,
    parsed.offsets,
    session,
    (node, env) => modifyingQuery(node, env, context),
    settings.lateralColumnAliases,
    settings.variables,
  );
  const env = { analysis, ctes: undefined, parent: undefined, top: true };
  const context: StatementContext = { analysis, session, draft, env };
  for (const reason of parsed.rewritten) analysis.reasons.push(reason);
  try {
    for (const node of parsed.ast as unknown as Node[]) {
      if (analyzeStatement(node, context) === false) return unsupported(text, session, node);
    }
  } catch {
    // The trees are another project's; a text must never bring its reader down.
    return undefined;
  }
  return {
    kind: draft.kind,
    span: { start: 0, end: text.length },
    inputs: analysis.inputs.map(({ reference }) => reference),
    outputs: draft.outputs.map(({ reference }) => reference),
    ...(draft.dropped.length > 0 ? { dropped: draft.dropped } : {}),
    ...(draft.renamed.length > 0 ? { renamed: draft.renamed } : {}),
    columns: draft.columns,
    edges: draft.edges(),
    confidence: confidenceOf(analysis.reasons),
    reasons: sorted(analysis.reasons),
  };
}

/** A kind of statement without a rule: its tables by its words, if it has any. */
function unsupported(text: string, session: ScriptSession, node: Node): AnalyzedStatement {
  const statement = fromTokens(text, session, notRead);
  const isSilent = statement.inputs.length + statement.outputs.length === 0;
  const message = `A statement of the form '${typeOf(node)}' is not understood: only its tables are told`;
  const reasons: Reason[] = isSilent ? [] : [{ code: 'UNSUPPORTED', message }];
  return { ...statement, reasons, confidence: confidenceOf(reasons) };
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

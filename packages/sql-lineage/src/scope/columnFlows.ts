import type { RuleContext } from './collectFlows';
import { fieldsIf, namesOf, type Fields, type Identifier } from './ast';
import { throughBoth, type FlowKind } from './flow';
import { flowsOf, isOpen, type Relation } from './relation';
import type { Scope, ScopeRelation } from './Scope';
import type { TextSpan } from '../types';
import { variableFlows } from './Variables';

/** The names of `a.b.c.d`, and where they stand; undefined when it does not begin with a name. */
export function columnPath(
  fields: Fields,
): { names: Identifier[]; span: Identifier['span'] } | undefined {
  const names: Identifier[] = [];
  let at: Fields | undefined = fields;
  while (at) {
    names.unshift(at.field as Identifier);
    const column = fieldsIf(at.this, 'column');
    if (column) {
      const span = column.span as Identifier['span'];
      const end = names.at(-1)?.span?.end;
      return {
        names: [...namesOf(column), ...names],
        span: span && end ? { start: span.start, end } : span,
      };
    }
    at = fieldsIf(at.this, 'dot');
  }
  return undefined;
}

/** Adds what a named column is; false, with a reason unless `quiet`, when nobody knows. */
export function addColumn(
  path: readonly Identifier[],
  place: Identifier['span'],
  context: RuleContext,
  { quiet = false } = {},
): boolean {
  const { scope, flows, kind, masking } = context;
  // A variable of a procedure or session.
  if (path.length === 1 && path[0].name.startsWith('@') && !path[0].quoted)
    return addVariable(path[0].name, context);
  const found = scope.find(path);
  const span = scope.analysis.span(place);
  if (typeof found !== 'string') {
    const step: FlowKind = found.fields > 0 ? 'TRANSFORMATION' : 'IDENTITY';
    const own = found.guessed ? found.flows.map(flow => ({ ...flow, guessed: true })) : found.flows;
    flows.addThrough(own, throughBoth(kind, step), masking, span);
    return true;
  }
  if (path.length === 1 && addWholeRow(path[0], span, context)) return true;
  if (!quiet) addReason(found, path, span, scope);
  return false;
}

/** The value of a procedure's or session's variable, if its sources are known. */
export function addVariable(name: string, { scope, flows, kind, masking }: RuleContext): boolean {
  const found = variableFlows(name, scope.analysis);
  if (found) flows.addThrough(found, kind, masking);
  return found !== undefined;
}

function addReason(
  why: 'unknown' | 'ambiguous',
  path: readonly Identifier[],
  span: TextSpan | undefined,
  scope: Scope,
) {
  const name = path.map(part => part.name).join('.');
  if (why === 'ambiguous') {
    scope.analysis.addReason(
      'AMBIGUOUS_COLUMN',
      `Several tables may have the column '${name}'`,
      span,
    );
  } else if (hasSources(scope) || isOfRecord(path)) {
    scope.analysis.addReason('UNKNOWN_COLUMN', `No table in reach has the column '${name}'`, span);
  }
}

/** A field of a record or trigger's row of which nobody knows where it is from, rather than of a sequence. */
function isOfRecord(path: readonly Identifier[]): boolean {
  return path.length > 1 && !/^(?:nextval|currval)$/i.test(path[path.length - 1].name);
}

/** Without any FROM a name is a variable or a keyword. */
function hasSources(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.parent)
    if (at.relations.length > 0) return true;
  return false;
}

/** A table's name or alias in the place of a column: the row. */
function addWholeRow(
  name: Identifier,
  span: TextSpan | undefined,
  { scope, flows, kind, masking }: RuleContext,
): boolean {
  const owner = scope.relation([scope.analysis.key(name)]);
  if (!owner) return false;
  const step = throughBoth(kind, 'TRANSFORMATION');
  for (const part of allFlows(owner.relation)) flows.addThrough(part, step, masking, span);
  return true;
}

function allFlows(relation: Relation) {
  if (relation.opaque && relation.parts.length === 0) return [relation.influences];
  return relation.parts.map(part => flowsOf(part));
}

/** Relations that a star is over: those of its qualifier, or all. */
export function starRelations(star: Fields | undefined, scope: Scope): ScopeRelation[] | undefined {
  const qualifier = star?.table as Identifier | null | undefined;
  if (!qualifier) return scope.visible;
  const keys = (qualifier.quoted ? [qualifier.name] : qualifier.name.split('.')).map(name =>
    scope.analysis.key({ name, quoted: qualifier.quoted }),
  );
  const owner = scope.relation(keys);
  return owner && [owner];
}

/**
 * A star as an argument. COUNT(*) counts rows and reads no column: an edge from
 * `table.*` tells so where nobody knows the table's columns.
 */
export function addStar(
  star: Fields | undefined,
  { scope, flows, kind, masking }: RuleContext,
  step: FlowKind,
  { countsRows = false } = {},
) {
  const span = scope.analysis.span(star?.span as Identifier['span']);
  const through = throughBoth(kind, step);
  for (const { relation } of starRelations(star, scope) ?? []) {
    for (const part of relation.parts) {
      if (isOpen(part)) flows.addThrough(part.star, through, masking || countsRows, span);
      else if (!countsRows) flows.addThrough(part.flows, through, masking, span);
    }
  }
}

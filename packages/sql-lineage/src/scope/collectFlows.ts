import type { Fields } from './ast';
import { throughBoth, Flows, type Flow, type FlowKind } from './flow';
import { expressionRules } from './expressionRules';
import type { Scope } from './Scope';

/** Visits a part of an expression; `kind` and `masking` are what its step adds to the way out. */
export type Visit = (part: unknown, kind: FlowKind, masking?: boolean) => void;

/** What a rule may do with a node. */
export type RuleContext = {
  scope: Scope;
  flows: Flows;
  /** How the node's value reaches what is being made. */
  kind: FlowKind;
  masking: boolean;
  visit: Visit;
};

/** Fields that hold no part of the value: types, names, comments. */
const notParts = new Set([
  'span',
  'inferred_type',
  'to',
  'data_type',
  'trailing_comments',
  'leading_comments',
  'comments',
  'frame',
]);

/**
 * Adds to `flows` what an expression's value depends on.
 *
 * Deep trees, such as an OR of thousands of terms, are walked without recursion;
 * queries within the expression are resolved with `scope` around them.
 */
export function collectFlows(
  root: unknown,
  scope: Scope,
  flows: Flows,
  kind: FlowKind = 'IDENTITY',
  masking = false,
) {
  const waiting: [part: unknown, kind: FlowKind, masking: boolean][] = [[root, kind, masking]];
  let parts: typeof waiting = [];
  const context: RuleContext = {
    scope,
    flows,
    kind,
    masking,
    visit: (part, step, masks = false) => {
      if (part === null || typeof part !== 'object') return;
      // What a masked value decides is indirect and shows nothing, masked or not.
      parts.push([part, throughBoth(context.kind, step), context.masking || masks]);
    },
  };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    [, context.kind, context.masking] = next;
    visitPart(next[0], context);
    for (let index = parts.length - 1; index >= 0; index--) waiting.push(parts[index]);
    parts = [];
  }
}

/** What an expression's value depends on. */
export function expressionFlows(root: unknown, scope: Scope, kind?: FlowKind): Flow[] {
  const flows = new Flows();
  collectFlows(root, scope, flows, kind);
  return flows.toArray();
}

function visitPart(part: unknown, context: RuleContext) {
  if (part === null || typeof part !== 'object') return;
  if (Array.isArray(part)) {
    for (const element of part) context.visit(element, 'IDENTITY');
    return;
  }
  const keys = Object.keys(part);
  const fields = keys.length === 1 ? (part as Record<string, Fields>)[keys[0]] : undefined;
  if (!fields || typeof fields !== 'object' || Array.isArray(fields)) {
    visitFields(part as Fields, context, 'TRANSFORMATION');
    return;
  }
  const rule = expressionRules[keys[0]];
  if (rule) rule(fields, context, keys[0]);
  else visitFields(fields, context, 'TRANSFORMATION');
}

/** Visits all parts of a node; its value is made of theirs. */
export function visitFields(fields: Fields, context: RuleContext, kind: FlowKind, masks = false) {
  if (isIdentifier(fields)) return;
  for (const name in fields) {
    if (!notParts.has(name)) context.visit(fields[name], kind, masks);
  }
}

/** Calls have a name, too, and arguments with it. */
const isIdentifier = (fields: Fields) =>
  typeof fields.name === 'string' &&
  'quoted' in fields &&
  !('args' in fields) &&
  !('this' in fields);

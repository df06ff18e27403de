import type { Node } from './ast';
import type { RuleContext } from './collectFlows';
import type { Rule } from './expressionRules';

/** CASE: conditions choose, values are handed on. */
export const chosen: Rule = (fields, { visit }) => {
  visit(fields.operand, 'CONDITIONAL');
  for (const [condition, value] of (fields.whens ?? []) as [Node, Node][]) {
    visit(condition, 'CONDITIONAL');
    visit(value, 'IDENTITY');
  }
  visit(fields.else_, 'IDENTITY');
};

/** IF and IIF as the parser knows them. */
export const ifFunction: Rule = (fields, { visit }) => {
  visit(fields.condition, 'CONDITIONAL');
  visit(fields.true_value, 'IDENTITY');
  visit(fields.false_value, 'IDENTITY');
};

/** Each argument is asked whether it is NULL, and handed on as it is. */
export function firstNotNull(values: readonly unknown[], { visit }: RuleContext) {
  for (const value of values) {
    visit(value, 'IDENTITY');
    visit(value, 'CONDITIONAL');
  }
}

/**
 * The same under names that Spark replaces while it plans, which is why
 * OpenLineage sees a transformation in them.
 */
export function replaced(values: readonly unknown[], { visit }: RuleContext) {
  for (const value of values) {
    visit(value, 'TRANSFORMATION');
    visit(value, 'CONDITIONAL');
  }
}

/** MySQL's `ISNULL(a)` tests; with two arguments it chooses. */
function isNull(values: readonly unknown[], context: RuleContext) {
  if (values.length > 1) replaced(values, context);
  else context.visit(values[0], 'TRANSFORMATION');
}

/** NULLIF: its first argument, unless both are the same. */
export const nullIf = ([value, other]: readonly unknown[], { visit }: RuleContext) => {
  visit(value, 'TRANSFORMATION');
  visit(value, 'CONDITIONAL');
  visit(other, 'CONDITIONAL');
};

/** NVL2: the second or third argument by whether the first is NULL. */
export const nvl2 = ([tested, ...values]: readonly unknown[], { visit }: RuleContext) => {
  visit(tested, 'CONDITIONAL');
  for (const value of values) visit(value, 'TRANSFORMATION');
};

const iif = ([condition, ...values]: readonly unknown[], { visit }: RuleContext) => {
  visit(condition, 'CONDITIONAL');
  for (const value of values) visit(value, 'IDENTITY');
};

/** `DECODE(value, match, result, …, otherwise)`; with two arguments it decodes a text. */
export function decode(values: readonly unknown[], { visit }: RuleContext) {
  if (values.length < 3) {
    for (const value of values) visit(value, 'TRANSFORMATION');
    return;
  }
  visit(values[0], 'CONDITIONAL');
  for (let index = 1; index < values.length; index++) {
    const isResult = index % 2 === 0 || index === values.length - 1;
    visit(values[index], isResult ? 'IDENTITY' : 'CONDITIONAL');
  }
}

/** Functions that choose among their arguments, by name. */
export const byArguments: Readonly<
  Record<string, (values: readonly unknown[], context: RuleContext) => void>
> = {
  coalesce: firstNotNull,
  nvl: replaced,
  ifnull: replaced,
  isnull: isNull,
  zeroifnull: replaced,
  nullifzero: replaced,
  nullif: nullIf,
  nvl2,
  iff: iif,
  iif,
  if: iif,
  decode,
};

import { aggregate, aggregateIf, countRows, window, withinGroup } from './aggregateRules';
import {
  byArguments,
  chosen,
  decode,
  firstNotNull,
  ifFunction,
  nullIf,
  nvl2,
  replaced,
} from './conditionalRules';
import { flowsOf } from './relation';
import { collectFlows, visitFields, type RuleContext } from './collectFlows';
import { fieldsIf, identifiers, namesOf, nodes, type Fields, type Identifier, type Node } from './ast';
import { addColumn, addStar, addVariable, columnPath } from './columnFlows';
import { envWithin } from './Env';
import { isAggregate, isConditionalAggregate, isMasking } from './functions';
import { resolveQuery } from './resolveQuery';
import { rowRelation } from './Variables';
import { Scope } from './Scope';

/** How a type of node passes on what it is made of. */
export type Rule = (fields: Fields, context: RuleContext, type: string) => void;

const nothing: Rule = () => {};

const passOn: Rule = ({ this: inner }, { visit }) => visit(inner, 'IDENTITY');

const column: Rule = (fields, context) => {
  addColumn(namesOf(fields), fields.span as Identifier['span'], context);
};

const dot: Rule = (fields, context) => {
  const path = columnPath(fields);
  if (path) addColumn(path.names, path.span, context);
  else if (!addRowField(fields, context) && !addElementField(fields, context))
    context.visit(fields.this, 'TRANSFORMATION');
};

/** Oracle's `list(i).column`, where the list holds rows. */
function addElementField(
  { this: owner, field }: Fields,
  { scope, flows, kind, masking }: RuleContext,
) {
  const list = fieldsIf(owner, 'function')?.name;
  const row = typeof list === 'string' ? rowRelation(list, scope.analysis) : undefined;
  const name = field as Identifier;
  const found = row?.find(scope.analysis.key(name), name.name);
  if (!found || typeof found === 'string') return false;
  flows.addThrough(found, kind, masking);
  return true;
}

/** PostgreSQL's `(row).column`. */
function addRowField(fields: Fields, context: RuleContext): boolean {
  const inner = fieldsIf(fieldsIf(fields.this, 'paren')?.this, 'column');
  if (!inner) return false;
  const path = [...namesOf(inner), fields.field as Identifier];
  return addColumn(path, inner.span as Identifier['span'], context, { quiet: true });
}

const call: Rule = (fields, context) => {
  const name = String(fields.name ?? '').toLowerCase();
  const values = nodes(fields.args);
  const special = byArguments[name];
  // Oracle's `list(i)`.
  if (values.length === 1 && addVariable(name, context)) return;
  if (special) special(values, context);
  else if (name === 'count') countRows({ ...fields, this: values[0] }, context, name);
  else if (isConditionalAggregate(name)) aggregateIf(fields, context, name);
  else if (isAggregate(name)) aggregate(fields, context, name);
  else if (values.length === 1 && (name === 'array' || name === 'exists') && isQuery(values[0])) {
    context.visit(values[0], 'IDENTITY');
  } else visitFields(fields, context, 'TRANSFORMATION', isMasking(name));
};

const queryTypes = new Set(['select', 'union', 'intersect', 'except', 'subquery', 'values']);
const isQuery = (node: Node) => Object.keys(node).some(type => queryTypes.has(type));

const queryWithin = (node: Node, { scope }: RuleContext) => resolveQuery(node, envWithin(scope));

/** A query's columns are its value; what chooses its rows keeps its own kind. */
const query: Rule = (fields, context, type) => {
  const relation = queryWithin({ [type]: fields }, context);
  for (const part of relation.parts) {
    const flows = flowsOf(part);
    context.flows.addThrough(flows, context.kind, context.masking);
  }
  context.flows.addAll(relation.influences);
};

/** Whether there are rows depends on what chooses them, not on what they hold. */
const exists: Rule = (fields, context) => {
  context.flows.addAll(queryWithin(fields.this as Node, context).influences);
};

const membership: Rule = (fields, { visit }) => {
  visit(fields.this, 'TRANSFORMATION');
  visit(fields.expressions, 'TRANSFORMATION');
  visit(fields.query, 'TRANSFORMATION');
  visit(fields.unnest, 'TRANSFORMATION');
};

const lambda: Rule = (fields, { scope, flows, kind, masking }) => {
  const inner = new Scope(scope.analysis, scope.ctes, scope);
  for (const parameter of identifiers(fields.parameters)) {
    inner.named.set(scope.analysis.key(parameter), []);
  }
  scope.analysis.deeper(() => collectFlows(fields.body, inner, flows, kind, masking));
};

const parameter: Rule = (fields, context) => {
  if (typeof fields.name === 'string') addVariable(fields.name, context);
  // Snowflake's `$1` is the first column of a file.
  if (fields.style !== 'Dollar' || fields.index === null || fields.index === undefined) return;
  addColumn([{ name: `$${fields.index}`, quoted: true }], undefined, context, { quiet: true });
};

const connectByRoot: Rule = (fields, context) => {
  const variable = fieldsIf(fields.this, 'var')?.this;
  if (typeof variable === 'string') addColumn([{ name: variable }], undefined, context);
  else context.visit(fields.this, 'IDENTITY');
};

const byPair =
  (rule: (values: readonly unknown[], context: RuleContext) => void): Rule =>
  (fields, context) =>
    rule([fields.this, fields.expression], context);

/** Rules by type of node; what has none is made of all its parts. */
export const expressionRules: Readonly<Record<string, Rule | undefined>> = {
  literal: nothing,
  boolean: nothing,
  null: nothing,
  interval: ({ this: value }, { visit }) => visit(value, 'TRANSFORMATION'),
  data_type: nothing,
  var: nothing,
  placeholder: nothing,
  pseudocolumn: nothing,
  identifier: nothing,
  hint: nothing,
  column,
  dot,
  star: (fields, context) => addStar(fields, context, 'TRANSFORMATION'),
  braced_wildcard: (_, context) => addStar(undefined, context, 'TRANSFORMATION'),
  paren: passOn,
  alias: passOn,
  pivot_alias: passOn,
  annotated: passOn,
  prior: passOn,
  ordered: passOn,
  any_value: aggregate,
  connect_by_root: connectByRoot,
  case: chosen,
  if_func: ifFunction,
  sum_if: (fields, context) => {
    aggregate({ this: fields.this }, context, 'sum');
    context.visit([fields.condition, fields.filter], 'CONDITIONAL');
  },
  coalesce: (fields, context) => {
    const isReplaced = /^(nvl|ifnull|isnull)$/i.test(String(fields.original_name ?? ''));
    (isReplaced ? replaced : firstNotNull)(nodes(fields.expressions), context);
  },
  nvl: byPair(replaced),
  if_null: byPair(replaced),
  null_if: byPair(nullIf),
  nvl2: (fields, context) => nvl2([fields.this, fields.true_value, fields.false_value], context),
  decode_case: (fields, context) => decode(nodes(fields.expressions), context),
  count: countRows,
  function: call,
  aggregate_function: call,
  window_function: window,
  within_group: withinGroup,
  select: query,
  union: query,
  intersect: query,
  except: query,
  subquery: query,
  exists,
  in: membership,
  lambda,
  parameter,
  table: nothing,
  ...Object.fromEntries(
    `sum avg min max group_concat string_agg list_agg array_agg count_if stddev stddev_pop stddev_samp variance var_pop
     var_samp median mode first last approx_distinct approx_count_distinct approx_percentile percentile percentile_cont percentile_disc
     logical_and logical_or skewness array_concat_agg array_unique_agg bool_xor_agg bitwise_and_agg bitwise_or_agg bitwise_xor_agg
     json_array_agg json_object_agg first_value last_value quantile approx_quantile corr covar_pop covar_samp xml_agg`
      .split(/\s+/)
      .map(type => [type, aggregate]),
  ),
  ...Object.fromEntries(
    `m_d5 m_d5_digest md5 sha sha1 sha2 s_h_a s_h_a1_digest s_h_a2 s_h_a2_digest crc32 xx_hash64 farm_fingerprint`
      .split(/\s+/)
      .map(type => [
        type,
        (fields: Fields, context: RuleContext) =>
          visitFields(fields, context, 'TRANSFORMATION', true),
      ]),
  ),
};

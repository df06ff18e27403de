import { intermediateTables, tableOf, withoutTables } from './intermediates';
import type { KeyedEdge } from './intermediates';
import { plainName, splitColumn } from './lineageCase';
import type { CaseResult, ColumnName, LineageCase } from './lineageCase';
import { pairUnnamed } from './pairUnnamed';

/** What was asked for and found, asked for and not found, found and not asked for. */
export type Comparison = { found: number; missing: string[]; extra: string[] };

/** Undefined are the parts that the label does not state. */
export type CaseScore = { tables?: Comparison; edges?: Comparison; typed?: Comparison };

/** Micro precision, recall and F1, each 0 to 1; `items` is how many the labels state. */
export type Quality = { precision: number; recall: number; f1: number; items: number };

/** What a failure counts as. */
const nothing = { inputs: [], outputs: [], edges: [], typed: [] };

/** Compares a result with its label by the rules of the cases' README. */
export function scoreCase(given: LineageCase, found: CaseResult): CaseScore {
  const result = found.failed ? { ...found, ...nothing } : found;
  const { inputs, outputs, column_edges: edges, transformations } = given.expected;
  return {
    ...(inputs || outputs ? { tables: compareTables(given, result) } : {}),
    ...(edges ? { edges: compareEdges(given, result) } : {}),
    ...(transformations ? { typed: compareTyped(given, result) } : {}),
  };
}

/** Whether everything that the label states was found and nothing else. */
export function isExact(score: CaseScore): boolean {
  return [score.tables, score.edges, score.typed].every(
    part => !part || (part.missing.length === 0 && part.extra.length === 0),
  );
}

/** Micro average over the comparisons that there are. */
export function quality(comparisons: Iterable<Comparison | undefined>): Quality {
  let [found, missing, extra] = [0, 0, 0];
  for (const comparison of comparisons) {
    found += comparison?.found ?? 0;
    missing += comparison?.missing.length ?? 0;
    extra += comparison?.extra.length ?? 0;
  }
  const precision = found / (found + extra || 1);
  const recall = found / (found + missing || 1);
  return {
    precision,
    recall,
    f1: (2 * found) / (2 * found + missing + extra || 1),
    items: found + missing,
  };
}

function compare(wanted: ReadonlySet<string>, got: ReadonlySet<string>): Comparison {
  const missing = [...wanted].filter(key => !got.has(key));
  return {
    found: wanted.size - missing.length,
    missing,
    extra: [...got].filter(key => !wanted.has(key)),
  };
}

function compareTables({ expected }: LineageCase, result: CaseResult): Comparison {
  const wanted = { in: names(expected.inputs), out: names(expected.outputs) };
  const got = { in: names(result.inputs), out: names(result.outputs) };
  const read = new Set(got.in);
  // A table that is written and also reported as read is neither right nor wrong.
  for (const name of read) {
    if (!wanted.in.has(name) && (got.out.has(name) || wanted.out.has(name))) got.in.delete(name);
  }
  if (result.statements > 1) {
    // What a script makes for itself, told by one side only, is neither.
    for (const name of read) if (!wanted.out.has(name)) got.out.delete(name);
    const spokenOf = new Set([...read, ...got.out]);
    for (const name of got.out.size ? [...wanted.in] : []) {
      if (!wanted.out.has(name) || spokenOf.has(name)) continue;
      wanted.in.delete(name);
      wanted.out.delete(name);
    }
  }
  const keys = (sides: typeof got) =>
    new Set([
      ...(expected.inputs ? [...sides.in].map(name => `reads ${name}`) : []),
      ...(expected.outputs ? [...sides.out].map(name => `writes ${name}`) : []),
    ]);
  return compare(keys(wanted), keys(got));
}

const names = (list: readonly string[] | null | undefined) => new Set((list ?? []).map(plainName));

const key = ({ table, column }: ColumnName) => `${plainName(table ?? '')}\t${plainName(column)}`;
const readable = ([source, target]: KeyedEdge) => `${source} → ${target}`.replace(/\t/g, '.');

function compareEdges(given: LineageCase, result: CaseResult): Comparison {
  const targetKey = ({ table, column }: ColumnName) =>
    key({ table: given.dst_name_only ? '' : table, column });
  const got: KeyedEdge[] = result.edges
    .filter(([, { table }]) => given.dst_name_only || table !== undefined)
    .map(([source, target]) => [key(source), targetKey(target)]);
  const tables = new Set([
    ...result.edges.flatMap(([, { table }]) => (table ? [plainName(table)] : [])),
    ...names(given.expected.outputs),
  ]);
  const labels = given.expected.column_edges!.map(
    ([source, target]) =>
      [splitColumn(source, []), splitColumn(target, given.dst_name_only ? [] : tables)] as const,
  );
  const isResolved = ({ table }: ColumnName) => table !== undefined && table !== '?';
  const unresolved = labels
    .filter(([source]) => !isResolved(source))
    .map(([{ column }, target]) => `${column}\t${targetKey(target)}`);
  const wanted = labels
    .filter(([source]) => isResolved(source))
    .map(([source, target]): KeyedEdge => [key(source), targetKey(target)]);

  const [wantedEdges, gotEdges] = result.statements > 1 ? joinSteps(wanted, got) : [wanted, got];
  // Neither required nor wrong: a source whose table the label does not know.
  const counted = gotEdges.filter(
    ([source, target]) =>
      !unresolved.includes(`${source.slice(tableOf(source).length + 1)}\t${target}`),
  );
  return compare(
    new Set(wantedEdges.map(readable)),
    new Set(pairUnnamed(wantedEdges, counted).map(readable)),
  );
}

/** Without the steps between that only one side tells. */
function joinSteps(wanted: readonly KeyedEdge[], got: readonly KeyedEdge[]) {
  return [
    withoutTables(wanted, intermediateTables(wanted, got)),
    withoutTables(got, intermediateTables(got, wanted)),
  ];
}

function compareTyped({ expected }: LineageCase, result: CaseResult): Comparison {
  const keys = (edges: CaseResult['typed']) =>
    new Set(
      (edges ?? []).map(
        ([source, target, ...kind]) =>
          `${plainName(source)} → ${plainName(target)} ${kind.join(' ')}`,
      ),
    );
  return compare(keys(expected.transformations!), keys(result.typed));
}

import { unitAt, type Unit } from './nesting';
import { Rewriting, type Edit } from './Rewriting';
import { sourceOffsets, type SourceOffsets } from './sourceOffsets';
import type { StatementTokens } from './StatementTokens';
import type { Expression } from './sdk';

/** Parses a text; throws where it cannot. */
type Parse = (text: string) => Expression[];

/** So deep what is within is parsed apart; the parser goes to 30, and counts a query twice. */
const depthOfPart = 8;

/**
 * Parses a statement that is nested deeper than the parser goes, in parts: what
 * stands deep is replaced by a name, parsed by itself, and put back in the tree.
 *
 * The tree's spans are UTF-16 offsets in the statement's text already.
 *
 * @throws what `parse` throws, where a part cannot be parsed
 */
export function parseDeep(s: StatementTokens, parse: Parse): Expression[] {
  return parsePart(s, { kind: 'query', first: 0, after: s.length }, parse);
}

function parsePart(s: StatementTokens, part: Unit, parse: Parse): Expression[] {
  const units = unitsWithin(s, part);
  const start = s.tokens[part.first]?.start ?? 0;
  const end = s.tokens[part.after - 1]?.end ?? s.text.length;
  const edits: Edit[] = units.map((unit, index) => ({
    ...s.span(unit.first, unit.after),
    by: [unit.kind === 'query' ? `SELECT ${nameOf(index)}` : nameOf(index)],
  }));
  const around: Edit[] = [
    { start: 0, end: start, by: part.kind === 'query' ? [] : ['SELECT '] },
    { start: end, end: s.text.length, by: [] },
  ];
  const { text, toSource } = Rewriting.of(s.text).with([...around, ...edits]);
  const tree = parse(text);
  const trees = units.map(unit => treeOf(unit, parsePart(s, unit, parse)));
  return putBack(tree, trees, sourceOffsets(text, toSource)) as Expression[];
}

function nameOf(index: number): string {
  return `part_${index}_of_deep_statement`;
}

/** Of what was parsed behind SELECT, the expression. */
function treeOf({ kind }: Unit, [tree]: Expression[]): unknown {
  return kind === 'query'
    ? tree
    : (tree as { select: { expressions: unknown[] } }).select.expressions[0];
}

function unitsWithin(s: StatementTokens, part: Unit): Unit[] {
  const units: Unit[] = [];
  let depth = 0;
  for (let at = part.first; at < part.after; at++) {
    const unit = depth >= depthOfPart ? unitAt(s, at) : undefined;
    if (unit && unit.after <= part.after && unit.after > unit.first) {
      units.push(unit);
      // What is left is the parenthesis that closes a group, which `depth` has not counted.
      at = s.key(at) === '(' ? unit.after : unit.after - 1;
      continue;
    }
    const key = s.key(at);
    if (key === '(') depth += s.isOneOf(at + 1, ['SELECT', 'WITH']) ? 2 : 1;
    if (key === 'CASE') depth++;
    if (key === ')') depth -= s.isOneOf(s.opening(at) + 1, ['SELECT', 'WITH']) ? 2 : 1;
    if (key === 'END') depth--;
  }
  return units;
}

const placeholder = /^part_(\d+)_of_deep_statement$/i;

/** The tree with its parts in the places of their names, and with its spans in the source. */
function putBack(node: unknown, parts: readonly unknown[], offsets: SourceOffsets): unknown {
  if (Array.isArray(node)) return node.map(child => putBack(child, parts, offsets));
  if (node === null || typeof node !== 'object') return node;
  const index = placeholderIn(node as Record<string, unknown>);
  if (index !== undefined) return parts[index];
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(node)) {
    copy[key] = key === 'span' ? spanIn(child, offsets) : putBack(child, parts, offsets);
  }
  return copy;
}

function spanIn(span: unknown, offsets: SourceOffsets): unknown {
  if (span === null || typeof span !== 'object') return span;
  const { start, end } = span as { start: number; end: number };
  return { ...span, start: offsets(start), end: offsets.end(end) };
}

type Column = { column?: { name?: { name?: string } } };

function placeholderIn(node: Record<string, unknown>): number | undefined {
  const select = node.select as { expressions?: Column[]; from?: unknown } | undefined;
  const single = select?.expressions?.length === 1 && !select.from ? select.expressions[0] : node;
  const name = (single as Column).column?.name?.name;
  const found = name === undefined ? undefined : placeholder.exec(name);
  return found ? Number(found[1]) : undefined;
}

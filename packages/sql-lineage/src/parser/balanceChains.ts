import { insert, type Edit } from './Rewriting';
import type { StatementTokens } from './StatementTokens';

type Level = 'set' | 'or' | 'and' | 'add';
const levels: readonly Level[] = ['set', 'or', 'and', 'add'];

const setOperations = ['UNION', 'EXCEPT', 'INTERSECT', 'MINUS'];
const queryStarts = ['SELECT', 'SEL', 'WITH', 'VALUES', 'FROM', 'TABLE', '('];
const additions = ['||', '+', '-'];
/** What may stand in an operand of `||` and `+`, besides names, literals and groups. */
const inOperand = ['.', '*', '/', '%', '::', '->', '->>', '[', ']'];
/** Words that end a condition; a name with a parenthesis after it is a function. */
const ends = new Set(
  (
    'SELECT FROM WHERE ON HAVING QUALIFY WHEN THEN ELSE GROUP ORDER WINDOW LIMIT OFFSET FETCH JOIN ' +
    'LEFT RIGHT INNER FULL CROSS NATURAL USING RETURNING FOR OPTION CONNECT START WITH SET VALUES ' +
    'BY AS , ;'
  ).split(' '),
);
/** Words that an operand of an addition cannot hold. */
const words = new Set(
  'AND OR NOT IS IN LIKE ILIKE BETWEEN DISTINCT ASC DESC NULLS OVER'.split(' '),
);

/** Chains of fewer operands are left as they are. */
const fewest = 100;

type Frame = { opens: number; betweens: number } & Record<Level, number[]>;

/**
 * Long chains of UNION, OR, AND, `||` and `+`, which the parser takes a time for
 * that grows with the square of their length, and makes a tree of as deep.
 * Conditions that differ from one before in their literals only are dropped;
 * the others are put into parentheses, a hundred together. Neither changes what
 * flows where. The first and the last operand stay outside, since it is not
 * known where they begin and end.
 */
export function balanceChains(s: StatementTokens): Edit[] {
  const edits: Edit[] = [];
  const frames: Frame[] = [newFrame(-1)];
  const close = (frame: Frame, from: Level) => {
    for (const level of levels.slice(levels.indexOf(from))) {
      if (frame[level].length >= fewest) addEdits(s, frame[level], level, edits);
      frame[level] = [];
    }
  };
  for (let at = 0; at < s.length; at++) {
    const frame = frames[frames.length - 1];
    const key = s.key(at);
    if (key === '(' || key === 'CASE') frames.push(newFrame(at));
    else if (key === ')' || (key === 'END' && s.key(frame.opens) === 'CASE')) {
      close(frame, 'set');
      if (frames.length > 1) frames.pop();
    } else see(s, at, frame, close);
  }
  for (const frame of frames) close(frame, 'set');
  return edits;
}

function newFrame(opens: number): Frame {
  return { opens, betweens: 0, set: [], or: [], and: [], add: [] };
}

function see(
  s: StatementTokens,
  at: number,
  frame: Frame,
  close: (frame: Frame, from: Level) => void,
) {
  const key = s.key(at);
  if (setOperations.includes(key) && isSetOperation(s, at)) {
    close(frame, 'or');
    frame.set.push(at);
  } else if (key === 'OR') {
    close(frame, 'and');
    frame.or.push(at);
  } else if (key === 'AND' && frame.betweens > 0) {
    frame.betweens--;
    close(frame, 'add');
  } else if (key === 'AND') {
    close(frame, 'add');
    frame.and.push(at);
  } else if (additions.includes(key)) {
    frame.add.push(at);
  } else if (ends.has(key) && s.key(at + 1) !== '(') {
    close(frame, 'or');
  } else if (ends.has(key) && !['LEFT', 'RIGHT'].includes(key)) {
    close(frame, 'or');
  } else if (endsAddition(s, at)) {
    if (key === 'BETWEEN') frame.betweens++;
    close(frame, 'add');
  }
}

function isSetOperation(s: StatementTokens, at: number): boolean {
  return s.isOneOf(at + 1, ['ALL', 'DISTINCT', 'BY']) || s.isOneOf(at + 1, queryStarts);
}

function endsAddition(s: StatementTokens, at: number): boolean {
  const { kind, key } = s.tokens[at];
  if (kind === 'symbol') return !inOperand.includes(key);
  return kind === 'word' && words.has(key);
}

function addEdits(s: StatementTokens, operators: readonly number[], level: Level, edits: Edit[]) {
  const operands =
    level === 'or' || level === 'and' ? differing(s, operators, edits) : all(operators);
  const size = Math.max(fewest, Math.ceil(Math.sqrt(operands.length)));
  if (operands.length < size) return;
  for (let first = 0; first < operands.length; first += size) {
    const last = Math.min(first + size, operands.length) - 1;
    if (last === first) continue;
    edits.push(insert(s.tokens[afterOperator(s, operands[first][0])].start, '('));
    edits.push(insert(s.tokens[operands[last][1] - 1].end, ')'));
  }
}

/** From an operator to the next: the operands between the first and the last. */
function all(operators: readonly number[]): [number, number][] {
  return operators.slice(1).map((next, index) => [operators[index], next]);
}

function differing(
  s: StatementTokens,
  operators: readonly number[],
  edits: Edit[],
): [number, number][] {
  const seen = new Set<string>();
  return all(operators).filter(([operator, next]) => {
    const shape = shapeOf(s, operator + 1, next);
    if (shape === undefined || !seen.has(shape)) {
      if (shape !== undefined) seen.add(shape);
      return true;
    }
    edits.push({ start: s.tokens[operator].start, end: s.tokens[next].start, by: [] });
    return false;
  });
}

/** The operand without its literals; undefined where it holds a query. */
function shapeOf(s: StatementTokens, from: number, to: number): string | undefined {
  const parts: string[] = [];
  for (let at = from; at < to; at++) {
    const { kind } = s.tokens[at];
    if (s.key(at) === 'SELECT') return undefined;
    parts.push(kind === 'string' || kind === 'number' ? '?' : s.written(at));
  }
  return parts.join(' ');
}

function afterOperator(s: StatementTokens, operator: number): number {
  let at = operator + 1;
  while (s.isOneOf(at, ['ALL', 'DISTINCT', 'BY', 'NAME'])) at++;
  return at;
}

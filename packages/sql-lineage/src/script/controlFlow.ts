import { addTextThatRuns } from './dynamicSql';
import { addCursorLoop, loopRecord } from './receivers';
import type { Receivers, ScriptReader } from './ScriptReader';
import { takeUntil } from './takeTokens';
import { takeBatchStatement } from './takeBatchStatement';
import { isName, type Token } from './Token';
import { statementVerbs } from './words';

const blockEnds = ['IF', 'LOOP', 'WHILE', 'CASE', 'FOR', 'REPEAT', 'TRY', 'CATCH'];
const transactions = (
  'TRAN TRANSACTION WORK ISOLATION READ DEFERRED IMMEDIATE EXCLUSIVE DISTRIBUTED DIALOG ' +
  'CONVERSATION NAME'
).split(' ');

type Reads = (reader: ScriptReader) => boolean;

/**
 * What reads a construct of control flow, by its first word: it takes the
 * words, adds the queries of conditions and loops, and leaves the statements
 * within to be read next. It answers false, having taken nothing, where the
 * word begins something else.
 */
export const controlFlow: Readonly<Record<string, Reads>> = {
  BEGIN: readBegin,
  END: readEnd,
  IF: readIf,
  ELSIF: readCondition('THEN'),
  ELSEIF: readCondition('THEN'),
  WHEN: readCondition('THEN'),
  ELSE: skipWord,
  THEN: skipWord,
  EXCEPTION: skipWord,
  WHILE: readWhile,
  FOR: readLoopHead,
  FOREACH: readLoopHead,
  FORALL: readForAll,
  LOOP: openLoop,
  REPEAT: openLoop,
  UNTIL: readUntil,
  CASE: readCase,
};

function skipWord({ stream }: ScriptReader): boolean {
  stream.take();
  return true;
}

function readBegin({ stream, blocks }: ScriptReader): boolean {
  const next = stream.peek(1);
  if (!next || next.key === ';' || transactions.includes(next.key)) return false;
  stream.take();
  if (stream.takeIf('NOT', 'TRY', 'CATCH', 'ATOMIC')?.key === 'NOT') stream.takeIf('ATOMIC');
  blocks.begin();
  return true;
}

/** `END`, `END IF`, `END label`, `END LOOP label`. */
function readEnd({ stream, blocks, flavour }: ScriptReader): boolean {
  stream.take();
  const kind = stream.takeIf(...blockEnds)?.key;
  blocks.end(kind);
  const label = stream.peek();
  if (isName(label) && !label.startsLine && !flavour.batches && !statementVerbs.has(label.key)) {
    stream.take();
  }
  return true;
}

function readIf(reader: ScriptReader): boolean {
  if (reader.flavour.batches) return readBatchCondition(reader);
  reader.blocks.push('if');
  return readCondition('THEN')(reader);
}

/** Transact-SQL: the condition ends where the statement begins. */
function readBatchCondition(reader: ScriptReader): boolean {
  reader.addQueries(takeBatchStatement(reader.stream));
  return true;
}

function readCondition(word: string): Reads {
  return reader => {
    reader.stream.take();
    reader.addQueries(takeUntil(reader.stream, [word]));
    reader.stream.takeIf(word);
    return true;
  };
}

function readWhile(reader: ScriptReader): boolean {
  if (reader.flavour.batches) return readBatchCondition(reader);
  return readLoopHead(reader);
}

/** `WHILE … LOOP`, `FOR r IN (SELECT …) LOOP`, `FOR r IN EXECUTE text LOOP`, `FOR r AS SELECT … DO`. */
function readLoopHead(reader: ScriptReader): boolean {
  const isFor = reader.stream.take()?.key === 'FOR';
  const head = takeUntil(reader.stream, ['LOOP', 'DO']);
  reader.stream.takeIf('LOOP', 'DO');
  reader.blocks.push('loop');
  addRows(reader, head, isFor ? loopRecord(reader, head) : {});
  if (isFor) addCursorLoop(reader, head);
  return true;
}

/** The rows that a loop or a cursor goes through. */
export function addRows(reader: ScriptReader, tokens: readonly Token[], receivers: Receivers = {}) {
  const execute = tokens.findIndex(({ key }) => key === 'EXECUTE');
  if (execute < 0) reader.addQueries(tokens, receivers);
  else
    addTextThatRuns(
      reader,
      tokens,
      tokens[execute + 1]?.key === 'IMMEDIATE' ? execute + 2 : execute + 1,
    );
}

/** Oracle: `FORALL i IN 1 .. n` and a statement. */
function readForAll({ stream }: ScriptReader): boolean {
  stream.take();
  takeUntil(stream, ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'EXECUTE']);
  return true;
}

function openLoop({ stream, blocks }: ScriptReader): boolean {
  if (stream.peek(1)?.key === '(') return false;
  stream.take();
  blocks.push('loop');
  return true;
}

function readUntil(reader: ScriptReader): boolean {
  reader.stream.take();
  reader.addQueries(takeUntil(reader.stream, ['END']));
  return true;
}

function readCase(reader: ScriptReader): boolean {
  reader.stream.take();
  reader.blocks.push('case');
  reader.addQueries(takeUntil(reader.stream, ['WHEN']));
  return true;
}

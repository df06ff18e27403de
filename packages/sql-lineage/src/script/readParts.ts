import { controlFlow } from './controlFlow';
import { readDeclaration } from './declarations';
import { endOfUnit } from './Lexer';
import { addAssignment } from './receivers';
import { readCreate, readInnerRoutine } from './routines';
import type { ScriptReader } from './ScriptReader';
import { simpleStatements } from './simpleStatements';
import { isBatchEnd } from './takeBatchStatement';
import { isSlashLine } from './takeTokens';
import type { Token } from './Token';
import { readWithFunctions } from './withFunctions';
import { proceduralVerbs, statementVerbs } from './words';

/** Reads all of a text into the reader's parts. Every turn takes a token at least, so it ends. */
export function readParts(reader: ScriptReader): void {
  const { stream } = reader;
  for (let token = stream.peek(); token; token = stream.peek()) {
    if (!readMark(reader, token)) {
      const { depth } = reader.blocks;
      readStatement(reader, token);
      if (reader.blocks.depth <= depth) reader.blocks.endStatement();
    }
    if (stream.peek() === token) stream.take();
  }
}

/** What stands between statements: terminators, ends of batches, labels, the client's commands. */
function readMark(reader: ScriptReader, token: Token): boolean {
  const { stream, blocks, flavour } = reader;
  if (token.key === ';' || token.key === ')') return true;
  if (token.key === endOfUnit) {
    blocks.clear();
    return true;
  }
  if (token.key === 'DELIMITER' && token.startsLine && stream.peek(1)?.startsLine !== false) {
    return true;
  }
  if ((flavour.batches && isBatchEnd(stream)) || (flavour.slashLines && isSlashLine(stream))) {
    stream.take();
    if (stream.peek()?.kind === 'number' && !stream.peek()?.startsLine) stream.take();
    blocks.clear();
    return true;
  }
  return readLabel(reader, token) || readLineCommand(reader, token);
}

/** `<<label>>`, and `label:` before a loop or a block. */
function readLabel({ stream }: ScriptReader, token: Token): boolean {
  if (token.key === '<<' && stream.peek(2)?.key === '>>') {
    stream.take();
    stream.take();
    stream.take();
    return true;
  }
  if (token.kind !== 'word' || stream.peek(1)?.key !== ':') return false;
  stream.take();
  stream.take();
  return true;
}

function readLineCommand({ stream, blocks, flavour }: ScriptReader, token: Token): boolean {
  if (!token.startsLine || blocks.depth > 0 || flavour.lineCommands.size === 0) return false;
  const word = token.key.startsWith('@') ? '@' : token.key;
  const setsOption =
    token.key === 'SET' &&
    flavour.lineCommands.has('SPOOL') &&
    !['ROLE', 'TRANSACTION', 'CONSTRAINT', 'CONSTRAINTS'].includes(stream.peek(1)?.key ?? '');
  if (!flavour.lineCommands.has(word) && !setsOption) return false;
  stream.take();
  stream.skipLine();
  return true;
}

function readStatement(reader: ScriptReader, token: Token) {
  const { key } = token;
  if (reader.blocks.declares && readInDeclarations(reader, token)) return;
  if (token.kind === 'word') {
    if (controlFlow[key]?.(reader)) return;
    if (['CREATE', 'ALTER', 'REPLACE'].includes(key) && readCreate(reader)) return;
    if (simpleStatements[key]?.(reader)) return;
    if (key === 'WITH' && readWithFunctions(reader)) return;
  }
  const isSql = token.kind === 'word' ? statementVerbs.has(key) : key === '(';
  const procedural = reader.inProcedure || (reader.flavour.batches && proceduralVerbs.has(key));
  const tokens = reader.takeStatement();
  if (procedural && !isSql) addAssignment(reader, tokens);
  else reader.addStatement(tokens);
  skipCopiedRows(reader, tokens);
}

/** True for a declaration; a statement ends the section, should BEGIN be missing. */
function readInDeclarations(reader: ScriptReader, { key }: Token): boolean {
  if (key === 'BEGIN' || key === 'END' || key === 'DECLARE') return false;
  if (key === 'PROCEDURE' || key === 'FUNCTION') return readInnerRoutine(reader);
  if (statementVerbs.has(key) || (key in controlFlow && key !== 'EXCEPTION')) {
    reader.blocks.endDeclarations();
    return false;
  }
  readDeclaration(reader);
  return true;
}

/** psql: after `COPY … FROM STDIN;` come rows of text, to a line with `\.` alone. */
function skipCopiedRows({ stream, text, flavour }: ScriptReader, tokens: readonly Token[]) {
  if (tokens[0]?.key !== 'COPY' || !flavour.lineCommands.has('\\')) return;
  const from = tokens.findIndex(({ key }) => key === 'FROM');
  if (tokens[from + 1]?.key !== 'STDIN') return;
  const end = /^\\\.\r?$/m;
  const start = tokens[tokens.length - 1].end;
  const found = end.exec(text.slice(start));
  if (found) stream.jump(start + found.index + found[0].length);
}

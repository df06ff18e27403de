import type { StatementTokens } from '../parser/StatementTokens';
import type { StatementKind } from '../types';

const kinds: Readonly<Record<string, StatementKind>> = {
  SELECT: 'SELECT',
  SEL: 'SELECT',
  WITH: 'SELECT',
  FROM: 'SELECT',
  VALUES: 'SELECT',
  TABLE: 'SELECT',
  PIVOT: 'SELECT',
  UNPIVOT: 'SELECT',
  '(': 'SELECT',
  INSERT: 'INSERT',
  INS: 'INSERT',
  REPLACE: 'INSERT',
  UPSERT: 'INSERT',
  MERGE: 'MERGE',
  UPDATE: 'UPDATE',
  UPD: 'UPDATE',
  DELETE: 'DELETE',
  DEL: 'DELETE',
  COPY: 'COPY',
  UNLOAD: 'COPY',
  LOAD: 'COPY',
  BULK: 'COPY',
  EXPORT: 'COPY',
  IMPORT: 'COPY',
  ALTER: 'ALTER',
  RENAME: 'ALTER',
  EXCHANGE: 'ALTER',
  DROP: 'DROP',
  TRUNCATE: 'TRUNCATE',
  CALL: 'CALL',
  EXEC: 'CALL',
  EXECUTE: 'CALL',
  USE: 'SESSION',
  SET: 'SESSION',
  DATABASE: 'SESSION',
};

/** What a statement does, by its leading words, whether or not it can be parsed. */
export function statementKind(s: StatementTokens): StatementKind {
  const kind = kinds[s.key(0)];
  if (
    s.key(0) === 'CREATE' ||
    (s.key(0) === 'REPLACE' && s.isOneOf(1, ['VIEW', 'TABLE', 'RECURSIVE']))
  ) {
    return createdKind(s);
  }
  if (kind === 'SELECT' && s.isOneOf(0, ['WITH', 'FROM'])) {
    const verb = s.find(0, ['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
    return kinds[s.key(verb)] ?? kind;
  }
  return kind ?? 'OTHER';
}

function createdKind(s: StatementTokens): StatementKind {
  const at = s.find(0, ['TABLE', 'VIEW', 'PROCEDURE', 'FUNCTION', 'TRIGGER', 'PACKAGE', 'AS', '(']);
  if (s.key(at) === 'TABLE') return 'CREATE_TABLE';
  if (s.key(at) === 'VIEW') return 'CREATE_VIEW';
  return s.isOneOf(at, ['PROCEDURE', 'FUNCTION', 'TRIGGER', 'PACKAGE']) ? 'PROCEDURE' : 'OTHER';
}

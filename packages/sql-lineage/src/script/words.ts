/** Words that begin a statement of SQL, in any dialect. */
export const statementVerbs: ReadonlySet<string> = new Set(
  (
    'SELECT SEL WITH INSERT INS UPDATE UPD DELETE DEL MERGE UPSERT REPLACE VALUES TABLE FROM CREATE ' +
    'ALTER DROP UNDROP TRUNCATE RENAME COMMENT COPY UNLOAD LOAD EXPORT IMPORT PUT GET CALL USE SET ' +
    'GRANT REVOKE DENY ANALYZE REFRESH LOCK EXPLAIN CACHE UNCACHE MSCK VACUUM OPTIMIZE EXCHANGE ' +
    'EXECUTE EXEC BULK LIST REMOVE COLLECT DATABASE'
  ).split(' '),
);

/** Words that a routine's body of one statement begins with. */
export const bodyVerbs: ReadonlySet<string> = new Set(
  (
    'SELECT SEL WITH INSERT INS UPDATE UPD DELETE DEL MERGE REPLACE TRUNCATE CALL SET COPY VALUES ' +
    'RETURN IF CASE WHILE LOOP REPEAT'
  ).split(' '),
);

/** Words of control flow, and commands that carry no data. */
export const proceduralVerbs: ReadonlySet<string> = new Set(
  (
    'NULL RAISE EXIT CONTINUE LEAVE ITERATE GOTO FETCH CLOSE DEALLOCATE PRINT THROW RAISERROR ' +
    'SIGNAL RESIGNAL COMMIT ROLLBACK SAVEPOINT SAVE PIPE PRAGMA BREAK WAITFOR ASSERT RELEASE ' +
    'START NOTHING DIAGNOSTICS AWAIT'
  ).split(' '),
);

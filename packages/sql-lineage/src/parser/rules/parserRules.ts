import type { ParserRule } from '../ParserRule';
import {
  columnDefinitions,
  createAsOptions,
  createWithoutAs,
  doubledParentheses,
} from './createAs';
import {
  compoundAssignment,
  deleteFromTwice,
  insertValues,
  insertWithoutInto,
  mergeAllColumns,
  tupleAssignments,
  bareValues,
  mergeSourceColumns,
  mergeDefaultValues,
  writeMethod,
  writtenQuery,
} from './inserts';
import { multiInsert } from './multiInsert';
import {
  outerJoinMarks,
  priorItems,
  variablesAsTables,
  windowNames,
  xmlNodes,
} from './fromClauses';
import { changedRows, rowsFrom } from './rowSources';
import { outfile, overwriteDirectory } from './exports';
import { transforms } from './transforms';
import { updateOfQuery } from './updateOfQuery';
import { pipes } from './pipes';
import { noiseClauses } from './noiseClauses';
import {
  alterTableUpdate,
  applyChanges,
  copyOptions,
  createLikeOptions,
  exchangeTables,
  loadData,
  loadFiles,
  dataSource,
  movedRows,
  renameTable,
  snapshotTable,
  spRename,
  synonyms,
  unload,
} from './otherStatements';
import { wordForWord } from './wordForWord';

/** All work-arounds, in the order in which they are applied. */
export const parserRules: readonly ParserRule[] = [
  pipes,
  ...wordForWord,
  ...noiseClauses,
  windowNames,
  outerJoinMarks,
  priorItems,
  variablesAsTables,
  xmlNodes,
  rowsFrom,
  transforms,
  changedRows,
  outfile,
  overwriteDirectory,
  updateOfQuery,
  doubledParentheses,
  snapshotTable,
  synonyms,
  createWithoutAs,
  createAsOptions,
  createLikeOptions,
  columnDefinitions,
  insertWithoutInto,
  insertValues,
  writtenQuery,
  deleteFromTwice,
  tupleAssignments,
  compoundAssignment,
  writeMethod,
  mergeAllColumns,
  multiInsert,
  renameTable,
  exchangeTables,
  alterTableUpdate,
  movedRows,
  spRename,
  unload,
  copyOptions,
  loadData,
  loadFiles,
  dataSource,
  applyChanges,
  mergeSourceColumns,
  mergeDefaultValues,
  bareValues,
];

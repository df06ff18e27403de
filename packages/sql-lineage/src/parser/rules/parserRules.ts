import type { ParserRule } from '../ParserRule';
import { compoundAssignment, tupleAssignments, updateElseInsert, writeMethod } from './assignments';
import {
  alterTableUpdate,
  exchangeTables,
  movedRows,
  renameTable,
  spRename,
} from './changedTables';
import {
  columnDefinitions,
  createAsOptions,
  createWithoutAs,
  doubledParentheses,
} from './createAs';
import { createLikeOptions, globalTemporaryTable, snapshotTable, synonyms } from './definitions';
import { outfile, overwriteDirectory, unload } from './exports';
import {
  outerJoinMarks,
  priorItems,
  variablesAsTables,
  windowNames,
  xmlNodes,
} from './fromClauses';
import {
  bareValues,
  deleteFromTwice,
  insertValues,
  insertWithoutInto,
  writtenQuery,
} from './inserts';
import {
  applyChanges,
  bulkInsert,
  copyFromProgram,
  copyOptions,
  dataSource,
  loadData,
  loadFiles,
} from './loads';
import { mergeAllColumns, mergeDefaultValues, mergeSourceColumns } from './merges';
import { multiInsert } from './multiInsert';
import { changeNoise } from './noise/changeNoise';
import { queryNoise } from './noise/queryNoise';
import { sourceNoise } from './noise/sourceNoise';
import { statementNoise } from './noise/statementNoise';
import { pipes } from './pipes';
import { requestParameters } from './requestParameters';
import { changedRows, rowsFrom } from './rowSources';
import { transforms } from './transforms';
import { updateOfQuery } from './updateOfQuery';
import { attributes } from './words/attributes';
import { expressionWords } from './words/expressionWords';
import { operatorWords } from './words/operatorWords';
import { sourceWords } from './words/sourceWords';

/** All work-arounds, in the order in which they are applied. */
export const parserRules: readonly ParserRule[] = [
  pipes,
  ...expressionWords,
  ...operatorWords,
  ...sourceWords,
  attributes,
  requestParameters,
  globalTemporaryTable,
  bulkInsert,
  updateElseInsert,
  copyFromProgram,
  ...queryNoise,
  ...sourceNoise,
  ...changeNoise,
  ...statementNoise,
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

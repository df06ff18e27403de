import type { Feature } from './Feature';
import { files } from './files';
import { qualifiedNames, queries } from './queries';
import { rowSources } from './rowSources';
import { scripts } from './scripts';
import { rowPatterns, selectClauses } from './selectClauses';
import { changedRows, writes } from './writes';

/** What the README tells of each dialect, in its order. */
export const features: readonly Feature[] = [
  ...queries,
  ...rowSources,
  ...selectClauses,
  ...writes,
  ...files,
  changedRows,
  ...rowPatterns,
  ...scripts,
  qualifiedNames,
];

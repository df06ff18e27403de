import { base } from './base';
import { controls } from './controls';
import { frame } from './frame';
import { rows } from './rows';
import { table } from './table';

/** What every page of ours needs; a feature adds its own beside its components. */
export const styles = [base, controls, table, rows, frame].join('\n');

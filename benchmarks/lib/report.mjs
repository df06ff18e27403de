// What every benchmark prints: a table for people, and one line of JSON for machines.
import { cpus } from 'node:os';

/** The value below which a share of the sorted numbers lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export class Report {
  #bench;
  #figures = [];

  constructor(bench) {
    this.#bench = bench;
    console.log(`# ${bench}: ${cpus().length} cores, Node ${process.versions.node}\n`);
  }

  /** `goal` is text; `met` says whether it was reached, undefined where there is none. */
  add(name, value, unit, goal = '', met = undefined) {
    const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
    this.#figures.push({ name, value: rounded, unit, goal, met: met ?? null });
    const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
    console.log(`${name.padEnd(62)} ${String(rounded).padStart(10)} ${unit.padEnd(10)} ${goal.padEnd(24)} ${verdict}`);
  }

  end() {
    console.log(`\n${JSON.stringify({ bench: this.#bench, figures: this.#figures })}`);
  }
}

/** `--name value` of the command line. */
export function option(name, usual) {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : process.argv[at + 1];
}

import type { JobEvent, RunEvent, RunState } from '../index';

const base = {
  eventTime: '2026-01-31T12:00:00.000Z',
  producer: 'https://example.com/etl',
};
const schema = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs';

/** A run's id, made of a number. */
export function runIdOf(number: number): string {
  return `0198a1a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** An event of a run, for tests. */
export function runEvent(
  eventType: RunState = 'START',
  run = 1,
  changes: Partial<RunEvent> = {},
): RunEvent {
  return {
    ...base,
    schemaURL: `${schema}/RunEvent`,
    eventType,
    run: { runId: runIdOf(run) },
    job: { namespace: 'etl', name: 'orders' },
    ...changes,
  };
}

/** An event of a job, for tests. */
export function jobEvent(name = 'orders'): JobEvent {
  return { ...base, schemaURL: `${schema}/JobEvent`, job: { namespace: 'etl', name } };
}

/** A logger that remembers. */
export function rememberingLogger() {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`);
  };
  return { lines, debug: () => {}, info: at('info'), warn: at('warn'), error: at('error') };
}

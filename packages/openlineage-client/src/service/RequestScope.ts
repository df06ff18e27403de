import type { DatasetUse } from './ServiceRun';

/** Tells which datasets a statement reads and writes. */
export type DatasetsOf = (sql: string) => DatasetUse;

export type Statement = { sql: string; datasetsOf: DatasetsOf };

/** The statements of a request until it has been answered, each text once. */
export class RequestScope {
  /** False when the request has been answered: what is still done for it no longer waits. */
  isOpen = true;
  private statements = new Map<DatasetsOf, Set<string>>();
  private count = 0;

  constructor(
    readonly sampled: boolean,
    private readonly maxStatements: number,
  ) {}

  /** Keeps a statement; false when there are too many. */
  add(sql: string, datasetsOf: DatasetsOf): boolean {
    const texts = this.statements.get(datasetsOf) ?? new Set();
    this.statements.set(datasetsOf, texts);
    if (texts.has(sql)) return true;
    if (this.count >= this.maxStatements) return false;
    texts.add(sql);
    this.count += 1;
    return true;
  }

  /** Hands over what was collected, once. */
  end(take: (statement: Statement) => void) {
    this.isOpen = false;
    for (const [datasetsOf, texts] of this.statements)
      for (const sql of texts) take({ sql, datasetsOf });
    this.statements = new Map();
  }
}

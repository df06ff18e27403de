/** Id of the node of a table, by its index in the analysis. */
export function tableId(index: number): string {
  return `t${index}`;
}

/** The index of a table; undefined where an id is that of something else. */
export function tableOf(id = ''): number | undefined {
  return indexIn(/^t(\d+)$/, id);
}

/** Id of the node that stands for what a query answers, by the index of its statement. */
export function resultId(statement: number): string {
  return `r${statement}`;
}

/** Id by which a statement is selected. */
export function statementId(index: number): string {
  return `s${index}`;
}

/** The index of a statement; undefined where an id is that of something else. */
export function statementOf(id = ''): number | undefined {
  return indexIn(/^s(\d+)$/, id);
}

/** Id by which a reason of a statement is looked at. */
export function reasonId(statement: number, reason: number): string {
  return `w${statement}.${reason}`;
}

/** A reason and its statement, by their indexes; undefined where an id is that of something else. */
export function reasonOf(id = ''): { statement: number; reason: number } | undefined {
  const match = /^w(\d+)\.(\d+)$/.exec(id);
  return match ? { statement: Number(match[1]), reason: Number(match[2]) } : undefined;
}

function indexIn(pattern: RegExp, id: string): number | undefined {
  const match = pattern.exec(id);
  return match ? Number(match[1]) : undefined;
}

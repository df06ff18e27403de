import type { AssetSummary } from '@headwater/plugin-data-catalog-common';

/** Rows that a file holds at most; a spreadsheet does not take many more. */
export const MOST_ROWS = 100_000;

export type ExportPage = { items: AssetSummary[]; nextCursor?: string };

export type CsvFile = {
  /** Text of the file, in parts. */
  parts: string[];
  rows: number;
  /** Whether there was more than the file may hold. */
  cut: boolean;
};

/**
 * A CSV file (RFC 4180) of all pages, with a head of the fields' names. It
 * begins with a byte order mark, without which spreadsheets misread accents.
 *
 * @throws what `load` throws, also when it was stopped
 */
export async function exportCsv(
  fields: readonly (keyof AssetSummary)[],
  load: (cursor: string | undefined) => Promise<ExportPage>,
  onProgress: (rows: number) => void,
): Promise<CsvFile> {
  const parts = [`\uFEFF${line(fields)}`];
  let rows = 0;
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    const items = page.items.slice(0, MOST_ROWS - rows);
    rows += items.length;
    parts.push(items.map(item => line(fields.map(field => item[field]))).join(''));
    onProgress(rows);
    cursor = page.nextCursor;
    if (rows >= MOST_ROWS) return { parts, rows, cut: cursor !== undefined || items.length < page.items.length };
  } while (cursor !== undefined);
  return { parts, rows, cut: false };
}

/** `assets-2026-11-25.csv`. */
export function csvName(now: Date): string {
  return `assets-${now.toISOString().slice(0, 10)}.csv`;
}

function line(values: readonly unknown[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/**
 * A value as a cell. What a spreadsheet would read as a formula gets an
 * apostrophe before it, because names come from whoever sends events
 * (OWASP, CSV injection).
 */
function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

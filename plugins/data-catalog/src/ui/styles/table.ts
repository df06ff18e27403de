/** Tables of our own (virtual) and of HTML. */
export const table = `
.hw-table { width: 100%; border-collapse: collapse; }
.hw-table th { background: var(--hw-bg); text-align: left; font-size: 12px; font-weight: 500; color: var(--hw-text-2); height: 32px; padding: 0 8px; border-bottom: 1px solid var(--hw-line); white-space: nowrap; }
.hw-table td { height: 32px; padding: 4px 8px; border-bottom: 1px solid var(--hw-line); vertical-align: middle; max-width: 420px; }
.hw-table tbody tr:hover { background: var(--hw-hover); }
.hw-table .hw-num { text-align: right; }
.hw-grid-table { position: relative; overflow: auto; min-height: 0; flex: 1; }
.hw-grid-table:focus-visible { outline-offset: -2px; }
.hw-grid-head { position: sticky; top: 0; z-index: 2; display: grid; align-items: center; background: var(--hw-bg); border-bottom: 1px solid var(--hw-line); height: 32px; font-size: 12px; color: var(--hw-text-2); }
.hw-grid-head > *, .hw-grid-row > * { padding: 0 8px; min-width: 0; overflow: hidden; }
.hw-grid-head > :first-of-type, .hw-grid-row > :first-of-type { padding-left: 16px; }
.hw-grid-head > :last-of-type, .hw-grid-row > :last-of-type { padding-right: 16px; }
.hw-grid-head button { all: unset; cursor: pointer; display: inline-flex; align-items: center; gap: 4px; }
.hw-grid-head button:focus-visible { outline: 2px solid var(--hw-accent); border-radius: 3px; }
.hw-grid-head [aria-sort]:not([aria-sort="none"]) button { color: var(--hw-text); font-weight: 500; }
.hw-grid-body { position: relative; }
.hw-grid-row { position: absolute; left: 0; right: 0; display: grid; align-items: center; border-bottom: 1px solid var(--hw-line); }
.hw-grid-table[data-wide="true"] .hw-grid-row { background: var(--hw-bg); }
.hw-grid-table[data-wide="true"] :is(.hw-grid-head, .hw-grid-row) > [data-pinned] { position: sticky; z-index: 1; background: inherit; height: 100%; display: grid; grid-template-columns: minmax(0, 1fr); align-content: center; justify-items: start; }
.hw-grid-table[data-wide="true"] .hw-grid-row > [data-pinned] { justify-items: stretch; }
.hw-grid-table .hw-grid-row:hover { background: var(--hw-hover); }
.hw-grid-table .hw-grid-row[aria-selected="true"], .hw-grid-table .hw-grid-row[data-active="true"] { background: var(--hw-accent-bg); }
.hw-grid-row[data-active="true"] { box-shadow: inset 2px 0 0 var(--hw-accent); }
.hw-grid-row:focus-visible { outline-offset: -2px; border-radius: 0; }
.hw-right { text-align: right; justify-content: flex-end; font-variant-numeric: tabular-nums; }`;

/** Rows of assets in cards and sections, and the strip of lineage. */
export const rows = `
.hw-asset-rows { table-layout: fixed; }
.hw-asset-rows td { height: 40px; max-width: none; }
.hw-asset-rows th:first-of-type, .hw-asset-rows td:first-of-type { padding-left: 0; }
.hw-asset-rows th:last-of-type, .hw-asset-rows td:last-of-type { padding-right: 0; }
.hw-asset-rows .hw-score { justify-content: flex-end; }
.hw-path { display: block; font-size: 11px; }
.hw-strip { list-style: none; margin: 0; padding: 0; }
.hw-strip li { position: relative; display: flex; align-items: center; gap: 8px; height: 24px; padding: 0 6px; font-size: 12px; border-radius: 4px; min-width: 0; }
.hw-strip li > svg { position: relative; background: var(--hw-bg); color: var(--hw-text-2); }
.hw-strip li + li::before { content: ""; position: absolute; left: 12.5px; top: -5px; height: 10px; width: 1px; background: var(--hw-line-3); }
.hw-strip [data-current="true"] { background: var(--hw-accent-bg); }
.hw-strip [data-current="true"] > svg { background: none; color: var(--hw-accent); }`;

/** Rows of assets in cards and sections, the strip of lineage, JSON and lines to copy. */
export const rows = `
.hw-asset-rows { table-layout: fixed; }
.hw-asset-rows td { height: 40px; max-width: none; }
.hw-asset-rows th:first-of-type, .hw-asset-rows td:first-of-type { padding-left: 0; }
.hw-asset-rows th:last-of-type, .hw-asset-rows td:last-of-type { padding-right: 0; }
.hw-asset-rows .hw-tag { flex: none; }
.hw-asset-rows .hw-score { justify-content: flex-end; }
.hw-under { padding-left: 24px; }
.hw-path { display: block; font-size: 11px; }
.hw-json { font: 12px/18px var(--hw-mono); overflow: auto; }
.hw-json-line { all: unset; display: flex; align-items: baseline; gap: 4px; min-height: 20px; padding-left: 16px; }
button.hw-json-line { cursor: pointer; min-height: 24px; padding-left: 0; border-radius: 3px; width: fit-content; }
button.hw-json-line:hover { background: var(--hw-hover); }
button.hw-json-line:focus-visible { outline: 2px solid var(--hw-accent); }
button.hw-json-line svg { align-self: center; }
.hw-json-inside { margin-left: 5px; padding-left: 12px; border-left: 1px solid var(--hw-line); }
.hw-json-name { color: var(--hw-text-3); white-space: nowrap; }
.hw-json-text { white-space: pre-wrap; overflow-wrap: anywhere; }
.hw-code { margin: 0; border: 1px solid var(--hw-line); border-radius: 6px; overflow: hidden; }
.hw-code figcaption { display: flex; align-items: center; gap: 8px; height: 32px; padding: 0 4px 0 12px; font-size: 12px; color: var(--hw-text-2); border-bottom: 1px solid var(--hw-line); }
.hw .hw-code pre { border: 0; border-radius: 0; }
.hw-code pre:focus-visible { outline-offset: -2px; }
.hw-strip { list-style: none; margin: 0; padding: 0; }
.hw-strip li { position: relative; display: flex; align-items: center; gap: 8px; height: 24px; padding: 0 6px; font-size: 12px; border-radius: 4px; min-width: 0; }
.hw-strip li > svg { position: relative; background: var(--hw-bg); color: var(--hw-text-2); }
.hw-strip li + li::before { content: ""; position: absolute; left: 12.5px; top: -5px; height: 10px; width: 1px; background: var(--hw-line-3); }
.hw-strip [data-current="true"] { background: var(--hw-accent-bg); }
.hw-strip [data-current="true"] > svg { background: none; color: var(--hw-accent); }`;

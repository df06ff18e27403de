/** The list of assets: its bars, names with a star, low rows, the bar of what is chosen, forms. */
export const listStyles = `
.hw-list-filters { padding-top: 0; min-height: 36px; }
.hw-list-filters > .hw-button { border-style: dashed; height: 22px; }
.hw-list-open { display: none; }
.hw-list-name { display: flex; align-items: center; gap: 4px; }
.hw-list-name > .hw-row { flex: 1; }
.hw-list-name .hw-tag { flex: none; }
.hw-list-name .hw-button { opacity: 0; }
.hw-list-name .hw-button[aria-pressed="true"], .hw-list-name .hw-button:focus-visible, .hw-grid-row:hover .hw-list-name .hw-button, .hw-grid-row:focus-within .hw-list-name .hw-button { opacity: 1; }
.hw-list-name .hw-button[aria-pressed="true"] { background: none; border-color: transparent; }
@media (hover: none) { .hw-list-name .hw-button { opacity: 1; } }
.hw-list[data-old="true"] .hw-grid-body { opacity: .6; }
.hw-list[data-dense="true"] .hw-list-name .hw-spread { display: flex; align-items: baseline; gap: 8px; }
.hw-list[data-dense="true"] .hw-list-name .hw-path { flex: 0 1 auto; }
.hw-list[data-dense="true"] .hw-list-name .hw-spread > .hw-row { flex: 0 1 auto; min-width: 40%; }
.hw-list-selection { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-height: 40px; padding: 6px 16px; background: var(--hw-accent-bg); border-bottom: 1px solid var(--hw-accent-line); flex: none; }
.hw-list-selection b { font-weight: 500; }
.hw-list-newer { display: inline-flex; align-items: center; gap: 8px; color: var(--hw-text-2); font-size: 12px; }
.hw-list-views { list-style: none; margin: 0; padding: 0 0 4px; max-height: 40vh; overflow: auto; border-bottom: 1px solid var(--hw-line); }
.hw-list-views li { min-height: 28px; }
.hw-list-views [aria-current="true"] { color: var(--hw-accent); font-weight: 500; }
.hw-progress { width: 100%; height: 6px; accent-color: var(--hw-accent); }
.hw-bulk-fields { display: grid; grid-template-columns: minmax(80px, 96px) minmax(0, 1fr); gap: 8px 12px; align-items: center; }
.hw-bulk-fields .hw-row { min-height: 28px; }
.hw-bulk-failed { max-height: 320px; overflow: auto; }
@media (max-width: 720px) { .hw-list-open { display: inline-flex; } }`;

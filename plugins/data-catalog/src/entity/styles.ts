/** What the cards and tabs of entities add. */
export const entityStyles = `
.hw-coverage { margin: 0; display: grid; gap: 4px; }
.hw-coverage > div { display: flex; align-items: center; gap: 12px; }
.hw-coverage dt { flex: none; width: 76px; color: var(--hw-text-3); }
.hw-coverage dd { margin: 0; flex: 1; display: flex; align-items: center; gap: 12px; }
.hw-coverage .hw-bar { flex: 1; max-width: 240px; width: auto; }
.hw-coverage .hw-num { min-width: 76px; }
.hw a.hw-chip:hover { background: var(--hw-hover); color: var(--hw-text); }
.hw-state-lines { gap: 0; }
.hw-state-lines li, .hw-state-lines a { min-height: 24px; }
.hw-news { list-style: none; margin: 0; padding: 0; }
.hw-news li { padding: 6px 0; border-top: 1px solid var(--hw-line); }
.hw-news li:first-of-type { border-top: 0; }
.hw-news .hw-tag { flex: none; }
.hw:has(> .hw-tab) { border-radius: 8px; }
.hw-tab { padding: 16px; border: 1px solid var(--hw-line); border-radius: 8px; }`;

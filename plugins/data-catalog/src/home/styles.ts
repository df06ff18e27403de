/** The home page: search box with its hits, coverage, sections side by side. */
export const homeStyles = `
.hw-home { max-width: 1160px; margin: 0 auto; padding: 32px 24px 48px; }
.hw-home-search { position: relative; max-width: 720px; margin: 0 0 12px; }
.hw-home-search .hw-input { height: 40px; font-size: 15px; line-height: 20px; padding: 0 40px 0 38px; border-radius: 8px; }
.hw-home-search .hw-field > svg { left: 13px; }
.hw-home-search .hw-field > kbd { right: 12px; }
.hw-home-search ul { position: absolute; z-index: 10; top: 44px; left: 0; right: 0; margin: 0; padding: 4px 0; list-style: none; background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 8px; box-shadow: 0 8px 24px rgb(0 0 0 / .18); }
.hw-home-search li { display: flex; align-items: center; gap: 8px; min-height: 34px; padding: 0 12px; cursor: pointer; min-width: 0; }
.hw-home-search li > .hw-strong { flex: 0 1 auto; max-width: 60%; }
.hw-home-search li > .hw-mono { flex: 1; font-size: 11px; }
.hw-home-search li[aria-selected="true"], .hw-home-search li:hover { background: var(--hw-hover); }
.hw-home-search li[aria-selected="true"] { box-shadow: inset 2px 0 0 var(--hw-accent); }
.hw-home-search li:last-of-type:not(:first-of-type) { border-top: 1px solid var(--hw-line); }
.hw .hw-home-coverage { margin: 0 0 24px; color: var(--hw-text-2); }
.hw-home-section { margin-bottom: 28px; }
.hw-home-section h2 { font-size: 14px; }
.hw-home-section h2 .hw-dim { font-size: 12px; font-weight: 400; }
.hw-home-section [role="status"] { padding: 0 !important; }
.hw-home-list { list-style: none; margin: 0; padding: 0; }
.hw-home-list li { display: flex; align-items: center; gap: 10px; min-height: 40px; padding: 3px 0; border-bottom: 1px solid var(--hw-line); min-width: 0; }
.hw-home-list li > span:last-of-type { white-space: nowrap; flex: none; }
.hw-home-list .hw-bad { display: flex; }
.hw-home-second { display: block; }
@media (max-width: 720px) { .hw-home { padding: 16px 16px 32px; } }`;

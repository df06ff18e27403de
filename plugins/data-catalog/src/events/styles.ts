/** The events page of operators. */
export const eventsStyles = `
.hw-events-head { flex: none; padding: 10px 16px 0; display: grid; gap: 6px; grid-template-columns: minmax(0, 1fr); border-bottom: 1px solid var(--hw-line); }
.hw-events-bar { border-bottom: 0; }
.hw-select { font: 13px/18px var(--hw-font); color: var(--hw-text); background: var(--hw-bg); border: 1px solid var(--hw-line-3); border-radius: 6px; height: 28px; padding: 0 6px; max-width: 100%; }
.hw-select:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -1px; border-radius: 6px; }
.hw-newer { flex: none; display: flex; justify-content: center; padding: 4px; background: var(--hw-accent-bg); border-bottom: 1px solid var(--hw-line); }
.hw-events-list .hw-panel { width: min(560px, 50vw); }
.hw-clients { flex: none; width: 208px; padding: 12px 8px; border-right: 1px solid var(--hw-line); overflow: auto; }
.hw-clients a { display: flex; align-items: center; height: 32px; padding: 0 8px; border-radius: 4px; }
.hw-clients a:hover { background: var(--hw-hover); color: var(--hw-text); }
.hw-clients a[aria-current="page"] { background: var(--hw-accent-bg); color: var(--hw-accent); font-weight: 500; }
.hw-connect { padding: 16px; max-width: 860px; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
.hw-rebuild { padding: 16px; max-width: 720px; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.hw-progress { height: 6px; border-radius: 3px; background: var(--hw-bg-3); overflow: hidden; }
.hw-progress i { display: block; height: 100%; background: var(--hw-accent); transition: width .3s; }
@media (prefers-reduced-motion: reduce) { .hw-progress i { transition: none; } }
@media (max-width: 720px) {
  .hw-connect-split { flex-direction: column; overflow: auto; }
  .hw-connect-split > .hw-scroll { overflow: visible; flex: none; }
  .hw-clients { width: auto; display: flex; overflow-x: auto; padding: 8px; border-right: 0; border-bottom: 1px solid var(--hw-line); }
  .hw-clients a { white-space: nowrap; }
  .hw-events-list .hw-panel { width: auto; }
}`;

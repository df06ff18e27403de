/** The frame of a page: header with the places, bars, a list beside its facets, a panel. */
export const frame = `
.hw-page { height: 100vh; height: 100dvh; display: flex; flex-direction: column; overflow: hidden; }
.hw-page > main { flex: 1; min-height: 0; display: flex; flex-direction: column; position: relative; }
.hw-header { display: flex; align-items: center; gap: 4px; height: 48px; padding: 0 16px; border-bottom: 1px solid var(--hw-line); flex: none; }
.hw-header > strong { font-size: 14px; font-weight: 600; margin-right: 12px; }
.hw-places { display: flex; align-self: stretch; overflow-x: auto; scrollbar-width: none; }
.hw-places a, .hw-tabs a { display: inline-flex; align-items: center; gap: 5px; padding: 0 9px; border-bottom: 2px solid transparent; border-top: 2px solid transparent; color: var(--hw-text-2); white-space: nowrap; }
.hw-places a[aria-current="page"], .hw-tabs a[aria-current="page"] { color: var(--hw-text); border-bottom-color: var(--hw-accent); font-weight: 500; }
.hw-places a:focus-visible, .hw-tabs a:focus-visible { outline-offset: -2px; }
.hw-tabs { display: flex; height: 36px; overflow-x: auto; scrollbar-width: none; margin: 0 -9px; }
.hw-tabs .hw-dim { font-size: 11px; }
.hw-bar-top { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 8px 16px; flex-wrap: wrap; flex: none; }
.hw-scroll { flex: 1; min-height: 0; overflow: auto; }
.hw-body { padding: 16px; }
.hw-split { flex: 1; display: flex; min-height: 0; border-top: 1px solid var(--hw-line); }
.hw-facets { flex: none; width: 208px; border-right: 1px solid var(--hw-line); padding: 12px 16px 24px; overflow: auto; }
.hw-facets section { margin-bottom: 16px; }
.hw-facets h2 { margin: 0 0 2px; }
.hw-facets h2 button { all: unset; cursor: pointer; display: flex; align-items: center; justify-content: space-between; width: 100%; height: 24px; font-size: 12px; }
.hw-facets h2 button:focus-visible { outline: 2px solid var(--hw-accent); border-radius: 3px; }
.hw-facets label { display: flex; gap: 8px; align-items: center; height: 24px; cursor: pointer; }
.hw-facets label .hw-num { font-size: 12px; color: var(--hw-text-3); }
.hw-main { flex: 1; min-width: 0; min-height: 0; display: flex; flex-direction: column; }
.hw-foot { flex: none; min-height: 32px; padding: 4px 16px; display: flex; align-items: center; flex-wrap: wrap; gap: 4px 12px; color: var(--hw-text-3); border-top: 1px solid var(--hw-line); font-size: 12px; }
.hw-panel { flex: none; width: 384px; max-width: 100%; border-left: 1px solid var(--hw-line); background: var(--hw-bg); overflow: auto; }
.hw-panel > header { position: sticky; top: 0; z-index: 1; background: var(--hw-bg); display: flex; align-items: center; gap: 8px; height: 44px; padding: 0 8px 0 16px; border-bottom: 1px solid var(--hw-line); }
.hw-panel > section { padding: 10px 16px; border-bottom: 1px solid var(--hw-line); }
.hw-panel > section > h2 { display: flex; justify-content: space-between; gap: 8px; font-size: 12px; margin-bottom: 6px; }
.hw-panel > section > h2 > * { font-weight: 400; }
.hw-facts-line { display: flex; flex-wrap: wrap; gap: 6px 16px; align-items: center; margin: 0; }
.hw-facts-line > span { display: inline-flex; gap: 5px; min-width: 0; max-width: 100%; }
.hw-columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(260px, 1fr); gap: 24px 32px; align-items: start; }
@media (max-width: 900px) { .hw-columns { grid-template-columns: minmax(0, 1fr); } }
/* Backstage's navigation lies over the lower 56 pixels of a phone. */
@media (max-width: 599.95px) { .hw-page { height: calc(100vh - 56px); height: calc(100dvh - 56px); } }
@media (max-width: 720px) {
  .hw-split { position: relative; }
  .hw-facets { display: none; }
  .hw-facets[data-open="true"] { display: block; position: absolute; inset: 0; width: auto; z-index: 5; background: var(--hw-bg); border: 0; }
  .hw-panel { position: absolute; inset: 0; width: auto; z-index: 6; border: 0; }
  .hw-header > strong { display: none; }
}`;

/** An asset's page: its header, the parts below, and what stands in them. */
export const assetStyles = `
.hw-asset { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.hw-asset-head { flex: none; padding: 10px 16px 0; border-bottom: 1px solid var(--hw-line); }
.hw-asset-head > .hw-tabs { margin-top: 6px; }
.hw-asset-body { flex: 1; min-height: 0; display: flex; flex-direction: column; position: relative; }
.hw-asset-line { display: flex; align-items: flex-start; gap: 10px; min-height: 28px; }
.hw-asset-line > .hw-spread { gap: 0 8px; min-height: 28px; }
.hw-asset-icon { display: flex; align-items: center; height: 28px; color: var(--hw-text-2); }
.hw-asset-title { max-width: 100%; }
.hw-asset-title h1 { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.hw .hw-title-input { font-size: 16px; height: 32px; width: min(420px, 60vw); }
.hw-asset-names { display: flex; align-items: center; gap: 4px; min-width: 0; flex: 0 1 auto; max-width: 100%; flex-wrap: wrap; }
.hw-asset-names > .hw-row { max-width: 100%; }
.hw-asset-actions { flex: none; gap: 4px; height: 28px; }
.hw-asset-chips { gap: 6px; margin-top: 8px; }
.hw-asset-chips > a { display: inline-flex; }
.hw-asset-facts { display: flex; flex-wrap: wrap; gap: 2px 20px; margin-top: 6px; align-items: center; }
.hw-asset-facts > span { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; min-width: 0; max-width: 100%; }
.hw-asset-facts a:not(.hw-link) { color: var(--hw-accent); }
.hw-value { position: relative; display: inline-flex; align-items: center; gap: 2px; min-width: 0; }
.hw-value-tools { display: inline-flex; flex: none; }
.hw-value-tools svg { width: 14px; height: 14px; }
.hw .hw-value-tools .hw-button svg, .hw-asset-chips > .hw-button svg { color: var(--hw-text-3); }
@media (hover: hover) {
  .hw-value-tools { opacity: 0; transition: opacity .12s; }
  .hw-value-tools[data-shown="true"], .hw-value:hover > .hw-value-tools, .hw-value-tools:focus-within, .hw-value-tools:has([aria-expanded="true"]) { opacity: 1; }
}
@media (hover: hover) and (min-width: 900px) {
  /* They come over what follows, so that no value is set apart from the next for their sake. */
  .hw-asset-head .hw-value-tools:not([data-shown="true"]) { position: absolute; left: 100%; top: 50%; transform: translateY(-50%); padding-left: 2px; z-index: 2; background: var(--hw-bg); }
  .hw-asset-head .hw-asset-title { max-width: calc(100% - 56px); }
}
.hw-banner { display: flex; align-items: center; gap: 8px; min-height: 36px; margin: -10px -16px 10px; padding: 4px 16px; background: var(--hw-bg-2); border-bottom: 1px solid var(--hw-line); overflow-wrap: anywhere; }
.hw-banner[data-tone="bad"] { background: var(--hw-bad-bg); color: var(--hw-bad); border-color: var(--hw-bad-line); }
.hw-banner[data-tone="warn"] { background: var(--hw-warn-bg); color: var(--hw-warn); border-color: var(--hw-warn-line); }
.hw-banner + .hw-banner { margin-top: -10px; }
.hw-line-top { border-top: 1px solid var(--hw-line); }
.hw-split-plain { border-top: 0; }
.hw-says { display: inline-flex; flex-wrap: wrap; gap: 0 6px; min-width: 0; max-width: 100%; color: var(--hw-text-3); }
.hw .hw-says a { color: inherit; text-decoration: underline; text-decoration-color: var(--hw-line-3); text-underline-offset: 2px; }
.hw .hw-says a:hover { color: var(--hw-accent); }
.hw-says > * + *::before { content: "· "; white-space: pre; }
.hw-asset .hw-section h2 > a { font-weight: 400; }
.hw-asset .hw-strip li { min-height: 24px; }
.hw-said { display: grid; gap: 2px; padding: 6px 0; border-top: 1px solid var(--hw-line); font-size: 12px; line-height: 16px; }
.hw-said > span:first-of-type { font-size: 13px; line-height: 18px; }
.hw-value-text { overflow-wrap: anywhere; white-space: pre-wrap; }
.hw-clash + .hw-clash { border-top: 1px solid var(--hw-line); padding-top: 8px; }
.hw-tag-box { max-height: 300px; overflow: auto; }
.hw-tag-box li { min-height: 28px; }
.hw a.hw-term { color: var(--hw-text); }
.hw a.hw-term:hover { border-color: var(--hw-accent-line); color: var(--hw-accent); }
.hw-troubles h2 { display: flex; align-items: center; gap: 6px; color: var(--hw-warn); margin-top: 8px; }
.hw-troubles h2:first-of-type { margin-top: 0; }
.hw-troubles li { overflow-wrap: anywhere; }
.hw-key-columns { table-layout: fixed; position: relative; }
.hw-key-columns td { max-width: none; }
.hw-key-columns td:first-of-type { padding-left: 0; width: 30%; }
.hw-key-columns td:nth-of-type(2):not(:last-of-type) { width: 22%; }
.hw-aside { flex: none; white-space: nowrap; }
.hw-run-error { margin: 2px 0 0; overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.hw-took { flex: 1; height: 6px; min-width: 24px; display: block; }
.hw-took i { display: block; height: 100%; border-radius: 1px; }
.hw-took-text { flex: none; min-width: 72px; }
.hw-state-line { display: flex; gap: 1px; height: 8px; margin: 2px 0 8px; }
.hw-state-line i { background: var(--hw-data); border-radius: 1px; min-width: 2px; }
.hw-state-line i[data-tone="accent"] { background: var(--hw-accent); }
.hw-state-line i[data-tone="good"] { background: var(--hw-good-fill); }
.hw-state-line i[data-tone="warn"] { background: var(--hw-warn-fill); }
.hw-state-line i[data-tone="bad"] { background: var(--hw-bad-fill); }
.hw-run-failed { background: var(--hw-bg-2); }
.hw summary { cursor: pointer; min-height: 24px; }
.hw-statement { border-top: 1px solid var(--hw-line); padding: 4px 0; }
.hw-statement > summary { padding: 4px 0; }
.hw-statement > summary > * { margin-left: 6px; }
.hw-values { table-layout: fixed; }
.hw-values th { width: 160px; padding-left: 0; background: none; }
.hw-values td { overflow-wrap: anywhere; padding: 6px 8px; }
.hw-values td:last-of-type { width: 34%; }
.hw-quality-top { display: flex; flex-wrap: wrap; gap: 16px 48px; padding: 14px 16px; flex: none; align-items: start; }
.hw-quality-top > section:first-of-type { width: 316px; max-width: 100%; }
.hw-big { font-size: 32px; line-height: 40px; font-weight: 600; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.hw-parts { list-style: none; margin: 8px 0 0; padding: 0; }
.hw-parts li { display: flex; align-items: center; gap: 8px; height: 31px; border-top: 1px solid var(--hw-line); }
.hw-numbers { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 0 0 8px; }
.hw-numbers dt { font-size: 12px; line-height: 16px; color: var(--hw-text-3); }
.hw-numbers dd { margin: 0; font-size: 14px; line-height: 20px; font-weight: 500; font-variant-numeric: tabular-nums; }
.hw-formula { width: 100%; border-collapse: collapse; }
.hw-formula th { font-weight: 500; font-size: 12px; text-align: left; color: var(--hw-text-3); }
.hw-formula th, .hw-formula td { padding: 4px 0 4px 8px; border-top: 1px solid var(--hw-line); vertical-align: top; }
.hw-formula th:first-of-type, .hw-formula tbody td:first-of-type:not(:last-of-type) { padding-left: 0; }
.hw-formula thead th { border-top: 0; }
.hw-formula .hw-num { text-align: right; white-space: nowrap; }
.hw-how { max-width: 640px; margin: 0 auto; padding: 0 16px 32px; }
.hw-timeline { padding: 12px 16px 32px; max-width: 1000px; }
.hw-timeline h2 { position: sticky; top: 0; background: var(--hw-bg); margin: 0; padding: 8px 0 4px; z-index: 1; }
.hw-timeline ol { list-style: none; margin: 0 0 12px; padding: 0; }
.hw-entry { display: flex; gap: 10px; padding: 6px 0; position: relative; }
.hw-entry > time { flex: none; width: 38px; }
.hw-entry-icon { flex: none; position: relative; background: var(--hw-bg); color: var(--hw-text-2); height: 18px; display: flex; align-items: center; }
.hw-entry::before { content: ""; position: absolute; left: 54.5px; top: 0; bottom: 0; width: 1px; background: var(--hw-line-2); }
.hw-entry-title { overflow-wrap: anywhere; }
.hw .hw-entry-title a { color: var(--hw-accent); text-decoration: underline; text-underline-offset: 2px; }
.hw-changes { display: grid; grid-template-columns: minmax(90px, 170px) minmax(0, 1fr); gap: 4px 12px; margin: 4px 0 0; }
.hw .hw-changes p { margin: 0; }
.hw-changes dt { color: var(--hw-text-3); overflow-wrap: anywhere; }
.hw-changes dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.hw ins { text-decoration: none; background: var(--hw-good-bg); color: var(--hw-good); border-radius: 2px; }
.hw del { background: var(--hw-bad-bg); color: var(--hw-bad); border-radius: 2px; }
.hw ins .hw-value-text, .hw del .hw-value-text { padding: 0 2px; }
.hw-set-change { display: flex; flex-wrap: wrap; gap: 4px; }
.hw-set-change > * { padding: 0 4px; }
.hw-schema-change { margin-top: 4px; }
.hw-schema-change li { display: flex; gap: 6px; align-items: baseline; }
.hw-names { display: flex; flex-wrap: wrap; gap: 2px 10px; min-width: 0; overflow-wrap: anywhere; }
@media (max-width: 720px) {
  .hw-asset { overflow: auto; }
  .hw-asset-body { flex: none; height: calc(100% - 44px); min-height: 320px; }
  .hw-keys { display: none; }
  .hw-values th { width: 96px; }
  .hw-changes { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .hw-changes dd { margin-bottom: 6px; }
}`;

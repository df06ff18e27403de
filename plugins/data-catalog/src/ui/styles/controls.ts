/** Buttons, fields, chips, tags, bars: the measures are those of docs/portal.md. */
export const controls = `
.hw-button { font: 13px/18px var(--hw-font); font-weight: 500; color: var(--hw-text); background: var(--hw-bg); border: 1px solid var(--hw-line-2); border-radius: 6px; height: 28px; padding: 0 10px; cursor: pointer; display: inline-flex; align-items: center; justify-content: center; gap: 6px; white-space: nowrap; flex: none; }
.hw-button:hover { background: var(--hw-hover); }
.hw a.hw-button:hover { color: var(--hw-text); }
.hw-button svg { color: var(--hw-text-2); }
.hw-button[aria-pressed="true"], .hw-button[data-on="true"] { color: var(--hw-accent); background: var(--hw-accent-bg); border-color: var(--hw-accent-line); }
.hw-button[aria-pressed="true"] svg, .hw-button[data-on="true"] svg { color: inherit; }
.hw-button[data-kind="primary"] { color: var(--hw-on-accent); background: var(--hw-accent); border-color: var(--hw-accent); }
.hw-button[data-kind="primary"] svg { color: inherit; }
.hw-button[data-kind="danger"] { color: var(--hw-bad); border-color: var(--hw-bad-line); }
.hw-button[data-kind="bare"] { border-color: transparent; background: transparent; }
.hw-button[data-kind="bare"]:hover { background: var(--hw-hover); }
.hw-button[data-icon="true"] { width: 28px; padding: 0; }
.hw-button[data-size="small"] { height: 24px; padding: 0 7px; font-size: 12px; }
.hw-button[data-size="small"][data-icon="true"] { width: 24px; padding: 0; }
.hw-button:disabled { opacity: .55; cursor: default; }
.hw-button .hw-dim { font-weight: 400; }
.hw-group { display: inline-flex; flex: none; }
.hw-group .hw-button { border-radius: 0; margin-left: -1px; }
.hw-group .hw-button[aria-pressed="true"] { z-index: 1; }
.hw-group .hw-button:first-of-type { border-radius: 6px 0 0 6px; margin-left: 0; }
.hw-group .hw-button:last-of-type { border-radius: 0 6px 6px 0; }
.hw-input { font: 13px/18px var(--hw-font); color: var(--hw-text); background: var(--hw-bg); border: 1px solid var(--hw-line-3); border-radius: 6px; height: 28px; padding: 0 10px; width: 100%; min-width: 0; }
textarea.hw-input { height: auto; padding: 6px 10px; resize: vertical; min-height: 84px; }
.hw-input::placeholder { color: var(--hw-text-3); opacity: 1; }
.hw-input:focus-visible { outline: 2px solid var(--hw-accent); outline-offset: -1px; border-radius: 6px; }
.hw-input[aria-invalid="true"] { border-color: var(--hw-bad); }
.hw-field { position: relative; display: block; min-width: 0; }
.hw-field > svg { position: absolute; left: 9px; top: 50%; transform: translateY(-50%); color: var(--hw-text-3); pointer-events: none; }
.hw-field > .hw-input { padding-left: 32px; }
.hw-field > kbd { position: absolute; right: 6px; top: 50%; transform: translateY(-50%); pointer-events: none; }
.hw-label { display: grid; gap: 4px; font-size: 12px; line-height: 16px; color: var(--hw-text-2); }
.hw-check { appearance: none; flex: none; width: 14px; height: 14px; margin: 0; border: 1px solid var(--hw-line-3); border-radius: 3px; background: var(--hw-bg); cursor: pointer; display: grid; place-content: center; }
.hw-check:checked, .hw-check:indeterminate { background: var(--hw-accent); border-color: var(--hw-accent); }
.hw-check:checked::after { content: ""; width: 8px; height: 4px; border: solid var(--hw-on-accent); border-width: 0 0 2px 2px; transform: translateY(-1px) rotate(-45deg); }
.hw-check:indeterminate::after { content: ""; width: 8px; height: 2px; background: var(--hw-on-accent); }
.hw kbd { font: 11px/16px var(--hw-font); color: var(--hw-text-3); background: var(--hw-bg-2); border: 1px solid var(--hw-line-2); border-radius: 3px; padding: 0 5px; }
.hw-chip { display: inline-flex; align-items: center; gap: 5px; height: 22px; padding: 0 7px; border: 1px solid var(--hw-line-2); border-radius: 4px; font-size: 12px; line-height: 16px; color: var(--hw-text); white-space: nowrap; max-width: 260px; min-width: 0; }
.hw-chip svg { color: var(--hw-text-2); }
.hw-chip[data-tone="good"] svg { color: var(--hw-good); }
.hw-chip[data-tone="warn"] svg { color: var(--hw-warn); }
.hw-chip[data-tone="bad"] { color: var(--hw-bad); border-color: var(--hw-bad-line); }
.hw-chip[data-tone="bad"] svg { color: inherit; }
.hw-chip[data-tone="accent"] { color: var(--hw-accent); background: var(--hw-accent-bg); border-color: var(--hw-accent-line); }
.hw-chip[data-tone="accent"] svg { color: inherit; }
.hw-chip[data-dashed="true"] { border-style: dashed; border-color: var(--hw-line-3); background: none; }
button.hw-chip { font-family: inherit; background: none; cursor: pointer; }
button.hw-chip:hover { background: var(--hw-hover); }
.hw-chip > button { all: unset; cursor: pointer; display: flex; border-radius: 3px; }
.hw-chip > button:focus-visible { outline: 2px solid var(--hw-accent); }
.hw-tag { display: inline-flex; align-items: center; gap: 4px; height: 18px; padding: 0 5px; border-radius: 3px; font-size: 11px; line-height: 16px; font-weight: 500; color: var(--hw-text-2); background: var(--hw-bg-3); white-space: nowrap; max-width: 160px; min-width: 0; }
.hw-tag[data-tone="good"] { color: var(--hw-good); background: var(--hw-good-bg); }
.hw-tag[data-tone="warn"] { color: var(--hw-warn); background: var(--hw-warn-bg); }
.hw-tag[data-tone="bad"] { color: var(--hw-bad); background: var(--hw-bad-bg); }
.hw-tag[data-tone="accent"] { color: var(--hw-accent); background: var(--hw-accent-bg); }
.hw-bar { display: inline-block; flex: none; width: 40px; height: 4px; border-radius: 2px; background: var(--hw-bg-3); overflow: hidden; }
.hw-bar i { display: block; height: 100%; border-radius: 2px; }
.hw-score > span { display: inline-flex; }
.hw-score { display: inline-flex; align-items: center; gap: 8px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.hw-history { display: inline-flex; align-items: flex-end; gap: 2px; height: 14px; }
.hw-history i { width: 6px; height: 14px; border-radius: 1px; background: var(--hw-data-2); }
.hw-history i[data-tone="good"] { background: var(--hw-good-fill); }
.hw-history i[data-tone="warn"] { background: var(--hw-warn-fill); height: 10px; }
.hw-history i[data-tone="bad"] { background: var(--hw-bad-fill); }
.hw-history i[data-tone="none"] { height: 4px; }
.hw-menu { padding: 4px 0; min-width: 180px; max-width: 360px; max-height: 60vh; overflow: auto; }
.hw-menu [role^="menuitem"] { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 28px; padding: 0 12px; border: 0; background: none; font: 13px/18px var(--hw-font); color: var(--hw-text); text-align: left; cursor: pointer; }
.hw-menu [role^="menuitem"]:hover, .hw-menu [role^="menuitem"]:focus-visible { background: var(--hw-hover); outline: none; }
.hw-menu [role^="menuitem"][aria-disabled="true"] { opacity: .55; cursor: default; }
.hw-menu [data-danger="true"] { color: var(--hw-bad) !important; }
.hw-menu hr { border: 0; border-top: 1px solid var(--hw-line); margin: 4px 0; }
.hw-notices { position: fixed; left: 50%; bottom: 24px; transform: translateX(-50%); z-index: 1500; display: grid; gap: 8px; max-width: min(560px, calc(100vw - 32px)); background: none; }
.hw-notice { display: flex; align-items: center; gap: 12px; padding: 8px 8px 8px 14px; border: 1px solid var(--hw-line-2); border-radius: 8px; background: var(--hw-bg); box-shadow: 0 8px 24px rgb(0 0 0 / .18); }
.hw-notice[data-tone="bad"] { border-color: var(--hw-bad-line); }`;

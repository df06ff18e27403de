import type { AcceptedWrite, Asset, AssetColumnView, DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import type { QueryClient } from '@tanstack/react-query';
import type { Notice } from '../../../ui/Notices';
import { flattenColumns } from '../columns/flatten';
import { columnsKey, loadColumns } from '../columns/useColumns';
import { assetKey, loadAsset } from '../useAsset';
import { changedMeanwhile, clashesOf } from './conflicts';
import type { Clash } from './conflicts';
import { applyChange, applyToColumn, applyToColumns, changedFields, undoOf } from './edit';
import type { Edit } from './edit';
import { refusalOf } from './refusal';
import type { Refusal } from './refusal';
import { refreshAsset } from './refreshAsset';

/** Whose word is to hold. */
export type Choice = 'mine' | 'theirs';

/** What is said about writes, in words. */
export type WriteTexts = {
  undo: string;
  undone: string;
  accepted: (done: string) => string;
  alsoChanged: (done: string, fields: ReturnType<typeof changedMeanwhile>) => string;
  refused: (refusal: Refusal) => string;
};

export type WritesApi = Pick<DataCatalogClient, 'getAsset' | 'listAssetColumns' | 'updateAsset'>;

type Options = {
  id: string;
  api: WritesApi;
  queries: QueryClient;
  notify: (notice: Notice) => void;
  /** Called when somebody else changed the same value meanwhile. */
  ask: (clashes: readonly Clash[]) => Promise<Choice>;
  /** Asked for each time, because the language may change. */
  texts: () => WriteTexts;
  now?: () => Date;
};

/** Times that an edit is tried again without asking, when others write all the time. */
const MOST_TRIES = 4;

/** Times that the server is asked to wait until a write shows; it waits ten seconds each. */
const MOST_WAITS = 3;

type Attempt = { tries: number; undoing: boolean };
type Cached = { asset?: Asset; columns?: AssetColumnView[] };

/**
 * Writes edits of one asset, one after the other: each shows at once, is taken
 * back when it is refused, and can be undone.
 */
export class AssetWrites {
  /** ETags that our own writes replaced, so that the next edit does not take them for somebody else's. */
  readonly #successors = new Map<string, string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: Options) {}

  /** @returns whether it was written */
  save(edit: Edit): Promise<boolean> {
    return this.#inTurn(() => this.#write(edit, { tries: 0, undoing: false }));
  }

  async #write(edit: Edit, attempt: Attempt): Promise<boolean> {
    const { id, api } = this.options;
    const { before, optimistic } = await this.#show(edit);
    try {
      const sent = this.#latest(edit.base.etag);
      // An asset whose newest etag is not known is written as it is.
      const answer = await api.updateAsset(id, edit.change, sent === '' ? {} : { ifMatch: sent });
      if (isVisible(answer)) this.#succeed(sent, answer.etag);
      this.#accept(answer, edit, optimistic, attempt);
      return true;
    } catch (error) {
      this.#restore(before);
      const refusal = refusalOf(error);
      if (refusal.kind === 'changed' && attempt.tries < MOST_TRIES) return this.#settle(edit, attempt);
      this.#refuse(refusal);
      return false;
    }
  }

  /** Shows the edit before it is written. */
  async #show({ base, change }: Edit): Promise<{ before: Cached; optimistic: Asset }> {
    const { id, queries } = this.options;
    const [assetAt, columnsAt] = [assetKey(id), columnsKey(id)];
    // An answer that is under way would show the old state again.
    await Promise.all([assetAt, columnsAt].map(queryKey => queries.cancelQueries({ queryKey, exact: true })));
    const before: Cached = { asset: queries.getQueryData(assetAt), columns: queries.getQueryData(columnsAt) };
    const now = this.#now();
    const optimistic = applyChange(before.asset ?? base, change, now);
    queries.setQueryData(assetAt, optimistic);
    if (before.columns && change.columns) {
      queries.setQueryData(columnsAt, applyToColumns(before.columns, change.columns, now));
    }
    return { before, optimistic };
  }

  #restore({ asset, columns }: Cached) {
    const { id, queries } = this.options;
    if (asset) queries.setQueryData(assetKey(id), asset);
    if (columns) queries.setQueryData(columnsKey(id), columns);
  }

  #accept(answer: Asset | AcceptedWrite, edit: Edit, optimistic: Asset, attempt: Attempt) {
    const { id, queries, notify, texts } = this.options;
    if (!isVisible(answer)) {
      const action = this.#undo(edit, { ...optimistic, etag: '' }, attempt);
      notify({ text: texts().accepted(edit.done), action });
      this.#follow(answer.position);
      return;
    }
    const saved = withParts(answer, optimistic);
    queries.setQueryData(assetKey(id), saved);
    refreshAsset(queries, id);
    notify({ text: edit.done, action: this.#undo(edit, saved, attempt) });
  }

  /** Loads the asset once it shows what was written. Other edits do not wait for it. */
  async #follow(minPosition: number) {
    const { id, api, queries } = this.options;
    try {
      for (let turn = 0; turn < MOST_WAITS; turn++) {
        // The server waits as long as it may; until then what was written stays on the page.
        const fresh = await loadAsset(api, id, { minPosition });
        if (fresh.position < minPosition) continue;
        queries.setQueryData(assetKey(id), fresh);
        break;
      }
    } catch {
      // It is loaded anew below, and says what is wrong.
    }
    refreshAsset(queries, id);
  }

  /** Somebody else was faster: shows what is there now, and asks where both changed the same. */
  async #settle(edit: Edit, { tries, undoing }: Attempt): Promise<boolean> {
    const { id, api, queries, ask, texts } = this.options;
    let fresh: Asset;
    let freshColumns = new Map<string, AssetColumnView>();
    try {
      fresh = await loadAsset(api, id);
      if (edit.change.columns) freshColumns = await columnsByPath(api, id);
    } catch (error) {
      this.#refuse(refusalOf(error));
      return false;
    }
    queries.setQueryData(assetKey(id), fresh);
    refreshAsset(queries, id);
    const clashes = clashesOf(edit, fresh, freshColumns);
    if (clashes.length > 0 && (await ask(clashes)) === 'theirs') return false;
    const mine: readonly string[] = changedFields(edit.change);
    const others = changedMeanwhile(edit.base, fresh).filter(field => !mine.includes(field));
    const next: Edit = {
      base: fresh,
      change: edit.change,
      columns: freshColumns,
      done: others.length > 0 ? texts().alsoChanged(edit.done, others) : edit.done,
    };
    return this.#write(next, { tries: tries + 1, undoing });
  }

  #refuse(refusal: Refusal) {
    const { id, queries, notify, texts } = this.options;
    // What the page did not know, such as that a file declares it, shows then.
    refreshAsset(queries, id);
    notify({ tone: 'bad', text: texts().refused(refusal) });
  }

  #undo(edit: Edit, saved: Asset, { undoing }: Attempt): Notice['action'] {
    const change = undoing ? undefined : undoOf(edit);
    if (!change) return undefined;
    const columns = new Map(edit.columns);
    for (const of of edit.change.columns ?? []) {
      const column = columns.get(of.name);
      if (column) columns.set(of.name, applyToColumn(column, of, this.#now()));
    }
    const back: Edit = { base: saved, change, columns, done: this.options.texts().undone };
    return {
      text: this.options.texts().undo,
      run: () => {
        this.#inTurn(() => this.#write(back, { tries: 0, undoing: true }));
      },
    };
  }

  #inTurn(next: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(next);
    this.#last = turn;
    return turn;
  }

  #succeed(before: string, after: string) {
    // ETags are made of the content, so that an undo makes the old one valid again.
    this.#successors.delete(after);
    if (before !== after) this.#successors.set(before, after);
  }

  #latest(etag: string): string {
    let current = etag;
    while (this.#successors.has(current)) current = this.#successors.get(current)!;
    return current;
  }

  #now(): string {
    return (this.options.now?.() ?? new Date()).toISOString();
  }
}

async function columnsByPath(api: WritesApi, id: string): Promise<Map<string, AssetColumnView>> {
  const columns = await loadColumns(api, id);
  return new Map(flattenColumns(columns).map(({ path, column }) => [path, column]));
}

/** A write answers the asset alone; the parts that the page shows besides stay as they are until they are loaded anew. */
export function withParts(answer: Asset, { counts, sources, aliases, mayUpdate }: Asset): Asset {
  return { ...answer, counts, sources, aliases, mayUpdate };
}

/** Whether what was written shows already; else it is in the log, and does so in a moment. */
export function isVisible(answer: Asset | AcceptedWrite): answer is Asset {
  return 'etag' in answer;
}

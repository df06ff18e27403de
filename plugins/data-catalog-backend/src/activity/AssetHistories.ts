import type { ActivityChange } from '@headwater/plugin-data-catalog-common';
import { ChangeHistory } from './ChangeHistory';
import type { ChangeLog, ChangePosition } from './ChangeLog';
import { describeChange } from './describeChange';

/** Histories are kept from one change of an asset to its next, up to this size. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Works out changes of many assets, newest first. */
export class AssetHistories {
  readonly #open = new Map<string, ChangeHistory>();

  constructor(
    private readonly log: ChangeLog,
    /** All names of each asset, by its id. */
    private readonly names: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** @returns undefined when the entry at that place changed nothing */
  async describe(
    assetId: string,
    { at, position }: Pick<ChangePosition, 'at' | 'position'>,
  ): Promise<ActivityChange | undefined> {
    const known = this.#open.get(assetId);
    const index = known?.indexOf(position) ?? -1;
    if (known && index >= 0) return describeChange(known, index);
    const bound = { at, key: position + 1 };
    const history = new ChangeHistory({ log: this.log, nameIds: this.names.get(assetId) ?? [], bound });
    if (this.sizeBytes > MAX_BYTES) this.#open.clear();
    this.#open.set(assetId, history);
    return describeChange(history, 0);
  }

  private get sizeBytes(): number {
    let bytes = 0;
    for (const history of this.#open.values()) bytes += history.sizeBytes;
    return bytes;
  }
}

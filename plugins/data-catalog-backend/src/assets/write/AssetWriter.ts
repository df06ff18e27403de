import { InputError } from '@backstage/errors';
import type { Asset, AcceptedWrite, BodyOf } from '@headwater/plugin-data-catalog-common';
import { assertStorable } from '../../log';
import type { EntryBodies, LogService } from '../../log';
import type { AssetReader } from '../AssetReader';
import { unlimitedAccess } from '../permissions';
import type { AssetAccess } from '../permissions';
import type { AssetPlanner, PlannedWrite, WriteAccess } from './AssetPlanner';

/** Who writes, and what that principal may see and change. */
export type Writer = { actor: string; access: WriteAccess };

/** `status` is 202 when the effect is not visible yet. */
export type WriteResult = { status: 200 | 201 | 202; body: Asset | AcceptedWrite };

type BulkBody = BodyOf<'writeAssets'>;
type BulkAnswer = {
  items: {
    index: number;
    status: number;
    id?: string;
    etag?: string;
    error?: { name: string; message: string; details?: Record<string, unknown> };
  }[];
  succeeded: number;
  failed: number;
  position?: number;
};

/** How long a write waits for its effect to be visible. */
const VISIBLE_TIMEOUT_MS = 5000;

const itemStatus: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  ServiceUnavailableError: 503,
};

/** Appends what stewards write to the log, waits until it shows, and answers the new state. */
export class AssetWriter {
  constructor(
    private readonly options: {
      log: Pick<LogService, 'state' | 'waitFor'>;
      reader: AssetReader;
      planner: AssetPlanner;
      /** Checks a bulk item's body by the named schema. */
      assertSchema: (schema: string, value: unknown) => void;
    },
  ) {}

  /** Carries out a plan; `plan` is made by the planner and may throw. */
  async write(plan: PlannedWrite, { actor, access }: Writer): Promise<WriteResult> {
    const position = await this.append(plan, actor);
    const visible = await this.options.log.waitFor(position, VISIBLE_TIMEOUT_MS);
    if (!visible) return { status: 202, body: { id: plan.id, position } };
    const asset = await this.readBack(plan.id, access.read);
    return { status: plan.created ? 201 : 200, body: asset };
  }

  /** Many at once; each item is answered in its place. */
  async writeMany({ items }: BulkBody, writer: Writer): Promise<BulkAnswer> {
    const seen = new Set<string>();
    const answers: BulkAnswer['items'] = [];
    const appended: { index: number; plan: PlannedWrite; position: Promise<number> }[] = [];
    for (const [index, item] of items.entries()) {
      try {
        const plan = await this.planItem(item, writer.access);
        if (seen.has(plan.id)) throw new InputError(`Item ${index} names an asset that an item before it names`);
        seen.add(plan.id);
        const position = this.append(plan, writer.actor);
        // Marked as handled here; the error is read below.
        position.catch(() => undefined);
        appended.push({ index, plan, position });
      } catch (error) {
        answers.push(itemFailure(index, error));
      }
    }
    let highest = 0;
    const written: typeof appended = [];
    for (const entry of appended) {
      try {
        highest = Math.max(highest, await entry.position);
        written.push(entry);
      } catch (error) {
        answers.push(itemFailure(entry.index, error));
      }
    }
    answers.push(...(await this.answerWritten(written, highest)));
    answers.sort((a, b) => a.index - b.index);
    const failed = answers.length - written.length;
    return {
      items: answers,
      succeeded: written.length,
      failed,
      ...(highest > 0 && { position: highest }),
    };
  }

  private async answerWritten(
    written: readonly { index: number; plan: PlannedWrite }[],
    position: number,
  ): Promise<BulkAnswer['items']> {
    if (written.length === 0) return [];
    const visible = await this.options.log.waitFor(position, VISIBLE_TIMEOUT_MS);
    const answers: BulkAnswer['items'] = [];
    for (const { index, plan } of written) {
      if (!visible) {
        answers.push({ index, status: 202, id: plan.id });
        continue;
      }
      const { asset } = await this.options.reader.find(plan.id, unlimitedAccess);
      answers.push({ index, status: plan.created ? 201 : 200, id: asset.id, etag: asset.etag });
    }
    return answers;
  }

  private async planItem(item: BulkBody['items'][number], access: WriteAccess): Promise<PlannedWrite> {
    const { planner, assertSchema } = this.options;
    if (item.id !== undefined && item.change !== undefined && item.asset === undefined) {
      assertSchema('AssetChange', item.change);
      assertSchema('Uuid', item.id);
      return planner.update(item.id, item.change, access, item.etag);
    }
    if (item.asset !== undefined && item.id === undefined && item.change === undefined) {
      assertSchema('NewAsset', item.asset);
      return planner.createOrUpdate(item.asset as BodyOf<'createAsset'>, access);
    }
    throw new InputError("An item has 'id' with 'change', or 'asset'");
  }

  private async append({ entries, id }: PlannedWrite, actor: string): Promise<number> {
    for (const entry of entries) assertStorable(statedBy(entry), '');
    let last = 0;
    for (const entry of entries) {
      const { position } = await this.options.log.state(
        entry.kind,
        entry.body as EntryBodies[typeof entry.kind],
        actor,
        id,
      );
      last = Math.max(last, position);
    }
    return last;
  }

  /** The writer sees the result, even of a change that takes it out of what they may see. */
  private async readBack(id: string, access: AssetAccess): Promise<Asset> {
    const found = await this.options.reader.find(id, unlimitedAccess);
    return this.options.reader.compose({ asset: found.asset }, [], { access });
  }
}

/** What a caller gave, under the names that they gave it by. */
function statedBy(entry: PlannedWrite['entries'][number]): unknown {
  return entry.kind === 'asset.state' ? { asset: entry.body.asset, ...entry.body.set } : entry.body;
}

function itemFailure(index: number, error: unknown): BulkAnswer['items'][number] {
  const { name, message, details } = error as Error & { details?: Record<string, unknown> };
  const status = itemStatus[name] ?? 500;
  // What broke inside is for the log, not for the caller.
  const text = status === 500 ? 'The item could not be written' : message;
  return { index, status, error: { name, message: text, ...(details && { details }) } };
}

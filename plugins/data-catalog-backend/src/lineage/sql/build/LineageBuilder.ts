import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type { BodyOf, LineageBuilt, LineageBuiltItem, SqlText } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import type { AssetAccess } from '../../../assets/permissions';
import type { LogService } from '../../../log';
import type { SqlLineage } from '../../../log/entries';
import type { DatasetName } from '../names/candidateNames';
import { outputLineages } from '../outputLineages';
import type { OutputLineage } from '../outputLineages';
import type { ResolvedScript, SqlAnalyst } from '../SqlAnalyst';
import { overallConfidence, reasonsOf, textBody } from '../textBody';
import { assertNames } from './assertNames';
import { inParallel } from './inParallel';
import { itemFailure } from './itemFailure';
import type { BuildInput, SqlSource } from './SqlSource';
import { textInput } from './textInput';
import { toAnalysis } from './toAnalysis';
import type { WriteGuard } from './WriteGuard';

/** Who asks, and what that principal may see and change. Without `update` nothing is written. */
export type BuildCaller = { actor: string; read: AssetAccess; update?: AssetAccess };

export type LineageBuilderOptions = {
  knex: Knex;
  log: Pick<LogService, 'state' | 'waitFor'>;
  analyst: Pick<SqlAnalyst, 'analyze'>;
  source: SqlSource;
  guard: WriteGuard;
  logger: LoggerService;
  /** Checks a text of a request by the named schema. */
  assertSchema: (schema: string, value: unknown) => void;
  deadlineMs?: number;
};

type Item = { list: 'statements' | 'assets'; index: number; input: () => Promise<BuildInput> };
type Outcome = { item: Item; answer: LineageBuiltItem; position?: number };
type Found = { input: BuildInput; script: ResolvedScript; outputs: OutputLineage[] };
/** Without `found` it has failed. */
type Prepared = { item: Item; answer: LineageBuiltItem; found?: Found };

/** How long a request may take. */
const DEADLINE_MS = 60_000;
const ITEMS_AT_ONCE = 8;
/** How long a write waits for its effect to be visible. */
const VISIBLE_TIMEOUT_MS = 5_000;
export const MAX_ITEMS = 1_000;

/** Builds lineage from SQL, item by item: a bad one does not cost the others. */
export class LineageBuilder {
  constructor(private readonly options: LineageBuilderOptions) {}

  /** @throws InputError when there is nothing to do, or too much. */
  async build(body: BodyOf<'buildLineage'>, caller: BuildCaller): Promise<LineageBuilt> {
    const { statements = [], assets = [] } = body;
    const count = statements.length + assets.length;
    if (count === 0) throw new InputError("'statements' or 'assets' must name something");
    if (count > MAX_ITEMS) throw new InputError(`At most ${MAX_ITEMS} items at a time, got ${count}`);
    const isDryRun = caller.update === undefined;
    const items: Item[] = [
      ...statements.map((text, index): Item => ({
        list: 'statements',
        index,
        input: async () => {
          this.options.assertSchema('SqlText', text);
          return textInput(text as SqlText, isDryRun);
        },
      })),
      ...assets.map((id, index): Item => ({
        list: 'assets',
        index,
        input: () => this.options.source.ofAsset(id.toLowerCase(), caller.read),
      })),
    ];
    const signal = AbortSignal.timeout(this.options.deadlineMs ?? DEADLINE_MS);
    const read = { access: caller.read, isDryRun };
    const prepared = await inParallel(items, ITEMS_AT_ONCE, item => this.prepare(item, read, signal));
    const outcomes = caller.update ? await this.writeAll(prepared, caller.actor, caller.update) : prepared;
    return this.answer(outcomes, isDryRun);
  }

  private async prepare(
    item: Item,
    { access, isDryRun }: { access: AssetAccess; isDryRun: boolean },
    signal: AbortSignal,
  ): Promise<Prepared> {
    const { index } = item;
    try {
      if (signal.aborted) throw tooLate();
      const input = await item.input();
      const script = await this.analyze(input, access, signal);
      const outputs = outputLineages(script);
      if (!isDryRun) assertWritable(input, script, outputs);
      const answer: LineageBuiltItem = {
        index,
        status: 200,
        ...(input.assetId && { id: input.assetId }),
        confidence: overallConfidence(script),
        outputs: outputs.map(toOutput),
        reasons: reasonsOf(script) as LineageBuiltItem['reasons'],
        ...(isDryRun && { analysis: toAnalysis(script) }),
      };
      return { item, answer, found: { input, script, outputs } };
    } catch (error) {
      return this.failed(item, error);
    }
  }

  /** What broke inside is for the log: the answer does not tell it. */
  private failed(item: Item, error: unknown): Outcome {
    const failure = itemFailure(error);
    if (failure.status === 500) this.options.logger.error('No lineage from an SQL text', error as Error);
    return { item, answer: { index: item.index, ...failure } };
  }

  /** In the order of the request, so that of two that say the same it is always the second that is refused. */
  private async writeAll(prepared: readonly Prepared[], actor: string, update: AssetAccess): Promise<Outcome[]> {
    const stated = new Set<string>();
    const outcomes: Promise<Outcome>[] = [];
    for (const { item, answer, found } of prepared) {
      if (!found) {
        outcomes.push(Promise.resolve({ item, answer }));
        continue;
      }
      try {
        const { body, subject } = await this.plan(found, update, stated);
        const appended = this.options.log.state('lineage.sql', body, actor, subject);
        outcomes.push(appended.then(({ position }) => ({ item, answer, position }), error => this.failed(item, error)));
      } catch (error) {
        outcomes.push(Promise.resolve(this.failed(item, error)));
      }
    }
    return Promise.all(outcomes);
  }

  private async analyze(input: BuildInput, read: AssetAccess, signal: AbortSignal): Promise<ResolvedScript> {
    try {
      return await this.options.analyst.analyze(input, read, signal);
    } catch (error) {
      throw signal.aborted ? tooLate() : error;
    }
  }

  private async plan({ input, script, outputs }: Found, update: AssetAccess, stated: Set<string>) {
    const { job, slot } = input;
    const datasets = outputs.map(({ dataset }) => ({ ...dataset, class: 'dataset' as const }));
    const jobs = job ? [{ ...job, class: 'job' as const }] : [];
    await this.options.guard.assertMayWrite([...datasets, ...jobs], update);
    claim(outputs, slot, stated);
    const written = new Set(datasets.map(idOf));
    const past = job ? (await this.writtenBefore(job)).filter(dataset => !written.has(idOf(dataset))) : [];
    const body: SqlLineage = {
      inferred: false,
      ...(job && { job }),
      slot,
      text: textBody(script),
      outputs: [...outputs, ...past.map(dataset => ({ dataset, lineage: null }))],
    };
    return { body, subject: job ? assetId('job', job.namespace, job.name) : idOf(outputs[0].dataset) };
  }

  /** Datasets of which lineage was stated for a job before. */
  private async writtenBefore(job: { namespace: string; name: string }): Promise<DatasetName[]> {
    return this.options
      .knex('edges as e')
      .join('assets as d', 'd.id', 'e.target_id')
      .where({
        'e.source_id': assetId('job', job.namespace, job.name),
        'e.type': 'write',
        'e.origin': 'sql',
        'e.active': 1,
      })
      .orderBy('d.id')
      .select('d.namespace', 'd.name');
  }

  private async answer(outcomes: readonly Outcome[], isDryRun: boolean): Promise<LineageBuilt> {
    const position = Math.max(0, ...outcomes.map(outcome => outcome.position ?? 0));
    const isVisible = position === 0 || (await this.options.log.waitFor(position, VISIBLE_TIMEOUT_MS));
    const answers = (list: Item['list']) =>
      outcomes
        .filter(({ item }) => item.list === list)
        .map(({ answer, position: own }) => (own !== undefined && !isVisible ? { ...answer, status: 202 } : answer));
    const failed = outcomes.filter(({ answer }) => answer.error).length;
    return {
      dryRun: isDryRun,
      statements: answers('statements'),
      assets: answers('assets'),
      succeeded: outcomes.length - failed,
      failed,
      ...(position > 0 && { position }),
    };
  }
}

function tooLate(): Error {
  return new ServiceUnavailableError('The time of the request is up; send this item again');
}

/** @throws InputError when nothing is to be written, or under names that cannot be stored */
function assertWritable({ job }: BuildInput, script: ResolvedScript, outputs: readonly OutputLineage[]) {
  assertWrites(script, outputs);
  assertNames([...(job ? [job] : []), ...outputs.flatMap(({ dataset, lineage }) => [dataset, ...lineage.inputs])]);
}

/** @throws InputError when no dataset was found into which something flows */
function assertWrites({ statements, tables }: ResolvedScript, outputs: readonly OutputLineage[]) {
  if (outputs.length > 0) return;
  const unnamed = tables.find(({ dataset }) => !dataset)?.reference;
  const writes = statements.some(statement => statement.outputs.length > 0);
  if (writes && unnamed) {
    throw new InputError(
      `'${unnamed.parts.join('.')}' is no full name in this namespace; give 'defaultCatalog' and 'defaultSchema'`,
    );
  }
  throw new InputError('The text writes nothing that comes from a table');
}

/** @throws InputError when an item before states the same of the same dataset */
function claim(outputs: readonly OutputLineage[], slot: string, stated: Set<string>) {
  const claims = outputs.map(({ dataset }) => `${slot} ${idOf(dataset)}`);
  const taken = claims.findIndex(key => stated.has(key));
  if (taken >= 0) {
    const { name } = outputs[taken].dataset;
    throw new InputError(`Another item says what flows into '${name}'; put the statements of a job into one text`);
  }
  for (const key of claims) stated.add(key);
}

function toOutput({ dataset, lineage }: OutputLineage) {
  const whole = lineage.dataset?.length ?? 0;
  const fields = Object.values(lineage.fields).reduce((sum, { inputFields }) => sum + inputFields.length, whole);
  return { assetId: idOf(dataset), namespace: dataset.namespace, name: dataset.name, columnEdges: fields };
}

function idOf({ namespace, name }: DatasetName): string {
  return assetId('dataset', namespace, name);
}

import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type { LogService } from '../log';
import type { AssetRow } from '../projection/ProjectionStore';
import type { AssetAccess } from './permissions';
import type { AssetQueries } from './AssetQueries';

/** What a steward changes; null withdraws what a steward said before. */
export type AssetChange = Record<string, unknown> & {
  addTags?: string[];
  removeTags?: string[];
  addTerms?: string[];
  removeTerms?: string[];
};

const PROJECTION_WAIT_MS = 5_000;
const entityRef = /^[a-z0-9_.-]+:[a-z0-9_.-]+\/[a-z0-9_.-]+$/;

/** Changes assets through the log, and waits until the change can be seen. */
export class AssetWriter {
  constructor(
    private readonly store: AssetQueries,
    private readonly log: LogService,
  ) {}

  /**
   * States what a steward says.
   *
   * @throws NotFoundError, ConflictError when the asset has changed since
   * `ifMatch` or a catalog file declares the value, InputError for a bad reference
   */
  async change(id: string, change: AssetChange, caller: WriteCaller) {
    const row = await this.present(id, caller);
    assertNotDeclared(row, change);
    const set = await this.toStatements(row, change);
    return this.commit(row, caller, () =>
      this.log.state('asset.state', { source: 'steward', asset: identityOf(row), set }, caller.actor, row.id),
    );
  }

  async remove(id: string, caller: WriteCaller, deleted: boolean) {
    const row = await this.present(id, caller);
    const kind = deleted ? 'asset.delete' : 'asset.undelete';
    return this.commit(row, caller, () =>
      this.log.state(kind, { asset: identityOf(row) }, caller.actor, row.id),
    );
  }

  private async present(id: string, { access, ifMatch }: WriteCaller): Promise<AssetRow> {
    const row = await this.store.find(id, access);
    if (!row) throw new NotFoundError(`No asset with id '${id}'`);
    if (ifMatch !== undefined && ifMatch.replace(/^W\/|"/g, '') !== row.etag) {
      throw new ConflictError(
        `The asset has changed since you read it: its version is '${row.etag}', not '${ifMatch}'`,
      );
    }
    return row;
  }

  private async commit(
    row: AssetRow,
    { access }: WriteCaller,
    append: () => Promise<{ position: number }>,
  ): Promise<{ row: AssetRow; position: number; visible: boolean }> {
    const { position } = await append();
    const visible = await this.log.waitFor(position, PROJECTION_WAIT_MS);
    return { row: (await this.store.find(row.id, access)) ?? row, position, visible };
  }

  private async toStatements(row: AssetRow, change: AssetChange): Promise<Record<string, unknown>> {
    const { addTags, removeTags, addTerms, removeTerms, ...values } = change;
    for (const key of ['owner', 'steward', 'domain'] as const) {
      const value = values[key];
      if (typeof value === 'string' && !entityRef.test(value)) {
        throw new InputError(`'${key}' must be an entity ref such as group:default/sales, got '${value}'`);
      }
    }
    const stated = new Map(
      (await this.store.facets(row.id, true))
        .filter(({ source }) => source === 'steward')
        .map(({ key, body }) => [key, body]),
    );
    const list = (key: string) => (stated.get(key) as string[] | undefined) ?? [];
    const sets = (name: string, removedName: string, add?: string[], remove?: string[]) =>
      add || remove
        ? {
            [name]: without([...list(name), ...(add ?? [])], remove),
            [removedName]: without([...list(removedName), ...(remove ?? [])], add),
          }
        : {};
    return {
      ...values,
      ...sets('tags', 'removedTags', addTags, removeTags),
      ...sets('terms', 'removedTerms', addTerms, removeTerms),
    };
  }
}

export type WriteCaller = { access: AssetAccess; actor: string; ifMatch?: string };

function without(values: string[], taken: readonly string[] = []): string[] {
  return [...new Set(values)].filter(value => !taken.includes(value)).sort();
}

function identityOf({ class: assetClass, namespace, name }: AssetRow) {
  return { class: assetClass, namespace, name };
}

/** What a catalog file says is changed in the file, or the next sweep would seem to undo it. */
function assertNotDeclared(row: AssetRow, change: AssetChange) {
  const { values, declaredAt } = JSON.parse(row.attributes);
  for (const key of Object.keys(change)) {
    if (values[key]?.source === 'yaml') {
      throw new ConflictError(
        `'${key}' is declared by ${row.entity_ref}${declaredAt ? ` in ${declaredAt}` : ''}; change it there`,
      );
    }
  }
}

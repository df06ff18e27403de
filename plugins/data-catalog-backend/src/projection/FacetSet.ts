import { readStatements, writeStatements, putStatement } from './documents';
import type { Statement, StatementDocument } from './documents';
import type { Row } from '../database/tables';
import type { ProjectionStore } from './ProjectionStore';

/** The statements that a batch touches, by asset and source. */
export class FacetSet {
  private readonly documents = new Map<string, Map<string, Map<string, Statement>>>();
  private readonly loaded = new Set<string>();
  private readonly changed = new Map<string, Set<string>>();

  constructor(private readonly store: ProjectionStore) {}

  async require(assetIds: readonly string[]): Promise<void> {
    const missing = [...new Set(assetIds)].filter(id => !this.loaded.has(id));
    for (const id of missing) this.loaded.add(id);
    for (const row of await this.store.facets(missing)) {
      const document = JSON.parse(row.statements) as StatementDocument;
      this.sourcesOf(row.asset_id).set(row.source, readStatements(document));
    }
  }

  /** Statements of an asset by source and key. */
  of(asset: string): ReadonlyMap<string, ReadonlyMap<string, Statement>> {
    return this.documents.get(asset) ?? new Map();
  }

  /**
   * Puts a statement in place if it is newer than what is there.
   *
   * @returns the statement that it replaced, and whether what is said changed
   */
  put(asset: string, source: string, statement: Statement): { before?: Statement; changed: boolean } {
    const sources = this.sourcesOf(asset);
    const document = sources.get(source) ?? new Map<string, Statement>();
    sources.set(source, document);
    const before = document.get(statement[0]);
    const changed = putStatement(document, statement);
    if (document.get(statement[0]) === statement) this.markChanged(asset, source);
    return { before, changed: changed || (before !== undefined && before[3] !== document.get(statement[0])?.[3]) };
  }

  /** Replaces all that a source says of an asset; an empty list removes it. */
  replace(asset: string, source: string, statements: readonly Statement[]) {
    this.sourcesOf(asset).set(source, new Map(statements.map(statement => [statement[0], statement])));
    this.markChanged(asset, source);
  }

  rows(): Row[] {
    return [...this.changed].flatMap(([asset, sources]) =>
      [...sources].map(source => ({
        asset_id: asset,
        source,
        statements: JSON.stringify(writeStatements(this.documents.get(asset)!.get(source)!)),
      })),
    );
  }

  private sourcesOf(asset: string): Map<string, Map<string, Statement>> {
    const present = this.documents.get(asset);
    if (present) return present;
    const fresh = new Map<string, Map<string, Statement>>();
    this.documents.set(asset, fresh);
    return fresh;
  }

  private markChanged(asset: string, source: string) {
    const sources = this.changed.get(asset) ?? new Set<string>();
    this.changed.set(asset, sources.add(source));
  }
}

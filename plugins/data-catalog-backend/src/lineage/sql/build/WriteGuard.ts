import { NotAllowedError } from '@backstage/errors';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetStore } from '../../../assets/AssetStore';
import { fitsAccess, unlimitedAccess } from '../../../assets/permissions';
import type { AssetAccess } from '../../../assets/permissions';
import type { DatasetName } from '../names/candidateNames';

type Named = DatasetName & { class: 'dataset' | 'job' };

/** Whether lineage of assets may be stated by somebody. */
export class WriteGuard {
  constructor(
    private readonly options: {
      store: Pick<AssetStore, 'references'>;
      tenantOf: (namespace: string) => string;
    },
  ) {}

  /**
   * An asset that is not there yet would have to fit, too.
   *
   * @throws NotAllowedError that names the first that may not be changed
   */
  async assertMayWrite(named: readonly Named[], update: AssetAccess): Promise<void> {
    if (!update.criteria) return;
    const ids = named.map(idOf);
    const { store } = this.options;
    const [present, changeable] = await Promise.all([
      store.references(ids, unlimitedAccess),
      store.references(ids, update),
    ]);
    for (const asset of named) {
      const id = idOf(asset);
      const isAllowed = present.has(id) ? changeable.has(id) : this.wouldFit(asset, update);
      if (!isAllowed) throw new NotAllowedError(`You may not state lineage of the ${asset.class} '${asset.name}'`);
    }
  }

  private wouldFit({ class: assetClass, namespace, name }: Named, update: AssetAccess): boolean {
    return fitsAccess(update, {
      id: assetId(assetClass, namespace, name),
      type: assetClass === 'job' ? 'pipeline' : 'dataset',
      tenant: this.options.tenantOf(namespace),
      tags: [],
    });
  }
}

function idOf({ class: assetClass, namespace, name }: Named): string {
  return assetId(assetClass, namespace, name);
}

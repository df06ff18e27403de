import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { StarButton } from '../../home/StarButton';
import { AssetName } from '../../ui/AssetRows';
import { CertifiedBadge } from '../../ui/badges';
import { Tag } from '../../ui/Chip';

/** Tags that a row shows before it says how many more there are. */
const FEW = 2;

/** Icon, name and path of an asset, and its star. */
export function NameCell({ asset }: { asset: AssetSummary }) {
  return (
    <span className="hw-list-name">
      <AssetName asset={asset} />
      <StarButton id={asset.id} title={asset.title} />
    </span>
  );
}

/** What is certified, and the first tags. */
export function TagsCell({ asset: { certified, tags = [] } }: { asset: AssetSummary }) {
  const few = tags.slice(0, certified ? FEW - 1 : FEW);
  const more = tags.slice(few.length);
  return (
    <span className="hw-row" style={{ gap: 4 }}>
      {certified && <CertifiedBadge small />}
      {few.map(tag => (
        <Tag key={tag} title={tag}>
          <bdi>{tag}</bdi>
        </Tag>
      ))}
      {more.length > 0 && (
        <span style={{ flex: 'none', display: 'inline-flex' }}>
          <Tag title={more.slice(0, 50).join(', ')}>+{more.length}</Tag>
        </span>
      )}
    </span>
  );
}

/** A time in few words, the exact one on hover. */
export function TimeCell({ time, text }: { time: string; text: string }) {
  return (
    <time dateTime={time} title={time} className="hw-cut">
      {text}
    </time>
  );
}

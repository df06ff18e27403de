import { SkeletonBlock } from '../../../ui/states';

/** Keeps the place of an asset's header. */
export function HeaderSkeleton() {
  return (
    <div className="hw-asset-head" style={{ height: 146, display: 'grid', gap: 12, alignContent: 'start' }}>
      <SkeletonBlock height={22} width="34%" />
      <SkeletonBlock height={18} width="48%" />
      <SkeletonBlock height={14} width="62%" />
    </div>
  );
}

import { ANNOTATION_VIEW_URL, getEntitySourceLocation } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useTexts } from '../translation';
import { Icon } from './Icon';

/** The file that declares an entity: a link where it lies on the web, its name where it does not. */
export function SourceLink({ entity }: { entity: Entity }) {
  const target = sourceOf(entity);
  return target === undefined ? null : <FileLink location={target} />;
}

/** The same for a location such as `url:https://…`, `file:/…` or a path. */
export function FileLink({ location }: { location: string }) {
  const t = useTexts();
  const target = location.replace(/^(url|file):(?!\/\/)/, '');
  const file = target.split(/[/\\]/).filter(Boolean).pop() ?? target;
  const text = t('ui.declaredIn', { file });
  if (!/^https?:\/\//.test(target)) {
    return (
      <span className="hw-dim" title={target}>
        {text}
      </span>
    );
  }
  return (
    <a href={target} target="_blank" rel="noreferrer" className="hw-link hw-row" style={{ gap: 4 }} title={target}>
      {text} <Icon name="external" size={12} />
    </a>
  );
}

function sourceOf(entity: Entity): string | undefined {
  const view = entity.metadata.annotations?.[ANNOTATION_VIEW_URL];
  if (view !== undefined) return view;
  try {
    return getEntitySourceLocation(entity).target;
  } catch {
    // Entities that no file declares have no location.
    return undefined;
  }
}

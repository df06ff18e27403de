import type { components } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { EntityLink } from '../../../ui/EntityLink';

const known = ['steward', 'yaml', 'import', 'scan', 'openlineage', 'inferred', 'sql'] as const;

/** Words for who says something: a steward, a catalog file, OpenLineage. */
export function useSourceName() {
  const t = useTexts();
  return (source: string): string => {
    const name = known.find(one => one === source);
    return name ? t(`assets.page.sourceNames.${name}`) : source;
  };
}

/** Who says a value, by whom and when. */
export function Says({ says }: { says: components['schemas']['ValueSource'] }) {
  const nameOf = useSourceName();
  const { source, by, at } = says;
  return (
    <span className="hw-says">
      <span>{nameOf(source)}</span>
      {by && (
        <span className="hw-cut">
          <By by={by} />
        </span>
      )}
      {at && (
        <span>
          <Ago time={at} />
        </span>
      )}
    </span>
  );
}

/** A principal, an entity or the code that stated something. */
export function By({ by }: { by: string }) {
  if (/^https?:\/\//.test(by)) {
    return (
      <a href={by} target="_blank" rel="noreferrer" className="hw-cut" title={by}>
        {shortUri(by)}
      </a>
    );
  }
  return <EntityLink entityRef={by} />;
}

/** The host and the last part of a producer's URI, where it is long. */
export function shortUri(uri: string): string {
  const [host, ...path] = uri.replace(/^https?:\/\//, '').replace(/\/$/, '').split('/');
  if (path.length < 3) return [host, ...path].join('/');
  return `${host}/…/${path.slice(-2).join('/')}`;
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

const metrics =
  'https://openlineage.io/spec/facets/VERSION/DataQualityMetricsDatasetFacet.json#/$defs/DataQualityMetricsDatasetFacet';

/**
 * An event of openlineage-python 1.54.0 as this client says the same. These
 * are all the differences that there are:
 *
 * - The tag that names the client's version.
 * - Python fills fields that were not given with empty objects and lists
 *   (`facets`, `inputs`, `transformations` ...). This client leaves them out:
 *   to a receiver both say nothing. The one list whose emptiness speaks,
 *   `inputs` of a lineage facet, is not empty in the scenario.
 * - DataQualityMetricsDatasetFacet: Python names 1-0-1, which adds
 *   `captureDate`; the specification that this client follows, and that is
 *   published, has 1-0-0.
 */
export function saidByPython(event: Json, clientVersion: string): Json | undefined {
  if (Array.isArray(event)) {
    const items = event.map(item => saidByPython(item, clientVersion)).filter(isSaid);
    return items.length > 0 ? items : undefined;
  }
  if (typeof event === 'object' && event !== null) {
    const entries = Object.entries(event).flatMap(([key, value]): [string, Json][] => {
      const said = saidByPython(value, clientVersion);
      return isSaid(said) ? [[key, said]] : [];
    });
    if (entries.length === 0) return undefined;
    const object = Object.fromEntries(entries);
    return object.key === 'openlineage_client_version' ? { ...object, value: clientVersion } : object;
  }
  return event === metrics.replace('VERSION', '1-0-1') ? metrics.replace('VERSION', '1-0-0') : event;
}

const isSaid = (value: Json | undefined): value is Json => value !== undefined;

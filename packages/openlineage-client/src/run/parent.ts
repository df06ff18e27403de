import { createBuilders } from '../build/createBuilders';
import type { FacetBody } from '../build/facetBuilders';
import type { runFacets } from '../facets/runFacets';
import { reportOnce } from './reportOnce';

/** The run that started a run, and the first of the chain, as the parent facet names them. */
export type ParentRun = FacetBody<typeof runFacets.parent>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The run that started this process, from the variables that schedulers set
 * for openlineage-dbt and others: `OPENLINEAGE_CONTEXT` (JSON with a `parent`),
 * else `OPENLINEAGE_PARENT_ID` and `OPENLINEAGE_ROOT_PARENT_ID`, both
 * `namespace/name/runId`. A namespace may hold slashes. Where no root is
 * named, or not readably, the parent is the root.
 *
 * @returns undefined when there is none; also when it cannot be read, which is
 * said once in a warning of the process
 */
export function parentFromEnvironment(
  environment: Environment = process.env,
): ParentRun | undefined {
  return fromContext(environment.OPENLINEAGE_CONTEXT) ?? fromIds(environment);
}

function fromContext(text: string | undefined): ParentRun | undefined {
  if (!text) return undefined;
  return readable('OPENLINEAGE_CONTEXT', () => {
    const { parent } = JSON.parse(text) as { parent?: ParentRun };
    if (!parent) return undefined;
    const { run, job, root = { run, job } } = parent;
    return checked({ run, job, root });
  });
}

function fromIds(environment: Environment): ParentRun | undefined {
  const parent = reference('OPENLINEAGE_PARENT_ID', environment);
  return (
    parent && { ...parent, root: reference('OPENLINEAGE_ROOT_PARENT_ID', environment) ?? parent }
  );
}

function reference(variable: string, environment: Environment): ParentRun | undefined {
  const text = environment[variable];
  if (!text) return undefined;
  return readable(variable, () => {
    const [, namespace, name, runId] = /^(.+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
    if (runId === undefined) throw new Error(`must be namespace/name/runId, got '${text}'`);
    return checked({ run: { runId }, job: { namespace, name } });
  });
}

function checked(parent: ParentRun): ParentRun {
  createBuilders().facets.run.parent(parent);
  return parent;
}

function readable<T>(variable: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    reportOnce(new Error(`${variable} is not used: ${(error as Error).message}`));
    return undefined;
  }
}

const entityRef =
  /^([a-z][a-z0-9]*):([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9](?:[-a-z0-9_.]{0,61}[a-z0-9])?)$/i;

/**
 * The job that stands for an entity of a Backstage catalog: namespace
 * `backstage`, name its entity ref in lower case. A catalog that knows it shows
 * what the job reads and writes on the page of the entity.
 *
 * @param ref - with kind and namespace, such as `component:default/shop-backend`
 * @throws TypeError for what is no such ref
 */
export function componentJob(ref: string): { namespace: string; name: string } {
  if (typeof ref !== 'string' || !entityRef.test(ref)) {
    throw new TypeError(
      `componentJob: the ref must be kind:namespace/name such as component:default/shop-backend, got ${JSON.stringify(ref) ?? 'nothing'}`,
    );
  }
  return { namespace: 'backstage', name: ref.toLowerCase() };
}

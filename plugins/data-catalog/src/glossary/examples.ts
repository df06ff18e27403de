/** A term as YAML, for who has none yet. */
export const termYaml = `apiVersion: headwater.io/v1alpha1
kind: GlossaryTerm
metadata:
  name: revenue
  title: Revenue
spec:
  definition: Sum of the lines of orders that were not returned, without tax.
  owner: team-finance
  domain: finance
  synonyms: [turnover]
  abbreviations: [rev]`;

/** A term on an asset and on one of its columns. */
export function carryYaml(name: string): string {
  return `kind: DataAsset
spec:
  terms: [${name}]
  columns:
    - { name: amount, terms: [${name}] }`;
}

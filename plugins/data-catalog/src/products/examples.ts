/** A product as YAML, for who has none yet. */
export const productYaml = `apiVersion: headwater.io/v1alpha1
kind: DataProduct
metadata:
  name: revenue
  title: Revenue
  description: Revenue as finance reports it
spec:
  owner: team-finance
  domain: finance
  lifecycle: production
  inputs: [dataasset:default/orders]
  outputs:
    - { namespace: 'postgres://warehouse:5432', name: dw.mart.revenue_daily }`;

/** Outputs of a product, for one that names none. */
export const outputsYaml = `spec:
  outputs:
    - dataasset:default/revenue-daily
    - { namespace: 'postgres://warehouse:5432', name: dw.mart.revenue }`;

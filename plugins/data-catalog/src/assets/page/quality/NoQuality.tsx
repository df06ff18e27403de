import { discoveryApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../translation';
import { CodeBlock } from '../../../ui/CodeBlock';
import { Empty } from '../../../ui/states';
import { useEditing } from '../editing/Editing';

/** No check has spoken yet: how to make one do so, with this portal's address. */
export function NoQuality() {
  const { asset } = useEditing();
  const t = useTexts();
  const discovery = useApi(discoveryApiRef);
  const { data: url = '' } = useQuery({
    queryKey: ['address of the receiver'],
    queryFn: () => discovery.getBaseUrl('data-catalog'),
    staleTime: Infinity,
  });
  const facet = {
    namespace: asset.namespace,
    name: asset.name,
    inputFacets: {
      dataQualityAssertions: {
        _producer: 'https://example.com/my-checks',
        _schemaURL: 'https://openlineage.io/spec/facets/1-1-0/DataQualityAssertionsDatasetFacet.json',
        assertions: [{ assertion: 'not_null', column: 'id', success: true }],
      },
    },
  };
  return (
    <div className="hw-scroll">
      <Empty title={t('assets.page.quality.none')} text={t('assets.page.quality.noneText')} icon="shield" />
      <div className="hw-stack hw-how">
        <CodeBlock title={t('assets.page.quality.withDbt')} text={`OPENLINEAGE_URL=${url} \\\n  dbt-ol test`} />
        <CodeBlock title={t('assets.page.quality.withEvents')} text={JSON.stringify(facet, null, 2)} />
      </div>
    </div>
  );
}

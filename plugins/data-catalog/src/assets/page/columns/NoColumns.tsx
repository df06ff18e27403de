import { useTexts } from '../../../translation';
import { CodeBlock } from '../../../ui/CodeBlock';
import { Empty } from '../../../ui/states';
import { useEditing } from '../editing/Editing';

/** No column is known: where they come from, and a file that names one. */
export function NoColumns() {
  const { asset } = useEditing();
  const t = useTexts();
  return (
    <div className="hw-scroll">
      <Empty title={t('assets.page.columns.none')} text={t('assets.page.columns.noneText')} icon="columns" />
      <div className="hw-how">
        <CodeBlock title={t('assets.page.columns.inFile')} text={fileOf(asset)} />
      </div>
    </div>
  );
}

/** A catalog file that declares the asset with a column. */
function fileOf({ namespace, name, title, type }: { namespace: string; name: string; title: string; type: string }) {
  return [
    'apiVersion: headwater.io/v1alpha1',
    'kind: DataAsset',
    'metadata:',
    `  name: ${title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 63) || 'my-asset'}`,
    'spec:',
    `  type: ${type}`,
    '  qualifiedName:',
    `    namespace: ${JSON.stringify(namespace)}`,
    `    name: ${JSON.stringify(name)}`,
    '  owner: my-team',
    '  columns:',
    '    - name: id',
    '      type: bigint',
    '      description: What it is',
  ].join('\n');
}

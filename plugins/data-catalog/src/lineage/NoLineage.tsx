import { Link } from 'react-router-dom';
import { eventsPath } from '../routes';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { CodeBlock } from '../ui/CodeBlock';
import { Empty } from '../ui/states';
import type { LineageState, StateChange } from './lineageState';
import type { Picture } from './model/picture';

/** What to do where nothing is connected with an asset. */
export function NoLineage(props: {
  picture: Picture;
  state: LineageState;
  onChange: (next: StateChange) => void;
}) {
  const { picture, state, onChange } = props;
  const t = useTexts();
  if (state.direction !== 'both') {
    return (
      <Empty title={t('lineage.empty.none')} text={t('lineage.empty.oneSide')} icon="schema">
        <Button onClick={() => onChange({ direction: 'both' })}>{t('lineage.bar.both')}</Button>
      </Empty>
    );
  }
  const focus = picture.nodes.get(picture.focus);
  return (
    <div className="hw-scroll">
      <Empty title={t('lineage.empty.none')} text={t('lineage.empty.noneText')} icon="schema">
        {focus && <CodeBlock title="catalog-info.yaml" text={declarationOf(focus)} />}
        <p>
          <Link className="hw-link" to={eventsPath()}>
            {t('lineage.empty.events')}
          </Link>
        </p>
      </Empty>
    </div>
  );
}

/** The YAML that says what an asset is made from. */
function declarationOf({
  namespace,
  name,
  title,
}: {
  namespace: string;
  name: string;
  title: string;
}): string {
  return [
    'apiVersion: headwater.io/v1alpha1',
    'kind: DataAsset',
    'metadata:',
    `  name: ${
      title
        .toLocaleLowerCase('en-US')
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60) || 'asset'
    }`,
    'spec:',
    `  qualifiedName: ${JSON.stringify({ namespace, name })}`,
    '  upstream:',
    '    - namespace: …',
    '      name: …',
  ].join('\n');
}

import { useTexts } from '../translation';
import { CodeBlock } from '../ui/CodeBlock';
import { Empty } from '../ui/states';

const declaration = `apiVersion: headwater.io/v1alpha1
kind: DataAsset
metadata:
  name: orders
spec:
  type: table
  qualifiedName: { namespace: 'postgres://shop-db:5432', name: shop.public.orders }
  owner: team-sales`;

const annotations = `metadata:
  annotations:
    headwater.io/reads: dataasset:default/orders
    headwater.io/writes: postgres://shop-db:5432#shop.public.offers`;

/** What to do where there is no data yet: the lines to copy. */
export function FirstSteps() {
  const t = useTexts();
  const events = `export OPENLINEAGE_URL=${window.location.origin}
export OPENLINEAGE_API_KEY=<token>
dbt-ol run`;
  return (
    <div className="hw-scroll">
      <div className="hw-body" style={{ maxWidth: 720, margin: '0 auto' }}>
        <Empty title={t('home.first.title')} text={t('home.first.text')} icon="database" />
        <div className="hw-stack" style={{ gap: 16 }}>
          <CodeBlock title={t('home.first.events')} text={events} />
          <CodeBlock title={t('home.first.declare')} text={declaration} />
          <CodeBlock title={t('home.first.annotate')} text={annotations} />
          <p className="hw-dim">{t('home.first.denied')}</p>
        </div>
      </div>
    </div>
  );
}

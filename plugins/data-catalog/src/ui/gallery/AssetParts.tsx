import { AssetRows } from '../AssetRows';
import { CodeBlock } from '../CodeBlock';
import { JsonView } from '../JsonView';
import { LineageStrip } from '../LineageStrip';
import { body, lineage, someAssets } from './samples';

/** The parts that show assets, lineage, JSON and lines to copy. */
export function AssetParts() {
  return (
    <>
      <section className="hw-section">
        <h2>Assets with their state</h2>
        <AssetRows
          label="Assets"
          items={someAssets}
          extra={{ title: 'Columns', render: () => <code>amount</code> }}
        />
      </section>
      <section className="hw-section">
        <h2>Lineage strip</h2>
        <LineageStrip lineage={lineage} />
      </section>
      <section className="hw-section hw-stack">
        <h2>JSON and lines to copy</h2>
        <JsonView value={body} />
        <CodeBlock title="In the shell" text="export OPENLINEAGE_URL=https://portal.example" />
      </section>
    </>
  );
}

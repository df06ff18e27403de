import { useTexts } from '../../../translation';
import { Dialog } from '../../../ui/Dialog';
import { Says } from '../sources/Says';
import { ValueText } from '../sources/ValueText';
import type { Choice } from './AssetWrites';
import type { Clash } from './conflicts';

/** Two people changed the same at once: what was there, what the other one made of it, and what one wants oneself. */
export function ConflictDialog(props: { clashes: readonly Clash[]; onChoose: (choice: Choice) => void }) {
  const { clashes, onChoose } = props;
  const t = useTexts();
  return (
    <Dialog
      open
      title={t('assets.page.conflict.title')}
      action={t('assets.page.conflict.mine')}
      cancel={t('assets.page.conflict.theirs')}
      width={520}
      onAction={() => onChoose('mine')}
      onClose={() => onChoose('theirs')}
    >
      {clashes.map(clash => (
        <section key={`${clash.field} ${clash.column}`} className="hw-clash">
          <h3>
            {t(`assets.page.fields.${clash.field}`)} {clash.column && <code>{clash.column}</code>}
          </h3>
          <dl className="hw-facts">
            <dt>{t('assets.page.conflict.before')}</dt>
            <dd>
              <ValueText value={clash.before} />
            </dd>
            <dt>{t('assets.page.conflict.now')}</dt>
            <dd>
              <ValueText value={clash.theirs} /> {clash.says && <Says says={clash.says} />}
            </dd>
            <dt>{t('assets.page.conflict.yours')}</dt>
            <dd>
              <ValueText value={clash.mine} />
            </dd>
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

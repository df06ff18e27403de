import { useTexts } from '../translation';
import { Icon } from '../ui/Icon';
import { JsonView } from '../ui/JsonView';

/** A product's contract: a link where it is one, else what the file says. */
export function Contract({ contract }: { contract: unknown }) {
  const t = useTexts();
  return (
    <section aria-label={t('products.contract')}>
      <h2>{t('products.contract')}</h2>
      {typeof contract === 'string' ? <Text text={contract} /> : <JsonView value={contract} />}
    </section>
  );
}

function Text({ text }: { text: string }) {
  if (!/^https?:\/\/\S+$/.test(text)) {
    return (
      <p className="hw-text" dir="auto">
        {text}
      </p>
    );
  }
  return (
    <a href={text} target="_blank" rel="noreferrer" className="hw-link hw-row" style={{ gap: 4 }}>
      <span className="hw-cut">{text}</span> <Icon name="external" size={12} />
    </a>
  );
}

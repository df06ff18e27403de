import type { RunError } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { CodeBlock } from '../../../ui/CodeBlock';
import { LongText } from '../LongText';

/** What went wrong, and where in the code; the trace is folded until somebody asks for it. */
export function RunErrorText({ error: { message, stackTrace, programmingLanguage } }: { error: RunError }) {
  const t = useTexts();
  return (
    <section className="hw-run-failed">
      <h2 className="hw-bad">
        {t('assets.page.runs.error')} {programmingLanguage && <span className="hw-dim">{programmingLanguage}</span>}
      </h2>
      <LongText text={message} mono />
      {stackTrace && (
        <details style={{ marginTop: 8 }}>
          <summary>{t('assets.page.runs.trace')}</summary>
          <CodeBlock title={t('assets.page.runs.trace')} text={stackTrace} />
        </details>
      )}
    </section>
  );
}

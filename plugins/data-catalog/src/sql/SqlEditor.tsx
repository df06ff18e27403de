import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { numberText } from '../ui/count';
import { dialectName, dialects } from './dialects';
import { MAX_CHARACTERS, MAX_IN_ADDRESS } from './sqlState';
import type { SqlAsked } from './sqlState';

export type SqlEditorProps = {
  /** What was asked last. */
  asked?: SqlAsked;
  /** Choices that stand in the address, also before anything was asked. */
  dialect?: string;
  namespace?: string;
  /** The answer is on its way. */
  waiting: boolean;
  onRun: (asked: SqlAsked) => void;
  onStop: () => void;
};

/** A place for SQL, and how it is to be read. What is typed is told when it is to be drawn. */
export function SqlEditor(props: SqlEditorProps) {
  const { asked, waiting, onRun, onStop } = props;
  const t = useTexts();
  const help = useId();
  const { form, edit, isChanged } = useForm(props);
  const { sql } = form;
  const isLong = sql.length > MAX_CHARACTERS;
  const run = () => {
    if (sql.trim() !== '' && !isLong) onRun(form);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  return (
    // Keys act from any of the fields inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="hw-try-editor" onKeyDown={press}>
      <textarea
        className="hw-input hw-try-sql"
        aria-label={t('sql.editor.label')}
        aria-describedby={help}
        aria-invalid={isLong}
        placeholder={t('sql.editor.placeholder')}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={sql}
        onChange={event => edit({ sql: event.target.value })}
      />
      <Choices form={form} edit={edit} />
      <div className="hw-row hw-wrap">
        <Button kind="primary" disabled={sql.trim() === '' || isLong} onClick={run}>
          {t('sql.editor.run')}
        </Button>
        {waiting && <Button onClick={onStop}>{t('sql.editor.stop')}</Button>}
        <span id={help} className="hw-dim hw-small">
          {t('sql.editor.runKeys')}
        </span>
        <span role="status" className="hw-small">
          {isLong && (
            <span className="hw-bad">
              {t('sql.editor.long', {
                length: numberText(sql.length),
                most: numberText(MAX_CHARACTERS),
              })}
            </span>
          )}
          {!isLong && asked && isChanged && (
            <span className="hw-dim">{t('sql.editor.changed')}</span>
          )}
          {asked && !isChanged && sql.length > MAX_IN_ADDRESS && (
            <span className="hw-dim">{t('sql.editor.noAddress')}</span>
          )}
        </span>
      </div>
    </div>
  );
}

/** The fields; what was asked takes their place when it is another, as when one goes back. */
function useForm({ asked, dialect, namespace }: SqlEditorProps) {
  const fresh = { sql: asked?.sql ?? '', dialect, namespace };
  const [form, setForm] = useState<SqlAsked>(fresh);
  const [known, setKnown] = useState(asked);
  if (asked !== known) {
    setKnown(asked);
    setForm(fresh);
  }
  const isChanged =
    form.sql !== fresh.sql ||
    (form.dialect ?? '') !== (dialect ?? '') ||
    (form.namespace ?? '') !== (namespace ?? '');
  const edit = (next: Partial<SqlAsked>) => setForm(before => ({ ...before, ...next }));
  return { form, edit, isChanged };
}

function Choices({ form, edit }: { form: SqlAsked; edit: (next: Partial<SqlAsked>) => void }) {
  const t = useTexts();
  const { dialect = '', namespace = '' } = form;
  const isOurs = dialect === '' || dialects.some(([value]) => value === dialect);
  return (
    <div className="hw-try-choices">
      <label className="hw-label">
        {t('sql.editor.dialect')}
        <select
          className="hw-input"
          value={dialect}
          onChange={event => edit({ dialect: event.target.value || undefined })}
        >
          <option value="">{t('sql.editor.usual')}</option>
          {!isOurs && <option value={dialect}>{dialectName(dialect)}</option>}
          {dialects.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="hw-label" title={t('sql.editor.namespaceText')}>
        {t('sql.editor.namespace')}
        <input
          className="hw-input hw-mono"
          value={namespace}
          placeholder={t('sql.editor.namespacePlaceholder')}
          maxLength={4096}
          spellCheck={false}
          autoCapitalize="off"
          onChange={event => edit({ namespace: event.target.value.trim() || undefined })}
        />
      </label>
    </div>
  );
}

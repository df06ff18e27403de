import { useTexts } from '../../../translation';
import { shortRef } from '../../../ui/shortRef';
import { LongText } from '../LongText';
import { ValueText } from '../sources/ValueText';
import { diffWords } from './diffWords';

/** Texts from this length on are compared word by word. */
const LONG = 80;

/** A value before and after; of long texts what differs, of lists what came and went. */
export function BeforeAfter({ before, after }: { before: unknown; after: unknown }) {
  const t = useTexts();
  if (isTexts(before) && isTexts(after) && (Array.isArray(before) || Array.isArray(after))) {
    const [old, fresh] = [before ?? [], after ?? []];
    return (
      <span className="hw-set-change">
        {old
          .filter(item => !fresh.includes(item))
          .map(item => (
            <del key={item}>{shortRef(item)}</del>
          ))}
        {fresh
          .filter(item => !old.includes(item))
          .map(item => (
            <ins key={item}>{shortRef(item)}</ins>
          ))}
      </span>
    );
  }
  if (typeof before === 'string' && typeof after === 'string' && Math.max(before.length, after.length) > LONG) {
    return <TextDiff before={before} after={after} />;
  }
  if (before === undefined && typeof after === 'string' && after.length > LONG) return <LongText text={after} />;
  return (
    <span>
      {before !== undefined && (
        <>
          <del>
            <ValueText value={before} />
          </del>
          <span aria-hidden> → </span>
        </>
      )}
      {after === undefined ? (
        <span className="hw-dim">{t('assets.page.activity.takenBack')}</span>
      ) : (
        <ins>
          <ValueText value={after} />
        </ins>
      )}
    </span>
  );
}

function TextDiff({ before, after }: { before: string; after: string }) {
  return (
    <p className="hw-text" dir="auto">
      {diffWords(before, after).map(({ kind, text }, index) => {
        // The parts are in the order of the text and never move.
        if (kind === 'same') return <span key={index}>{text}</span>;
        return kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>;
      })}
    </p>
  );
}

function isTexts(value: unknown): value is string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every(item => typeof item === 'string'));
}

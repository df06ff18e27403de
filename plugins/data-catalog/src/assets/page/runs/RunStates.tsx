import type { RunStateChange } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { runTone } from '../../../ui/badges';
import { duration } from '../../../ui/time';

/** The states that a run went through: a line as long as each lasted, and the times. */
export function RunStates({ states }: { states: readonly RunStateChange[] }) {
  const t = useTexts();
  if (states.length === 0) return <p className="hw-dim">{t('assets.page.runs.noStates')}</p>;
  const times = states.map(({ at }) => Date.parse(at));
  const whole = times[times.length - 1] - times[0];
  const lasted = (index: number) => (index + 1 < times.length ? times[index + 1] - times[index] : undefined);
  return (
    <>
      {whole > 0 && (
        <div className="hw-state-line" aria-hidden>
          {states.slice(0, -1).map((change, index) => (
            <i
              key={change.at}
              data-tone={runTone(change.state) ?? 'none'}
              style={{ flexGrow: (lasted(index) ?? 0) / whole, flexBasis: 2 }}
              title={t(`ui.runStates.${change.state}`)}
            />
          ))}
        </div>
      )}
      <ol className="hw-plain-list">
        {states.map(({ state, at }, index) => (
          <li key={`${state} ${at}`} className="hw-row">
            <span className="hw-spread">{t(`ui.runStates.${state}`)}</span>
            <span className="hw-dim hw-small">
              {lasted(index) !== undefined && t('assets.page.runs.lasted', { time: duration(lasted(index)!) })}
            </span>
            <time className="hw-num" dateTime={at} title={at}>
              {new Date(at).toLocaleTimeString('en-GB')}
            </time>
          </li>
        ))}
      </ol>
    </>
  );
}

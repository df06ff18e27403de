import { useTexts } from '../translation';
import { numberText } from '../ui/count';
import { Icon } from '../ui/Icon';
import { PopoverButton } from '../ui/Menu';
import { MAX_EXPANDED } from './lineageState';
import type { LineageState, StateChange } from './lineageState';
import { completenessOf } from './model/completeness';
import { titleOf } from './model/picture';
import type { Expansion, Picture } from './model/picture';
import { NODE_LIMIT } from './useLineage';

export type LineageFootProps = {
  picture: Picture;
  state: LineageState;
  /** When the answer came, in milliseconds since 1970. */
  at?: number;
  refreshing: boolean;
  onChange: (next: StateChange) => void;
};

/** How complete the picture is, always said. */
export function LineageFoot({ picture, state, at, refreshing, onChange }: LineageFootProps) {
  const t = useTexts();
  const { shown, known, folded, hidden, truncated, complete } = completenessOf(picture);
  return (
    <div className="hw-foot hw-lineage-foot">
      <div className="hw-row hw-wrap" role="status">
        <span className="hw-row" style={{ gap: 5 }}>
          {!complete && (
            <span className="hw-warn hw-row">
              <Icon name="warning" size={13} />
            </span>
          )}
          <b>{t('lineage.foot.shown', { shown: numberText(shown), known: numberText(known) })}</b>
          {t('lineage.foot.connected')}
        </span>
        {state.direction !== 'both' && (
          <span>{t(state.direction === 'upstream' ? 'lineage.foot.up' : 'lineage.foot.down')}</span>
        )}
        <span>
          {folded === 0
            ? t('lineage.foot.nothingFolded')
            : t('lineage.foot.folded', { number: numberText(folded) })}
        </span>
        {folded > 0 && !truncated && (
          <ShowFolded picture={picture} state={state} onChange={onChange} />
        )}
        {hidden > 0 && <span>{t('lineage.foot.hidden', { number: numberText(hidden) })}</span>}
        {hidden > 0 && (
          <PopoverButton
            kind="bare"
            size="small"
            label={t('lineage.foot.whom')}
            text={t('lineage.foot.whom')}
            icon="lock"
          >
            {() => t('lineage.foot.whomText', { name: titleOf(picture, picture.focus) })}
          </PopoverButton>
        )}
        {truncated && (
          <span className="hw-warn">
            {t('lineage.foot.cut', { limit: numberText(NODE_LIMIT) })}
          </span>
        )}
        <span>{t('lineage.foot.paths')}</span>
        <Legend picture={picture} level={state.level} />
        {state.level === 'column' && picture.columnEdges.length === 0 && (
          <span className="hw-warn">{t('lineage.foot.noColumns')}</span>
        )}
      </div>
      <span className="hw-spread" />
      <span title={at === undefined ? undefined : new Date(at).toISOString()}>
        {refreshing && <span>{t('lineage.foot.refreshing')} </span>}
        {t('lineage.foot.position', { position: numberText(picture.logPosition) })}
      </span>
    </div>
  );
}

/** Expands all that is folded, one step. */
function ShowFolded({
  picture,
  state,
  onChange,
}: Pick<LineageFootProps, 'picture' | 'state' | 'onChange'>) {
  const t = useTexts();
  const folded = [...picture.more].flatMap(([id, counts]): Expansion[] =>
    (['upstream', 'downstream'] as const).filter(side => counts[side]).map(side => ({ id, side })),
  );
  const expanded = [...state.expanded];
  for (const { id, side } of folded) {
    if (!expanded.some(one => one.id === id && one.side === side)) expanded.push({ id, side });
  }
  if (expanded.length > MAX_EXPANDED) return null;
  return (
    <button type="button" className="hw-link" onClick={() => onChange({ expanded })}>
      {t('lineage.foot.expand')}
    </button>
  );
}

/** What lines mean that are not drawn through, where there are such. */
function Legend({ picture, level }: { picture: Picture; level: LineageState['level'] }) {
  const t = useTexts();
  const pairs = [...picture.pairs.values()];
  const edges = level === 'column' ? picture.columnEdges : [];
  const inferred =
    pairs.some(pair => pair.inferred) || edges.some(({ origin }) => origin === 'sql');
  const past = pairs.some(pair => !pair.active) || edges.some(({ present }) => present === false);
  return (
    <>
      {inferred && (
        <LegendLine looks={{ 'data-inferred': true }} text={t('lineage.foot.inferred')} />
      )}
      {past && <LegendLine looks={{ 'data-past': true }} text={t('lineage.foot.past')} />}
    </>
  );
}

function LegendLine({ looks, text }: { looks: Record<string, boolean>; text: string }) {
  return (
    <span className="hw-row hw-legend">
      <svg width={24} height={8} aria-hidden="true">
        <g className="hw-line" {...looks}>
          <path d="M0 4H24" />
        </g>
      </svg>
      {text}
    </span>
  );
}

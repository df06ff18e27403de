import { useState } from 'react';
import { useTexts } from '../translation';
import { Icon } from './Icon';

export type FacetValue = {
  value: string;
  label: string;
  count?: number;
  /** False when the count is a lower bound. */
  exact?: boolean;
};

export type FacetGroup = {
  name: string;
  title: string;
  values: readonly FacetValue[];
  chosen: readonly string[];
};

/** Values of a facet that are shown before one asks for more. */
const FEW = 6;

/** Filters with the number of things of each value, each group to be folded. */
export function FacetList(props: {
  groups: readonly FacetGroup[];
  onToggle: (name: string, value: string) => void;
  /** On a narrow page the list lies over the table and has to be opened. */
  open?: boolean;
}) {
  const { groups, onToggle, open = false } = props;
  const t = useTexts();
  return (
    <aside className="hw-facets" aria-label={t('ui.filters')} data-open={open}>
      {groups.map(group => (
        <Group key={group.name} group={group} onToggle={value => onToggle(group.name, value)} />
      ))}
    </aside>
  );
}

function Group({ group, onToggle }: { group: FacetGroup; onToggle: (value: string) => void }) {
  const { title, values, chosen } = group;
  const t = useTexts();
  const [folded, setFolded] = useState(false);
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  const shown = all ? values : values.filter(({ value }, index) => index < FEW || chosen.includes(value));
  const more = values.length - shown.length;
  return (
    <section aria-label={title}>
      <h2>
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={t(folded ? 'ui.facetOpen' : 'ui.facetClose', { title })}
          onClick={() => setFolded(!folded)}
        >
          {title} <Icon name={folded ? 'down' : 'up'} size={14} />
        </button>
      </h2>
      {!folded &&
        shown.map(({ value, label, count, exact = true }) => (
          <label key={value} title={value}>
            <input
              type="checkbox"
              className="hw-check"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
            />
            <span className="hw-cut hw-spread">{label}</span>
            {count !== undefined && (
              <span className="hw-num">
                {count.toLocaleString('en')}
                {exact ? '' : '+'}
              </span>
            )}
          </label>
        ))}
      {!folded && (more > 0 || all) && values.length > FEW && (
        <button type="button" className="hw-link hw-small" style={{ marginLeft: 22 }} onClick={() => setAll(!all)}>
          {all ? t('ui.facetFewer') : t('ui.facetMore', { count: more })}
        </button>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import { Icon } from '../../../ui/Icon';
import type { IconName } from '../../../ui/Icon';
import { clockText } from './groupByDay';

/** A line of the timeline: when, what, and below it the details. */
export function Entry(props: { at: string; icon: IconName; title: ReactNode; children?: ReactNode }) {
  const { at, icon, title, children } = props;
  return (
    <li className="hw-entry">
      <time dateTime={at} title={at} className="hw-dim hw-num">
        {clockText(at)}
      </time>
      <span className="hw-entry-icon">
        <Icon name={icon} size={14} />
      </span>
      <div className="hw-spread">
        <div className="hw-entry-title">{title}</div>
        {children}
      </div>
    </li>
  );
}

import { useTexts } from '../../../translation';
import type { Tone } from '../../../ui/Chip';
import type { IconName } from '../../../ui/Icon';
import { PopoverButton } from '../../../ui/Menu';
import type { EditableField } from '../fields';
import { SourceList } from './SourceList';

export type SourcedField = EditableField | 'type';

/** Beside a value: says on demand who says it, and what others say. */
export function SourceButton({ field }: { field: SourcedField }) {
  const t = useTexts();
  const name = t(`assets.page.fields.${field}`);
  return (
    <PopoverButton kind="bare" size="small" icon="info" label={t('assets.page.sources.who', { field: name })}>
      {() => <SourceList field={field} />}
    </PopoverButton>
  );
}

/** The same for a value that is a chip. */
export function SourceChip(props: { field: SourcedField; tone?: Tone; icon?: IconName; children: string }) {
  const { field, tone, icon, children } = props;
  const t = useTexts();
  return (
    <PopoverButton
      shape="chip"
      tone={tone}
      icon={icon}
      text={children}
      label={t('assets.page.sources.whoValue', { value: children })}
    >
      {() => <SourceList field={field} />}
    </PopoverButton>
  );
}

import { useTexts } from '../translation';
import { IconButton } from '../ui/Button';
import { useStars } from './marks';

/** Stars an asset, or takes the star away; what is starred is on the home page. */
export function StarButton({ id, title }: { id: string; title: string }) {
  const t = useTexts();
  const stars = useStars();
  const on = stars.has(id);
  return (
    <IconButton
      kind="bare"
      size="small"
      icon="star"
      filled={on}
      pressed={on}
      label={t('home.star', { title })}
      onClick={() => stars.toggle(id)}
    />
  );
}

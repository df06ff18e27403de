export { Ago } from './Ago';
export { Chip } from './Chip';
export type { Tone } from './Chip';
export { EntityLink } from './EntityLink';
export { Identifier } from './Identifier';
export { LifecycleBadge as LifecycleChip, Quality } from './badges';

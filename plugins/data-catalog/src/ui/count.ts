/** "12,408". */
export function numberText(value: number): string {
  return value.toLocaleString('en');
}

/** "12,408", or "10,000+" where there may be more. */
export function countText({ value, exact }: { value: number; exact: boolean }): string {
  return `${numberText(value)}${exact ? '' : '+'}`;
}

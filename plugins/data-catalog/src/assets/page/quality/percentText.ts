/** A share from 0 to 1 as per cent with one decimal where it is not whole; nothing where it is unknown. */
export function percentText(share: number | undefined): string {
  if (share === undefined) return '';
  const percent = share * 100;
  // A single row must not look like none.
  if (percent > 0 && percent < 0.1) return '< 0.1';
  return Number.isInteger(percent) ? String(percent) : percent.toFixed(1);
}

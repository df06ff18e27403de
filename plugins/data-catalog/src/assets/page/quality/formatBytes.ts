const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** "340 B", "1.5 KiB", "12 TiB". */
export function formatBytes(bytes: number): string {
  const unit = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** unit;
  return `${unit === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

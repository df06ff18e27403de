/** `group:default/sales` as `sales`; other values as they are. */
export function shortRef(value: string): string {
  const match = /^[a-z]+:[^/\s]+\/([^/\s]+)$/i.exec(value);
  return match ? match[1] : value;
}

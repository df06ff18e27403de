const uriPattern = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i;

/** Whether a text is an absolute URI, as `format: uri` of JSON Schema has it. */
export function isUri(text: string): boolean {
  return uriPattern.test(text);
}

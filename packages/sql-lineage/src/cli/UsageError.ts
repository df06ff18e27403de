/** What the command was asked cannot be done: the message names the value and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

import { DeliveryError } from '../../client/errors';
import { show } from './sender';
import type { HttpAnswer } from './sender';

/** How much of an answer is kept to say why an event was refused. */
export const excerptBytes = 2048;
const mostHops = 5;

const hints: Record<number, string> = {
  401: "Check the option 'auth'",
  403: "Check the option 'auth' and what its owner may do",
  404: "Check the options 'url' and 'endpoint'",
  405: "Check the options 'url' and 'endpoint'",
  413: 'The event is larger than the server takes',
};

/** An answer that is no success, as an error that says what to do. */
export function answerError(
  url: URL,
  { status, body }: HttpAnswer,
  retriable: boolean,
  redact: (text: string) => string,
): DeliveryError {
  const excerpt = redact(body.replace(/\s+/g, ' ').trim()).slice(0, 300);
  const what = `${show(url)} answered ${status}`;
  const hint = hints[status];
  const message = [excerpt ? `${what}: ${excerpt}` : what, ...(hint ? [hint] : [])].join('. ');
  return new DeliveryError(message, { status, retriable });
}

/** Takes texts that must not be shown out of another one. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const hidden = secrets
    .flatMap(secret => [secret, secret.replace(/^\w+ /, '')])
    // Shorter ones are words such as gzip.
    .filter(secret => secret.length >= 6 && !secret.startsWith('application/'));
  return text => hidden.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}

/**
 * Where a redirect leads: only one that keeps method and body (307, 308), and
 * within the same origin, because the event and its authorization are meant
 * for that one. Source: RFC 9110, 15.4.
 *
 * @throws DeliveryError for others, which would lose the event without a word
 */
export function redirectTarget(url: URL, answer: HttpAnswer, hops: number): URL {
  const { status } = answer;
  const location = answer.header('location');
  const target =
    location && URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
  const refuse = (why: string) => {
    const where = target ? ` to ${show(target)}` : '';
    return new DeliveryError(`${show(url)} redirects (${status})${where}, ${why}`, { status });
  };
  if (!target) throw refuse("without a usable location. Check the options 'url' and 'endpoint'.");
  if (status !== 307 && status !== 308) {
    throw refuse(
      "which would turn the event into a GET and lose it. Set the option 'url' to where it leads.",
    );
  }
  if (target.origin !== url.origin) {
    throw refuse("which is another server. Set the option 'url' to it if that is right.");
  }
  if (hops > mostHops)
    throw refuse(`after ${mostHops} redirects before. The server seems to redirect in a circle.`);
  return target;
}

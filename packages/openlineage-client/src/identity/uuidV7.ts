import { createHash, randomUUID } from 'node:crypto';
import { normalizeEventTime } from './eventTime';

let lastMs = 0;
let counter = 0;

/**
 * A new UUID of version 7, in lower case: those of one process sort in the
 * order in which they were made, also within a millisecond.
 *
 * Source: RFC 9562, sections 5.7 and 6.2 (method 1, a counter of 12 bits that
 * starts anywhere in its lower half).
 *
 * @param instant - the time that the UUID carries instead of now; UUIDs of one
 * instant have no order
 */
export function generateNewUuid(instant?: Date): string {
  const random = randomUUID();
  const start = parseInt(random.slice(15, 18), 16) & 0x7ff;
  if (instant)
    return layOut(timeOf(instant), start.toString(16).padStart(3, '0'), random.slice(19));
  const now = Date.now();
  // A clock that went back does not take the order back.
  if (now > lastMs) {
    lastMs = now;
    counter = start;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = start;
  }
  return layOut(lastMs, counter.toString(16).padStart(3, '0'), random.slice(19));
}

/**
 * The UUID of version 7 that follows from a time and data: the same for the
 * same arguments, and the same as `generate_static_uuid` of openlineage-python
 * 1.54 gives. So the id of a run that another system started can be known
 * without asking. (The Java client hashes other bytes and gives other UUIDs.)
 *
 * @param instant - a text keeps its microseconds, a Date has none
 * @param data - a text is taken as UTF-8
 * @throws RangeError when the instant is no time
 */
export function generateStaticUuid(instant: Date | string, data: string | Uint8Array): string {
  const time = normalizeEventTime(
    typeof instant === 'string' ? instant : new Date(timeOf(instant)).toISOString(),
  );
  const [second, micros] = [time.slice(0, 19), time.slice(20, 26)];
  // Python's isoformat, which names microseconds only where there are some.
  const isoTime = `${second}${micros === '000000' ? '' : `.${micros}`}+00:00`;
  const hash = createHash('sha1').update(isoTime).update(data).digest('hex');
  const epochMicros = Date.parse(`${second}Z`) * 1000 + Number(micros);
  // The variant's two bits take the place of two bits of the hash.
  const variant = ((parseInt(hash[3], 16) & 0b0011) | 0b1000).toString(16);
  return layOut(
    Math.trunc(epochMicros / 1000),
    hash.slice(0, 3),
    `${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`,
  );
}

/** Time, 12 bits as three hexadecimal digits, and the last two groups in one UUID. */
function layOut(ms: number, bits: string, tail: string): string {
  const time = BigInt.asUintN(48, BigInt(ms)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits}-${tail}`;
}

function timeOf(instant: Date): number {
  const ms = instant.getTime();
  if (Number.isNaN(ms))
    throw new RangeError('The instant of a UUID must be a valid Date, got Invalid Date');
  return ms;
}

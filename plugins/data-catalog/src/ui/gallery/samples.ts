export type SampleRow = { id: string; name: string; type: string; quality?: number };

/** Ten thousand rows, long and odd names among them. */
export const rows: SampleRow[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: String(index),
  name: [`orders_${index}`, 'a_name_'.repeat(28), 'طلبات العملاء', '🦆 ducks'][index % 4],
  type: ['table', 'topic', 'pipeline', 'view'][index % 4],
  quality: index % 5 === 0 ? undefined : ((index * 37) % 100) / 100,
}));

const failure = (statusCode: number, message: string) => Object.assign(new Error(message), { statusCode });

/** One of each kind of failure that pages know. */
export const failures: Error[] = [
  failure(500, 'Something broke inside'),
  failure(503, 'The log cannot be written right now'),
  failure(403, "The permission 'data-catalog.asset.read' is missing"),
  failure(404, "No asset with id '1'"),
  failure(401, 'Missing credentials'),
  new TypeError('Failed to fetch'),
];

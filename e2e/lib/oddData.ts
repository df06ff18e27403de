import { ask } from './server';

const facet = {
  _producer: 'https://example.com/odd',
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json',
};

export const WIDE = { namespace: 'odd', name: 'wide_table' };
export const LONG = { namespace: 'odd', name: `${'a_very_long_name_'.repeat(11)}end_of_it` };
export const EMOJI = { namespace: 'odd', name: '🦆 ducks & "quotes" <b>' };
export const ARABIC = { namespace: 'odd', name: 'طلبات العملاء' };
export const TAGGED = { namespace: 'odd', name: 'three_hundred_tags' };
export const BARE = { namespace: 'odd', name: 'nothing_known' };
export const HUB = { namespace: 'odd', name: 'hub' };

type Dataset = { namespace: string; name: string; facets?: object };

let runs = 0;

function runEvent(name: string, inputs: Dataset[], outputs: Dataset[]) {
  runs++;
  return {
    eventType: 'COMPLETE',
    eventTime: new Date().toISOString(),
    producer: 'https://example.com/odd',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: `0198a1a0-0000-7000-9000-${String(runs).padStart(12, '0')}` },
    job: { namespace: 'odd', name },
    inputs,
    outputs,
  };
}

async function send(url: string, event: object): Promise<void> {
  const answer = await ask(url, '/api/v1/lineage', { method: 'POST', body: JSON.stringify(event) });
  if (answer.status !== 201) throw new Error(`The odd event was answered ${answer.status}`);
  await answer.text();
}

/** Path of the page of a dataset by its name. */
export function lookup({ namespace, name }: Dataset): string {
  return `/data/lookup?${new URLSearchParams({ namespace, name })}`;
}

/** Waits until the asset can be seen: an event is acknowledged before it is projected. */
export async function idOf(url: string, { namespace, name }: Dataset): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await ask(url, `/api/data-catalog/v1/assets/lookup?${new URLSearchParams({ namespace, name })}`);
    const { id } = (await answer.json()) as { id?: string };
    if (id !== undefined) return id;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`The asset '${name}' did not come`);
}

/** Assets that pages have trouble with: too wide, too long, too many, in other scripts, with nothing known. */
export async function sendOddData(url: string): Promise<void> {
  const fields = Array.from({ length: 5000 }, (_, index) => ({
    name: index === 7 ? 'c'.repeat(200) : `column_${index}`,
    type: index % 3 ? 'VARCHAR(255)' : 'STRUCT<a INT, b VARCHAR>',
    description: index % 2 ? `What column ${index} holds` : undefined,
  }));
  await send(url, runEvent('make_wide', [BARE], [{ ...WIDE, facets: { schema: { ...facet, fields } } }]));
  await send(url, runEvent('make_long', [ARABIC], [LONG, EMOJI]));
  await send(url, runEvent('make_tagged', [EMOJI], [TAGGED]));
  // A hub with three hundred neighbours: a hundred and fifty each way, in jobs of ten.
  for (let job = 0; job < 30; job++) {
    const others = Array.from({ length: 10 }, (_, index) => ({ namespace: 'odd', name: `spoke_${job}_${index}` }));
    await send(url, job % 2 ? runEvent(`into_hub_${job}`, others, [HUB]) : runEvent(`out_of_hub_${job}`, [HUB], others));
  }
  const error = {
    ...facet,
    message: 'Binder Error: column "margin" was not found',
    programmingLanguage: 'python',
    stackTrace: Array.from({ length: 60 }, (_, line) => `  File "pipeline.py", line ${line}, in step_${line}`).join('\n'),
  };
  const failed = runEvent('fails_at_night', [HUB], [TAGGED]);
  await send(url, { ...failed, eventType: 'FAIL', run: { ...failed.run, facets: { errorMessage: error } } });
  const tags = Array.from({ length: 300 }, (_, index) => `tag-${index}`);
  const tagged = await idOf(url, TAGGED);
  for (let start = 0; start < tags.length; start += 150) {
    const answer = await ask(url, `/api/data-catalog/v1/assets/${tagged}`, {
      method: 'PATCH',
      body: JSON.stringify({ addTags: tags.slice(start, start + 150) }),
    });
    if (!answer.ok) throw new Error(`The tags were answered ${answer.status}`);
    await answer.text();
  }
}

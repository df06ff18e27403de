import { DataCatalogClient } from './DataCatalogClient';

type Sent = { method: string; url: string; headers: Record<string, string>; body: string };

function clientAnswering(status: number, answer: unknown) {
  const sent: Sent[] = [];
  const client = new DataCatalogClient({
    discoveryApi: { getBaseUrl: async id => `http://backend.example/api/${id}` },
    fetchApi: {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        // As middleware does that looks at a request and then hands on what it was given.
        expect(new Request(input, init).bodyUsed).toBe(false);
        const request = new Request(input, init);
        const headers = Object.fromEntries(request.headers.entries());
        sent.push({
          method: request.method,
          url: request.url,
          headers,
          body: await request.text(),
        });
        return new Response(JSON.stringify(answer), {
          status,
          headers: { 'Content-Type': 'application/json' },
        });
      },
    },
  });
  return { client, sent };
}

describe('DataCatalogClient', () => {
  it('repeats a filter with several values and escapes them', async () => {
    const { client, sent } = clientAnswering(200, { items: [] });
    expect(await client.listAssets({ type: ['table', 'view'], q: 'a&b' })).toEqual({ items: [] });
    expect(sent[0].url).toBe(
      'http://backend.example/api/data-catalog/v1/assets?type=table&type=view&q=a%26b',
    );
  });

  it('sends the token, the ETag and the idempotency key of a write', async () => {
    const { client, sent } = clientAnswering(200, { id: 'x' });
    await client.updateAsset(
      'x',
      { owner: null },
      { token: 't', ifMatch: '"1"', idempotencyKey: 'k' },
    );
    expect(sent[0]).toMatchObject({
      method: 'PATCH',
      url: 'http://backend.example/api/data-catalog/v1/assets/x',
      body: '{"owner":null}',
      headers: { authorization: 'Bearer t', 'if-match': '"1"', 'idempotency-key': 'k' },
    });
  });

  it('throws what the backend says of a refusal', async () => {
    const { client } = clientAnswering(404, {
      error: { name: 'NotFoundError', message: "No asset with id 'x'" },
      response: { statusCode: 404 },
    });
    await expect(client.getAsset('x')).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: "No asset with id 'x'" },
    });
  });
});

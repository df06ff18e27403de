import { clientKeys, clientLines } from './clients';
import { endpointOf } from './endpoint';

describe('where clients send events', () => {
  it('is the plugin’s own path, or the usual one when the root receiver is on', () => {
    expect(endpointOf('https://portal.example', false)).toEqual({
      url: 'https://portal.example',
      path: '/api/data-catalog/api/v1/lineage',
      usual: false,
      local: false,
    });
    expect(endpointOf('https://portal.example/', true)).toMatchObject({
      path: '/api/v1/lineage',
      usual: true,
    });
  });

  it('keeps the path under which a portal stands, and knows an address of its own machine', () => {
    expect(endpointOf('http://localhost:7007/portal', true)).toEqual({
      url: 'http://localhost:7007',
      path: '/portal/api/v1/lineage',
      usual: false,
      local: true,
    });
  });
});

describe('the lines of clients', () => {
  const usual = endpointOf('https://portal.example', true);
  const own = endpointOf('https://portal.example', false);
  const text = (client: (typeof clientKeys)[number], endpoint = usual) =>
    clientLines(client, endpoint)
      .map(lines => lines.text)
      .join('\n---\n');

  it('are the URL and the key alone for Python and dbt with the root receiver', () => {
    expect(clientLines('python', usual)[1]).toEqual({
      place: 'environment',
      text: "export OPENLINEAGE_URL=https://portal.example\nexport OPENLINEAGE_API_KEY='<token>'",
    });
    expect(text('dbt')).toContain('dbt-ol run');
  });

  it('give the path as the endpoint, never within the URL', () => {
    expect(text('python', own)).toContain('OPENLINEAGE_ENDPOINT=api/data-catalog/api/v1/lineage');
    expect(text('spark', own)).toContain(
      "'spark.openlineage.transport.endpoint=/api/data-catalog/api/v1/lineage'",
    );
    expect(text('flink', own)).toContain(
      'openlineage.transport.endpoint: /api/data-catalog/api/v1/lineage',
    );
    expect(text('hive', own)).toContain('<name>hive.openlineage.transport.endpoint</name>');
    const joined = clientKeys
      .filter(client => client !== 'curl')
      .filter(client => /portal\.example\/api/.test(text(client, own)));
    expect(joined).toEqual([]);
  });

  it('are JSON that Airflow can read', () => {
    const [, environment] = clientLines('airflow', own);
    const json = /TRANSPORT='(.*)'/.exec(environment.text)![1];
    expect(JSON.parse(json)).toEqual({
      type: 'http',
      url: 'https://portal.example',
      endpoint: 'api/data-catalog/api/v1/lineage',
      auth: { type: 'api_key', apiKey: '<token>' },
    });
  });

  it('escape what is put into XML', () => {
    expect(text('hive')).toContain('<value>&lt;token&gt;</value>');
  });

  it('send an event that the receiver takes, with curl', () => {
    const [{ text: command }] = clientLines('curl', usual);
    expect(command).toContain("curl -X POST 'https://portal.example/api/v1/lineage'");
    const event = JSON.parse(/-d '(.*)'$/s.exec(command)![1]);
    expect(event).toMatchObject({
      eventType: 'COMPLETE',
      job: { namespace: 'demo', name: 'hello' },
    });
  });
});

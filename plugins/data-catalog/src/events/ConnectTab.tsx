import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Link, useSearchParams } from 'react-router-dom';
import { useTexts } from '../translation';
import { CodeBlock } from '../ui/CodeBlock';
import { Icon } from '../ui/Icon';
import { Identifier } from '../ui/Identifier';
import { clientKeys, clientLines, clientNames, javaClients, tokenLines } from './clients';
import type { ClientKey, Lines } from './clients';
import { endpointOf } from './endpoint';
import { eventTabPath } from './paths';
import { useStatus } from './useStatus';

/** The lines that point each client at this portal. */
export function ConnectTab() {
  const t = useTexts();
  const [params] = useSearchParams();
  const chosen = clientKeys.find(key => key === params.get('client')) ?? 'python';
  return (
    <div className="hw-split hw-connect-split" style={{ borderTop: 0 }}>
      <nav className="hw-clients" aria-label={t('events.connect.clients')}>
        {clientKeys.map(key => (
          <Link
            key={key}
            to={{ pathname: eventTabPath('connect'), search: `?client=${key}` }}
            aria-current={key === chosen ? 'page' : undefined}
          >
            {clientNames[key]}
          </Link>
        ))}
      </nav>
      <div className="hw-scroll">
        <Client client={chosen} />
      </div>
    </div>
  );
}

/** Ways in that need no address and no token of the portal. */
const offline: readonly ClientKey[] = ['jsonl', 'kafka'];

function Client({ client }: { client: ClientKey }) {
  const t = useTexts();
  const config = useApi(configApiRef);
  const { data: status } = useStatus();
  // The plugin's own path always works, also while it is not known whether the root's does.
  const endpoint = endpointOf(config.getString('backend.baseUrl'), status?.root ?? false);
  const online = !offline.includes(client);
  return (
    <article className="hw-connect">
      <div>
        <h2 style={{ fontSize: 14, marginBottom: 2 }}>{clientNames[client]}</h2>
        <p className="hw-dim">{t(`events.connect.${client}`)}</p>
        {online && (
          <div className="hw-row hw-wrap" style={{ gap: '0 8px' }}>
            <span className="hw-dim">{t('events.connect.address')}</span>
            <Identifier text={`${endpoint.url}${endpoint.path}`} />
          </div>
        )}
      </div>
      {online && endpoint.local && <Note text={t('events.connect.local')} />}
      {online && status && (
        <p className="hw-dim">{t(status.root ? 'events.connect.root' : 'events.connect.noRoot')}</p>
      )}
      {clientLines(client, endpoint).map(lines => (
        <Block key={lines.text} lines={lines} />
      ))}
      {javaClients.includes(client) && <Note text={t('events.connect.javaNote')} />}
      {online && (
        <section
          aria-labelledby="connect-token"
          className="hw-stack"
          style={{ gap: 12, marginTop: 12 }}
        >
          <div>
            <h2 id="connect-token">{t('events.connect.tokenTitle')}</h2>
            <p className="hw-dim">
              {status?.anonymous && `${t('events.connect.tokenOptional')} `}
              {t('events.connect.tokenText')}
            </p>
          </div>
          {tokenLines.map(lines => (
            <Block key={lines.text} lines={lines} />
          ))}
        </section>
      )}
    </article>
  );
}

function Block({ lines: { place, text } }: { lines: Lines }) {
  const t = useTexts();
  return (
    <CodeBlock
      title={typeof place === 'string' ? t(`events.connect.${place}`) : place.file}
      text={text}
    />
  );
}

function Note({ text }: { text: string }) {
  return (
    <p className="hw-row hw-dim" style={{ alignItems: 'flex-start' }}>
      <span style={{ display: 'inline-flex', height: 18, alignItems: 'center' }}>
        <Icon name="info" size={14} />
      </span>
      {text}
    </p>
  );
}

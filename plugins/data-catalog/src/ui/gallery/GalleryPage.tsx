import { useState } from 'react';
import type { ReactNode } from 'react';
import { Ago } from '../Ago';
import { Button, Choices, IconButton } from '../Button';
import {
  CertifiedBadge,
  ClassificationBadge,
  FreshnessBadge,
  LifecycleBadge,
  Quality,
  QualityBadge,
  RunStateBadge,
  TypeBadge,
} from '../badges';
import { History, Sparkline } from '../charts';
import { Chip, FilterChip, Tag } from '../Chip';
import { DataTable } from '../DataTable';
import { Dialog } from '../Dialog';
import { FacetList } from '../FacetList';
import { Icon, iconNames } from '../Icon';
import { Identifier } from '../Identifier';
import { MenuButton, PopoverButton } from '../Menu';
import { useNotify } from '../Notices';
import { SearchField } from '../SearchField';
import { SidePanel } from '../SidePanel';
import { Empty, Failure, Skeleton } from '../states';
import { AssetParts } from './AssetParts';
import { failures, rows } from './samples';
import type { SampleRow } from './samples';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="hw-section">
      <h2>{title}</h2>
      <div className="hw-row hw-wrap">{children}</div>
    </section>
  );
}

/** Every part of `ui/` in every state, for whoever builds pages; only in development, at `/data/gallery`. */
export function GalleryPage() {
  const [dialog, setDialog] = useState(false);
  const [choice, setChoice] = useState<'one' | 'two'>('one');
  const [text, setText] = useState('');
  const notify = useNotify();
  const undo = { text: 'Undo', run: () => undefined };
  return (
    <div className="hw-scroll">
      <div className="hw-body">
        <h1>Gallery</h1>
        <Part title="Icons">
          {iconNames.map(name => (
            <span key={name} className="hw-tag" title={name}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </Part>
        <Part title="Buttons">
          <Button kind="primary">Primary</Button>
          <Button icon="download">Outlined</Button>
          <Button pressed>Pressed</Button>
          <Button disabled>Disabled</Button>
          <Button kind="danger" icon="trash">
            Danger
          </Button>
          <Button kind="bare">Bare</Button>
          <IconButton icon="star" label="Star" />
          <IconButton icon="star" label="Starred" filled pressed />
          <Choices
            label="Choice"
            value={choice}
            onChange={setChoice}
            choices={[
              { value: 'one', label: 'One' },
              { value: 'two', label: 'Two' },
            ]}
          />
          <MenuButton
            label="Actions"
            items={[
              { key: 'a', text: 'An action', icon: 'edit', onSelect: () => undefined },
              { key: 'b', text: 'A choice', checked: true, onSelect: () => undefined },
              { key: 'c', text: 'Not now', disabled: true, onSelect: () => undefined },
              'line',
              { key: 'd', text: 'Delete', icon: 'trash', danger: true, onSelect: () => undefined },
            ]}
          />
          <PopoverButton label="Explanation" text="Popover" icon="info">
            {close => <Button onClick={close}>Close</Button>}
          </PopoverButton>
          <Button onClick={() => setDialog(true)}>Dialog</Button>
          <Button onClick={() => notify({ text: 'The owner was changed', action: undo })}>Notice</Button>
          <Button onClick={() => notify({ text: 'It could not be saved', tone: 'bad' })}>Bad notice</Button>
        </Part>
        <Part title="Fields">
          <SearchField label="Search" value={text} onChange={setText} />
          <input className="hw-input" style={{ width: 200 }} placeholder="Text" aria-label="Text" />
          <input className="hw-input" style={{ width: 200 }} defaultValue="Wrong" aria-invalid aria-label="Wrong text" />
          <input type="checkbox" className="hw-check" aria-label="Box" />
          <input type="checkbox" className="hw-check" aria-label="Checked box" defaultChecked />
        </Part>
        <Part title="Chips and tags">
          <Chip>plain</Chip>
          <Chip tone="good" icon="sound">
            good
          </Chip>
          <Chip tone="warn" icon="warning">
            warn
          </Chip>
          <Chip tone="bad" icon="error">
            bad
          </Chip>
          <Chip dashed icon="plus">
            add
          </Chip>
          <FilterChip text="Type is table" onRemove={() => undefined} />
          <Tag>tag</Tag>
          <Tag tone="good">good</Tag>
          <Tag tone="bad" icon="warning">
            bad
          </Tag>
          <Chip>{'a very long name that has to be cut somewhere '.repeat(3)}</Chip>
        </Part>
        <Part title="Badges">
          {[0.97, 0.8, 0.4, undefined].map(score => (
            <Quality key={String(score)} score={score} />
          ))}
          {[0.97, 0.8, 0.4].map(score => (
            <QualityBadge key={score} score={score} />
          ))}
          {['development', 'production', 'deprecated', 'of our own'].map(value => (
            <LifecycleBadge key={value} value={value} />
          ))}
          <CertifiedBadge />
          <CertifiedBadge small />
          <FreshnessBadge time={new Date(Date.now() - 840_000).toISOString()} />
          <FreshnessBadge time={new Date(Date.now() - 14_400_000).toISOString()} late />
          <ClassificationBadge name="PII" columns={2} />
          {(['COMPLETE', 'FAIL', 'ABORT', 'RUNNING', 'UNKNOWN'] as const).map(state => (
            <RunStateBadge key={state} state={state} />
          ))}
          {['table', 'topic', 'pipeline', 'something else'].map(type => (
            <TypeBadge key={type} type={type} />
          ))}
        </Part>
        <Part title="Identifiers, times, small charts">
          <Identifier text="postgres://shop-db:5432#shop.public.orders" />
          <Ago time="2026-01-01T00:00:00Z" />
          <Sparkline values={[3, 5, 2, 8, 6, 9]} label="Rising" />
          <History
            label="Last runs"
            items={[
              { tone: 'good', title: 'passed' },
              { tone: 'bad', title: 'failed' },
              { tone: 'warn', title: 'warned' },
              { title: 'not run' },
            ]}
          />
        </Part>
        <section className="hw-section">
          <h2>Table, facets and panel</h2>
          <TableSample />
        </section>
        <Part title="States">
          <Empty title="Nothing here yet" text="Send the first event." />
          {failures.map(error => (
            <Failure key={error.message} error={error} onRetry={() => undefined} />
          ))}
        </Part>
        <AssetParts />
        <Skeleton rows={3} />
        <Dialog
          open={dialog}
          title="Delete orders?"
          action="Delete"
          danger
          onAction={() => setDialog(false)}
          onClose={() => setDialog(false)}
        >
          A newer event that names it brings it back.
        </Dialog>
      </div>
    </div>
  );
}

function TableSample() {
  const [chosen, setChosen] = useState(new Set<string>());
  const [order, setOrder] = useState('title');
  const [open, setOpen] = useState<SampleRow>();
  const [types, setTypes] = useState<string[]>(['table']);
  const values = ['table', 'view', 'topic', 'file', 'pipeline', 'report', 'model'];
  return (
    <div className="hw-split" style={{ height: 320, border: '1px solid var(--hw-line)' }}>
      <FacetList
        groups={[
          { name: 'type', title: 'Type', chosen: types, values: values.map((value, count) => ({ value, label: value, count })) },
        ]}
        onToggle={(_, value) =>
          setTypes(types.includes(value) ? types.filter(other => other !== value) : [...types, value])
        }
      />
      <div className="hw-main">
        <DataTable
          label="Samples"
          items={rows}
          keyOf={row => row.id}
          nameOf={row => row.name}
          order={order}
          onOrder={setOrder}
          selection={{ chosen, onChange: setChosen }}
          active={open?.id}
          onOpen={setOpen}
          columns={[
            { key: 'name', title: 'Name', width: 'minmax(200px, 2fr)', sort: 'title', render: row => row.name },
            { key: 'type', title: 'Type', width: '120px', from: 480, render: row => <TypeBadge type={row.type} /> },
            { key: 'quality', title: 'Quality', width: '140px', right: true, sort: 'quality', render: row => <Quality score={row.quality} /> },
          ]}
        />
        <div className="hw-foot">{chosen.size} chosen</div>
      </div>
      {open && (
        <SidePanel label={open.name} title={open.name} icon="table" onClose={() => setOpen(undefined)}>
          <section>
            <h2>About</h2>A row of the sample.
          </section>
        </SidePanel>
      )}
    </div>
  );
}

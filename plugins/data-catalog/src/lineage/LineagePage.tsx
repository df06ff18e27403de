import GlobalStyles from '@mui/material/GlobalStyles';
import Popover from '@mui/material/Popover';
import { useCallback, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useRememberVisit } from '../home/marks';
import { lineagePath, sqlPath } from '../routes';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { Icon, iconOfType } from '../ui/Icon';
import { onTop } from '../ui/Menu';
import { useShortcuts } from '../ui/shortcuts';
import { AssetPicker, useRecentAssets } from './AssetPicker';
import { Explorer } from './Explorer';
import { fullPath } from './model/nodeText';
import { lineageStyles } from './styles';

/** The lineage explorer on a page of its own; without an asset, the way to one. */
export function LineagePage() {
  const { id } = useParams();
  return id === undefined ? <Start /> : <Whole key={id} id={id} />;
}

function Whole({ id }: { id: string }) {
  useRememberVisit(id);
  return <Explorer id={id} fullPage lead={name => <NameButton name={name} />} />;
}

/** The name of the asset; it opens the search for another one, as `/` does. */
function NameButton({ name }: { name: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useShortcuts({ '/': () => setOpen(true) });
  const label = t('lineage.picker.change', { name });
  return (
    <>
      {/* The name is on the button; a page needs a heading all the same. */}
      <h1 className="hw-hidden">{t('lineage.of', { name })}</h1>
      <Button
        ref={button}
        className="hw-lineage-name"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" size={14} />
        <bdi className="hw-cut">{name}</bdi>
        <Icon name="down" size={12} />
      </Button>
      <Popover
        open={open}
        anchorEl={button.current}
        container={onTop}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            className: 'hw',
            elevation: 3,
            role: 'dialog',
            'aria-label': t('lineage.picker.label'),
            style: { width: 420, maxWidth: 'calc(100vw - 32px)', padding: 12, borderRadius: 8 },
          },
        }}
      >
        <AssetPicker startHere offerRecent onPick={id => navigate(lineagePath(id))} />
      </Popover>
    </>
  );
}

function Start() {
  const t = useTexts();
  const navigate = useNavigate();
  const recent = useRecentAssets();
  const open = useCallback((id: string) => navigate(lineagePath(id)), [navigate]);
  const frame = useRef<HTMLDivElement>(null);
  useShortcuts({ '/': () => frame.current?.querySelector('input')?.focus() });
  return (
    <div className="hw-scroll">
      <GlobalStyles styles={lineageStyles} />
      <div ref={frame} className="hw-lineage-start">
        <h1>{t('lineage.picker.start')}</h1>
        <p className="hw-dim">{t('lineage.picker.startText')}</p>
        <AssetPicker startHere onPick={open} />
        <p className="hw-lineage-other">
          <Link className="hw-link" to={sqlPath()}>
            {t('lineage.picker.sql')}
          </Link>
        </p>
        {recent.length > 0 && (
          <>
            <h2>{t('lineage.picker.recent')}</h2>
            <ul className="hw-plain">
              {recent.map(asset => (
                <li key={asset.id}>
                  <Link className="hw-pick" to={lineagePath(asset.id)}>
                    <Icon name={iconOfType(asset.type)} size={14} label={asset.type} />
                    <bdi className="hw-cut hw-strong" title={asset.title}>
                      {asset.title}
                    </bdi>
                    <span className="hw-mono hw-dim hw-cut hw-spread" title={fullPath(asset)}>
                      {fullPath(asset)}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

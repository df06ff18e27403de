import MuiDialog from '@mui/material/Dialog';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { Button } from './Button';

/** A question or a form that has to be answered first; Esc cancels. */
export function Dialog(props: {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The word on the button that does it. */
  action: string;
  /** The word on the button that leaves it; Cancel where none is given. */
  cancel?: string;
  /** Pixels. */
  width?: number;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  onAction: () => void;
  onClose: () => void;
}) {
  const { open, title, children, action, danger = false, busy = false, disabled = false, width = 440 } = props;
  const { cancel, onAction, onClose } = props;
  const t = useTexts();
  const id = useId();
  return (
    <MuiDialog
      open={open}
      onClose={onClose}
      aria-labelledby={id}
      PaperProps={{ className: 'hw', style: { width, padding: 16, borderRadius: 8 } }}
    >
      <h2 id={id} style={{ fontSize: 14, margin: '0 0 12px' }}>
        {title}
      </h2>
      <div className="hw-stack">{children}</div>
      <div className="hw-row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>{cancel ?? t('ui.cancel')}</Button>
        <Button kind={danger ? 'danger' : 'primary'} disabled={busy || disabled} onClick={onAction}>
          {action}
        </Button>
      </div>
    </MuiDialog>
  );
}

import GlobalStyles from '@mui/material/GlobalStyles';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { styles } from './styles';

/** What every page and card of ours stands in: our sizes and colours, in the portal's light or dark. */
export function DataFrame({ children, inCard = false }: { children: ReactNode; inCard?: boolean }) {
  const { palette } = useTheme();
  return (
    <>
      <GlobalStyles styles={styles} />
      <div className={inCard ? 'hw' : 'hw hw-page'} data-mode={palette.mode}>
        {children}
      </div>
    </>
  );
}

import GlobalStyles from '@mui/material/GlobalStyles';
import { useTheme } from '@mui/material/styles';
import { useApi } from '@backstage/frontend-plugin-api';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { dataCatalogApiRef } from '../api';
import { LiveChanges } from '../live/LiveChanges';
import { Notices } from './Notices';
import { queryClientOf } from './queryClient';
import { styles } from './styles';
import { tokensOf } from './theme/tokens';

/**
 * What every page and card of ours stands in: our sizes, the colours of the
 * portal's theme, the cache of answers, and the place for notices.
 */
export function DataFrame({ children, inCard = false }: { children: ReactNode; inCard?: boolean }) {
  const api = useApi(dataCatalogApiRef);
  return (
    <QueryClientProvider client={queryClientOf(api)}>
      <ThemeTokens />
      <LiveChanges>
        <Notices>
          <div className={inCard ? 'hw' : 'hw hw-page'}>{children}</div>
        </Notices>
      </LiveChanges>
    </QueryClientProvider>
  );
}

/** The styles, and the tokens of the theme: on `.hw`, which what floats above the page carries too. */
export function ThemeTokens() {
  const { palette } = useTheme();
  const { mode, background, text, primary } = palette;
  const sheet = useMemo(() => {
    const tokens = tokensOf({ mode, paper: background.paper, text: text.primary, primary: primary.main });
    const lines = Object.entries(tokens).map(([name, value]) => `--hw-${name}: ${value};`);
    return `.hw { ${lines.join(' ')} color-scheme: ${mode}; }\n${styles}`;
  }, [mode, background.paper, text.primary, primary.main]);
  return <GlobalStyles styles={sheet} />;
}

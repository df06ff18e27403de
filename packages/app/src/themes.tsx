import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { createUnifiedTheme, palettes, UnifiedThemeProvider } from '@backstage/theme';
import type { ReactNode } from 'react';

type Children = { children?: ReactNode };

const light = createUnifiedTheme({
  palette: {
    ...palettes.light,
    primary: { main: '#2459c4' },
    background: { default: '#f7f8fa', paper: '#ffffff' },
  },
});

const dark = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    primary: { main: '#86acff' },
    background: { default: '#1a1e23', paper: '#15181c' },
    navigation: {
      ...palettes.dark.navigation,
      background: '#0e1013',
      color: '#a9b0ba',
      navItem: { hoverBackground: '#23272d' },
    },
  },
});

/** The demo's colours. The data catalog's pages take theirs from whatever theme a portal has. */
export const themes = [
  ThemeBlueprint.make({
    name: 'light',
    params: {
      theme: {
        id: 'light',
        title: 'Light',
        variant: 'light',
        Provider: ({ children }: Children) => <UnifiedThemeProvider theme={light}>{children}</UnifiedThemeProvider>,
      },
    },
  }),
  ThemeBlueprint.make({
    name: 'dark',
    params: {
      theme: {
        id: 'dark',
        title: 'Dark',
        variant: 'dark',
        Provider: ({ children }: Children) => <UnifiedThemeProvider theme={dark}>{children}</UnifiedThemeProvider>,
      },
    },
  }),
];

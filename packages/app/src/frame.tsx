import {
  ProxiedSignInPage,
  Sidebar,
  SidebarDivider,
  SidebarItem,
  SidebarSpace,
} from '@backstage/core-components';
import { createExtension, coreExtensionData, createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint, SignInPageBlueprint } from '@backstage/plugin-app-react';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { Navigate } from 'react-router-dom';
import { Logo } from './Logo';
import { themes } from './themes';

function NavItem({ href, title, icon }: NavContentNavItem) {
  return <SidebarItem to={href} text={title} icon={() => <>{icon}</>} />;
}

const signIn = SignInPageBlueprint.make({
  params: {
    // The demo signs everybody in as a guest; a company's portal has its own page.
    loader: async () => props => <ProxiedSignInPage {...props} provider="guest" />,
  },
});

const nav = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      const items = navItems.withComponent(NavItem);
      const data = items.take('page:data-catalog');
      const catalog = items.take('page:catalog');
      const settings = items.take('page:user-settings');
      return (
        <Sidebar>
          <Logo />
          <SidebarDivider />
          {data}
          {catalog}
          <SidebarSpace />
          <SidebarDivider />
          {settings}
        </Sidebar>
      );
    },
  },
});

const home = createExtension({
  name: 'home',
  attachTo: { id: 'app/routes', input: 'routes' },
  output: [coreExtensionData.routePath, coreExtensionData.reactElement],
  factory: () => [
    coreExtensionData.routePath('/'),
    coreExtensionData.reactElement(<Navigate to="/data" replace />),
  ],
});

/** What the portal itself adds: sign-in, navigation, colours and where `/` leads. */
export const frame = createFrontendModule({ pluginId: 'app', extensions: [signIn, nav, home, ...themes] });

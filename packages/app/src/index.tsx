import '@backstage/ui/css/styles.css';
import './colors.css';

/**
 * The portal's code comes with the page (`eager`: in its first files) and is
 * evaluated piece by piece, each what the next ones stand on. As one task it
 * would keep the browser from anything else for a quarter of a second.
 */
const pieces = [
  () => import(/* webpackMode: "eager" */ 'react-dom/client'),
  () => import(/* webpackMode: "eager" */ '@material-ui/core/styles'),
  () => import(/* webpackMode: "eager" */ '@material-ui/core/Drawer'),
  () => import(/* webpackMode: "eager", webpackExports: ["createExtension"] */ '@backstage/frontend-plugin-api'),
  () => import(/* webpackMode: "eager", webpackExports: ["Button"] */ '@backstage/ui'),
  () => import(/* webpackMode: "eager", webpackExports: ["createApp"] */ '@backstage/frontend-defaults'),
];

async function start() {
  for (const piece of pieces) {
    await piece();
    // A new task: what the browser has to do comes between.
    await new Promise(resolve => setTimeout(resolve));
  }
  const { createRoot } = await import(/* webpackMode: "eager" */ 'react-dom/client');
  const { createPortal } = await import(/* webpackMode: "eager" */ './createPortal');
  createRoot(document.getElementById('root')!).render(createPortal());
}

start();

import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';

/**
 * Prints one line on standard output once the backend answers, for tests and
 * scripts to wait for; everything else goes to standard error.
 */
export const announceReady = createBackendPlugin({
  pluginId: 'announce-ready',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
      },
      async init({ config, lifecycle }) {
        lifecycle.addStartupHook(() => {
          const url = config.getString('backend.baseUrl');
          // After the other hooks of this moment, which start the projector.
          setImmediate(() => process.stdout.write(`Headwater backend ready at ${url}\n`));
        });
      },
    });
  },
});

import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(file => existsSync(file));
if (!chromium) process.stdout.write('Notice: Chromium is not installed; the tests of the portal are skipped.\n');

/** Tests of the whole: the running backend with real clients, and the portal in a browser. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    { name: 'backend', testMatch: ['clients/**/*.spec.ts', 'resilience/**/*.spec.ts'] },
    { name: 'install', testMatch: 'install/**/*.spec.ts' },
    ...(chromium
      ? [
          {
            name: 'portal',
            testMatch: 'portal/**/*.spec.ts',
            use: {
              launchOptions: {
                executablePath: chromium,
                args: ['--no-sandbox', '--disable-dev-shm-usage'],
              },
              viewport: { width: 1280, height: 800 },
            },
          },
        ]
      : []),
  ],
});

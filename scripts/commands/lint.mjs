// `npm run lint`
import { run } from '../toolchain.mjs';

export default function lint(tools, args) {
  return run('backstage-cli', ['repo', 'lint', ...args], { env: tools.env });
}

import { Profiler } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** What the counting looks at of React's tree: see `ReactInternalTypes.js` of React 18. */
type Fiber = {
  tag: number;
  type: unknown;
  memoizedProps: unknown;
  flags: number;
  alternate: Fiber | null;
  child: Fiber | null;
  sibling: Fiber | null;
};

/** Tags of components: functions, classes, those that forward a ref, those that remember. */
const COMPONENTS = [0, 1, 11, 15];
const PERFORMED_WORK = 1;

/**
 * How often a part of a page is drawn, and which components take part, as the
 * profiler of React's developer tools counts: by the commits of React.
 */
export class Profile {
  /** Commits that changed anything in the part, from `mount` to `nested-update`. */
  commits: string[] = [];
  private readonly renders = new Map<string, number>();

  /** The element, watched: to be drawn in its place. */
  of(element: ReactNode): ReactElement {
    return (
      <Profiler id="page" onRender={(_, phase) => this.commits.push(phase)}>
        <Watched by={this}>{element}</Watched>
      </Profiler>
    );
  }

  /** Renders of all components of a name; one that React left alone does not count. */
  rendersOf(name: string): number {
    return this.renders.get(name) ?? 0;
  }

  /** Renders of every component that was drawn. */
  all(): Record<string, number> {
    return Object.fromEntries(this.renders);
  }

  /** Begins anew. */
  forget() {
    this.commits.length = 0;
    this.renders.clear();
  }

  /** Waits until nothing has been drawn for a while. */
  async rest(quietMs = 300): Promise<void> {
    const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
    const waiting = environment.IS_REACT_ACT_ENVIRONMENT;
    // React then draws when it would in a browser, and nobody has to wait for it with `act`.
    environment.IS_REACT_ACT_ENVIRONMENT = false;
    let before: number;
    do {
      before = this.commits.length;
      await new Promise(resolve => setTimeout(resolve, quietMs));
    } while (before !== this.commits.length);
    environment.IS_REACT_ACT_ENVIRONMENT = waiting;
  }

  count(name: string) {
    this.renders.set(name, this.rendersOf(name) + 1);
  }
}

type WatchedProps = { by: Profile; children: ReactNode };

function Watched({ children }: WatchedProps) {
  return <>{children}</>;
}

/** Adds up what one commit rendered, as the developer tools do: what React left alone has kept its children. */
function visit(fiber: Fiber | null, profile: Profile | undefined) {
  for (let next = fiber; next; next = next.sibling) {
    const { tag, type, flags, alternate, child } = next;
    const rendered = alternate === null || (flags & PERFORMED_WORK) !== 0;
    if (rendered && COMPONENTS.includes(tag)) profile?.count(nameOf(type));
    const inside = type === Watched ? (next.memoizedProps as WatchedProps).by : profile;
    if (alternate === null || alternate.child !== child) visit(child, inside);
  }
}

function nameOf(type: unknown): string {
  const {
    displayName,
    name,
    render,
    type: inner,
  } = type as {
    displayName?: string;
    name?: string;
    render?: { name?: string };
    type?: unknown;
  };
  if (inner) return nameOf(inner);
  return displayName || name || render?.name || 'Anonymous';
}

/** React finds this when it is loaded, as it finds its developer tools: import it before anything else. */
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    isDisabled: false,
    supportsFiber: true,
    inject: () => 1,
    checkDCE: () => undefined,
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onScheduleFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, root: { current: Fiber }) => visit(root.current, undefined),
  },
});

type Size = { width: number; height: number };

/**
 * Gives every element of the tests' browser a size, which it has not by itself:
 * that of its own style, else the given one, in pixels. What observes sizes is
 * told as browsers do: after the page was drawn, of all elements at once.
 */
export function layOut(usual: Size = { width: 1400, height: 800 }) {
  const sizeOf = (element: Element): Size => {
    const { width, height } = (element as HTMLElement).style;
    return { width: parseFloat(width) || usual.width, height: parseFloat(height) || usual.height };
  };
  const define = (name: string, get: (this: HTMLElement) => number) =>
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get });
  for (const kind of ['client', 'offset']) {
    define(`${kind}Width`, function width() {
      return sizeOf(this).width;
    });
    define(`${kind}Height`, function height() {
      return sizeOf(this).height;
    });
  }
  const entryOf = (target: Element) => {
    const { width, height } = sizeOf(target);
    const box = [{ inlineSize: width, blockSize: height }];
    return { target, contentRect: { width, height }, borderBoxSize: box, contentBoxSize: box };
  };
  class SizeObserver implements ResizeObserver {
    private readonly fresh = new Set<Element>();
    constructor(private readonly tell: ResizeObserverCallback) {}
    observe(target: Element) {
      this.fresh.add(target);
      setTimeout(() => this.tellOfFresh());
    }
    unobserve(target: Element) {
      this.fresh.delete(target);
    }
    disconnect() {
      this.fresh.clear();
    }
    private tellOfFresh() {
      const entries = [...this.fresh].map(
        target => entryOf(target) as unknown as ResizeObserverEntry,
      );
      this.fresh.clear();
      if (entries.length > 0) this.tell(entries, this);
    }
  }
  Object.assign(globalThis, { ResizeObserver: SizeObserver });
}

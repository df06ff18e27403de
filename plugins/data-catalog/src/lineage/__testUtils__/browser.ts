/** What the graph library asks of a browser and the tests' one has not. */
export function prepareBrowser() {
  class NoObserver {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.assign(globalThis, { ResizeObserver: globalThis.ResizeObserver ?? NoObserver });
  Object.assign(globalThis, {
    DOMMatrixReadOnly: class {
      m22 = 1;
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', {
    configurable: true,
    get: () => 1400,
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get: () => 800,
  });
  // Nothing moves, so that each step is done when it is seen.
  const listeners = {
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  };
  const matchMedia = (media: string) => ({
    ...listeners,
    media,
    matches: /reduced-motion/.test(media),
  });
  Object.assign(window, { matchMedia });
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
}

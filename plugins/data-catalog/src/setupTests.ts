import '@testing-library/jest-dom';

// The test's browser lays nothing out; a table that draws only what is in view needs a view.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1400 });
// Nothing is taller than the window.
window.innerHeight = 1000;

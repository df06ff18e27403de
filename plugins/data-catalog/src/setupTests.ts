// First, because React looks for it when it is loaded.
import './ui/__testUtils__/profile';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The code of a page comes on demand; on a busy machine that takes more than the usual second.
configure({ asyncUtilTimeout: 10_000 });

// The test's browser lays nothing out; a table that draws only what is in view needs a view.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 800 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1400 });
// Nothing is taller than the window.
window.innerHeight = 1000;

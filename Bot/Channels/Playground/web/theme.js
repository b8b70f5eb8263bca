// Light or dark: the system's choice until one presses the button.

import { byId } from './dom.js';

const system = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

export function startTheme() {
  const button = byId('theme');
  const mark = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('wheelhouse.theme', root.dataset.theme);
    } catch {
      // Storage is off: the choice lasts until the page is left.
    }
    mark();
  });
  system.addEventListener('change', mark);
  mark();
}

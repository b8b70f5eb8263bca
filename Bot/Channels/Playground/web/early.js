// Runs before the first paint, so that the page never flashes in the wrong theme.
(() => {
  try {
    const theme = localStorage.getItem('wheelhouse.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is switched off: the system's theme is used.
  }
})();

/** Calls `scan` now and, once a frame at most, after whatever the page adds later. */
export function watch(scan: () => void): void {
  let waiting = 0;
  const later = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      scan();
    });
  };
  new MutationObserver(later).observe(document, { childList: true, subtree: true });
  scan();
}

/** Stands in for `nanostores` in what a script tag loads: atoms, without the queue that derived stores need. */
export function atom<T>(value: T) {
  const listeners = new Set<(value: T) => void>();
  const $atom = {
    value,
    get lc() {
      return listeners.size;
    },
    get: () => $atom.value,
    set(next: T) {
      if (Object.is(next, $atom.value)) return;
      $atom.value = next;
      for (const listener of [...listeners]) listener(next);
    },
    listen(listener: (value: T) => void) {
      // A function of its own, so that the same listener may be there twice.
      const own = (now: T) => listener(now);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    subscribe(listener: (value: T) => void) {
      const stop = $atom.listen(listener);
      listener($atom.value);
      return stop;
    },
  };
  return $atom;
}

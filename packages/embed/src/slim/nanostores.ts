/** Stands in for `nanostores` in what a script tag loads: atoms, without the queue that derived stores need. */
export function atom<T>(value: T) {
  const listeners = new Set<() => void>();
  const listen = (listener: (value: T) => void) => {
    // A function of its own, so that the same listener may be there twice.
    const tell = () => listener(value);
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  };
  return {
    get lc() {
      return listeners.size;
    },
    get: () => value,
    set(next: T) {
      if (Object.is(next, value)) return;
      value = next;
      for (const tell of [...listeners]) tell();
    },
    listen,
    subscribe(listener: (value: T) => void) {
      const stop = listen(listener);
      listener(value);
      return stop;
    },
  };
}

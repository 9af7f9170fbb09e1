/** Arrows (mirrored from right to left), Home and End. */
export function move(list: HTMLElement, from: HTMLElement, key: string): void {
  const all = [...list.children] as HTMLElement[];
  const now = all.indexOf(from);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const steps: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now - 1, [forward]: now + 1, Home: 0, End: -1 };
  const to = all.at(steps[key]! % all.length)!;
  to.focus();
  to.click();
}

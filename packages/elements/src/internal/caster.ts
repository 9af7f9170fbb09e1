import { someWait } from '@cocarde/client/some-wait.ts';

let code: Promise<typeof import('./cast.ts')> | undefined;

/** Some browsers never forget an import that failed, so none is tried while there is no network. */
async function load(): Promise<typeof import('./cast.ts')> {
  if (!navigator.onLine) await new Promise((back) => addEventListener('online', back, { once: true }));
  return import('./cast.ts');
}

/** What a press of a vote button does comes at the first sign of somebody who could press it. */
export function caster(): Promise<typeof import('./cast.ts')> {
  code ??= load();
  code.catch(() => (code = undefined));
  return code;
}

// Not only when they reach a button: the network may be gone by then.
for (const sign of ['pointerover', 'focusin']) globalThis.addEventListener?.(sign, caster, { once: true });

/** It sends what found no network on a page before: for each element that has votes, when it connects. */
export function castWaiting(): void {
  if (someWait()) void caster();
}

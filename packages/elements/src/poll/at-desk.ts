export type Desk = typeof import('./desk.ts');

let code: Promise<Desk> | undefined;

/** Some browsers never forget an import that failed, so none is tried while there is no network. */
async function load(): Promise<Desk> {
  if (!navigator.onLine) await new Promise((back) => addEventListener('online', back, { once: true }));
  return import('./desk.ts');
}

/** What keeps, checks and sends ballots comes with a form that somebody could fill in, once that is shown. */
export function atDesk(): Promise<Desk> {
  code ??= load();
  code.catch(() => (code = undefined));
  return code;
}

import type { Page, Settings } from '@cocarde/client/page.ts';

declare const COCARDE_VERSION: string;

export interface Shared {
  version?: string;
  settings?: Page['settings'];
}

const KEY = Symbol.for('cocarde');

export const host = globalThis as {
  [KEY]?: Shared;
  /** What a page's own script calls: `Cocarde.configure({ getToken })`. */
  Cocarde?: { configure: (settings: Partial<Settings>) => void };
};

/** The page's object if no script of ours was here before; a second copy leaves the page to the first. */
export function claim(): Shared | undefined {
  const shared = (host[KEY] ??= {});
  if (!shared.version) return Object.assign(shared, { version: COCARDE_VERSION });
  if (shared.version !== COCARDE_VERSION) {
    console.warn(`Cocarde ${shared.version} is here, not ${COCARDE_VERSION}.`);
  }
  return undefined;
}

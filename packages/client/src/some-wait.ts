/** In the session's storage: what the member wished while there was no network, here or on a page before. */
export const STORAGE = 'cocarde-votes';

/** Whether votes wait for the network. A sandboxed frame has no storage, and so none. */
export function someWait(): boolean {
  try {
    return STORAGE in sessionStorage;
  } catch {
    return false;
  }
}

/** In the session's storage: what the member wished and the service did not confirm, here or on a page before. */
export const STORAGE = 'cocarde-votes';

/** Whether votes wait to be sent. A sandboxed frame has no storage, and so none. */
export function someWait(): boolean {
  try {
    return STORAGE in sessionStorage;
  } catch {
    return false;
  }
}

/** In the session's storage: ballots that were filled in and that the service does not have, here or on a page before. */
export const STORAGE = 'cocarde-ballots';

/** Whether there are any. A sandboxed frame has no storage, and so none of a page before. */
export function someDrafts(): boolean {
  try {
    return Boolean(sessionStorage.getItem(STORAGE));
  } catch {
    return false;
  }
}

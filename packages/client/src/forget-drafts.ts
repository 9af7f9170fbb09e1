/** In the session's storage: what was typed into forms and not yet sent, here or on a page before. */
export const STORAGE = 'cocarde-drafts';

/** For a page on which nobody is signed in any more: whoever sits there next finds nothing, of ballots and new polls neither. */
export function forgetDrafts(): void {
  try {
    for (const storage of [STORAGE, 'cocarde-ballots', 'cocarde-polls']) sessionStorage.removeItem(storage);
  } catch {
    // A sandboxed frame has no storage, and so nothing to forget.
  }
}

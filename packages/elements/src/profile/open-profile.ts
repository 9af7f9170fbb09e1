import { MemberEvent } from './member-event.ts';
import { define } from './define.ts';
import { ProfileDialog } from './profile-dialog.ts';

/**
 * Leads from a name to its member: by the page's own way if it has one, else to the profile in a dialog. That stands beside the
 * name, so that language, look and colours of the place are its own; the focus goes back to the name.
 */
export function openProfile(name: HTMLButtonElement): void {
  const { value } = name;
  if (!name.dispatchEvent(new MemberEvent(value))) return;
  define();
  if (!customElements.get('cocarde-profile-dialog')) customElements.define('cocarde-profile-dialog', ProfileDialog);
  const dialog = document.createElement('cocarde-profile-dialog');
  dialog.member = value;
  (name.getRootNode() as ShadowRoot).appendChild(dialog);
}

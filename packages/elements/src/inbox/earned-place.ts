import type { LitElement } from 'lit';
import type { Message } from '@cocarde/contract/inbox.ts';

const standing = (tag: string): LitElement | null => document.querySelector<LitElement>(tag);

/** What leads to the badge or the points that a message tells of, where this page shows the reader their own; undefined where it does not. */
export function earnedPlace({ badge, points }: Message): (() => Promise<void>) | undefined {
  const badges = badge && standing('cocarde-badges');
  if (badges) return () => showBadge(badges as HTMLElementTagNameMap['cocarde-badges'], badge.id);
  const place = badge ? standing('cocarde-profile:not([member])') : points && standing('cocarde-points');
  return place ? () => showPlace(place) : undefined;
}

/** Opens it; it may be among those that are shown when asked. */
async function showBadge(list: HTMLElementTagNameMap['cocarde-badges'], id: string): Promise<void> {
  const button = () => list.renderRoot.querySelector<HTMLElement>(`[aria-controls="about-${CSS.escape(id)}"]`);
  if (!button()) {
    list.all = true;
    await list.updateComplete;
  }
  const found = button();
  if (found?.ariaExpanded === 'false') found.click();
  lead(list, found);
}

/** Points with why they are what they are. */
async function showPlace(place: LitElement): Promise<void> {
  if (place.localName === 'cocarde-points') (place as HTMLElementTagNameMap['cocarde-points']).why = true;
  await place.updateComplete;
  lead(place, place.renderRoot.querySelector<HTMLElement>('details[open] > summary'));
}

/** To its title, where there is nothing of it to press. */
function lead(place: LitElement, target: HTMLElement | null | undefined): void {
  place.scrollIntoView({ block: 'nearest' });
  const title = place.renderRoot.querySelector<HTMLElement>('h2');
  if (!target && title) title.tabIndex = -1;
  (target ?? title)?.focus();
}

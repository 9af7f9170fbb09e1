import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Expert } from '@cocarde/contract/experts.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Theme } from '@cocarde/contract/themes.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { themeName } from '@cocarde/client/themes.ts';
import { avatar } from '../internal/avatar.ts';

/** The type keeps the number equal to the limit without shipping the table of limits. */
export const MOST: typeof LIMITS.asked = 3;

/** Themes of one person that are named. */
const NAMED = 3;

export interface Choice {
  suggested: readonly Expert[];
  chosen: readonly MemberRef[];
  /** How many may be chosen. */
  most: number;
  themes: readonly Theme[] | undefined;
  choose(members: readonly MemberRef[]): void;
}

/** Members who might know, to tick some of them. Those who are ticked stay, whoever is suggested next. */
export function people({ suggested, chosen, most, themes, choose }: Choice, t: Translator): TemplateResult {
  const kept = chosen.filter(({ id }) => !suggested.some(({ member }) => member.id === id)).map((member) => ({ member, place: null, themes: [] }));
  const full = chosen.length >= most;
  const tick = (member: MemberRef, ticked: boolean) => choose(ticked ? [...chosen, member] : chosen.filter(({ id }) => id !== member.id));
  return html`<ul role="list" class="people">
      ${[...kept, ...suggested].map(({ member, place, themes: known }) => {
        const ticked = chosen.some(({ id }) => id === member.id);
        const about = [known.slice(0, NAMED).map(({ theme }) => themeName(themes, theme, t.tag)).join(', '), member.team, place].filter(Boolean).join(' · ');
        return html`<li>
          <input type="checkbox" id="ask-${member.id}" .checked=${ticked} ?disabled=${full && !ticked} @change=${({ target }: Event) => tick(member, (target as HTMLInputElement).checked)} />
          ${avatar(member.name, member.id)}
          <label for="ask-${member.id}"><bdi>${member.name}</bdi> <span class="muted">${about}</span></label>
        </li>`;
      })}
    </ul>
    <p class="small muted" role="status">${full && most > 0 ? t('asking.full', { n: chosen.length }) : ''}</p>`;
}

import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { greet, moreActivity, openActivity } from '@cocarde/client/activity.ts';
import { ago } from '@cocarde/client/ago.ts';
import type { Group } from '@cocarde/client/dictionary.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { page } from '@cocarde/client/page.ts';
import { refresh } from '@cocarde/client/parts.ts';
import { words } from '@cocarde/client/words.ts';
import type { Activity, ActivityPage, ActivityQuery } from '@cocarde/contract/activity.ts';
import type { ReactionKind } from '@cocarde/contract/discussion.ts';
import { avatar } from '../internal/avatar.ts';
import { avatarStyles } from '../internal/avatar.styles.ts';
import { details } from '../internal/details.styles.ts';
import { Language } from '../internal/language.ts';
import { memberLink } from '../internal/member-link.ts';
import type { postLink } from '../internal/post-link.ts';
import { refused } from '../internal/refused.ts';
import { card, shared } from '../internal/shared.styles.ts';
import { notice, titled, view } from '../internal/states.ts';
import { StoreController } from '../internal/store-controller.ts';
import { tabs } from '../internal/tabs.ts';
import { tabsStyles } from '../internal/tabs.styles.ts';
import { tokens } from '../internal/tokens.styles.ts';
import { styles } from './activity.styles.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/activity.ts'),
  fr: () => import('@cocarde/client/lang/fr/activity.ts'),
};

const BONES = html`<i class="bone"></i><i class="bone"></i><i class="bone"></i>`;

const WHOSE = ['all', 'team'] as const;

/** What can be said of a contribution here; who comes is welcomed first. */
const SAID = ['thanks', 'bravo'] as const satisfies ReactionKind[];
const WELCOME = ['smile', ...SAID] as const;

/** Pages that hold nothing to show are passed by themselves, so many. */
const PASSED = 5;

/**
 * What happened in the community: ideas, questions, answers, the best ones, ideas that were realised, badges; newcomers are welcomed.
 * Of who does not want to be named there is nothing.
 *
 * @tagname cocarde-activity
 */
export class ActivityFeed extends LitElement {
  static override readonly styles = [tokens, shared, card, details, tabsStyles, avatarStyles, styles];

  /** The only board to tell of; all of them when it is empty. */
  @property() board = '';
  /** The only team to tell of; everybody, with a choice of one's own, when it is empty. */
  @property() team = '';

  @state() private whose: (typeof WHOSE)[number] = 'all';

  /** A title is there to be read before where it leads is known. */
  @state() private link: typeof postLink | undefined;

  #passed = 0;
  readonly #saving = new Set<string>();

  readonly #language = new Language(this, WORDS);
  readonly #activity = new StoreController(this, () => openActivity(this.#wish));
  readonly #me = new StoreController(this, () => page().$me);

  get #wish(): ActivityQuery {
    const mine = this.whose === 'team' ? this.#me.value?.team : undefined;
    return { board: this.board, team: this.team || (mine ?? '') };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    import('../internal/post-link.ts').then(({ postLink }) => (this.link = postLink), () => {});
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('whose') || changed.has('board') || changed.has('team')) this.#passed = 0;
    const { status, data } = this.#activity.value ?? {};
    if (status === 'ready' && data?.cursor && !data.items[0] && (this.#passed += 1) <= PASSED) void moreActivity(this.#wish);
  }

  override render(): TemplateResult {
    const { t } = this.#language;
    return view<ActivityPage>({
      head: titled('activity.title'),
      t, state: this.#activity.value, bones: BONES,
      retry: () => refresh('activity'),
      ready: (activity, t) => html`<div class="head">
          <h2>${t('activity.title')}</h2>
          ${!this.team && this.#me.value?.team
            ? tabs(t('activity.whose'), WHOSE, (whose) => t(`activity.${whose}`), this.whose, (whose) => (this.whose = whose))
            : nothing}
        </div>
        ${this.#list(activity, t)}`,
    });
  }

  #list({ items, cursor }: ActivityPage, t: Translator): TemplateResult {
    const chosen = !this.team && this.#me.value?.team;
    const list = items[0] || cursor
      ? html`<ul role="list">${grouped(items).map((run) => (run.length > 2 ? this.#badges(run, t) : run.map((item) => this.#item(item, t))))}</ul>
          ${cursor ? html`<button class="link" @click=${() => void moreActivity(this.#wish)}>${t('activity.more')}</button>` : nothing}`
      : notice(t('activity.none'), t('activity.none.about'));
    return chosen ? html`<div id="panel" role="tabpanel" aria-labelledby=${`panel-${this.whose}`}>${list}</div>` : list;
  }

  #item(item: Activity, t: Translator): TemplateResult {
    const { member, post, first } = item;
    return html`<li class=${first ? 'welcome' : nothing}>
      ${avatar(member?.name, member?.id)}
      <div>
        <p>${this.#sentence(item, t)}</p>
        ${post ? html`<p class="what">${this.link?.(post) ?? html`<bdi>${post.title}</bdi>`}</p>` : nothing}
        ${first && member ? html`<p>${t('activity.first', { name: member.name })}</p>` : nothing}
        ${this.#when(item, t)}
        ${this.#greetings(item, t)}
      </div>
    </li>`;
  }

  /** Badges come by the dozen on some mornings: those in a row are one entry. */
  #badges(run: Activity[], t: Translator): TemplateResult {
    // Somebody may have several of them.
    const people = [...new Map(run.map(({ member }) => [member!.id, member!.name])).values()];
    const [first, second] = people as [string, string?];
    const others = people.length - 2;
    return html`<li>
      ${avatar(first, run[0]!.member!.id)}
      <div>
        <p>${second ? t(others ? 'activity.badges' : 'activity.badges.two', { first, second, n: others }) : t('activity.badges.one', { first, n: run.length })}</p>
        <details>
          <summary>${t('activity.badges.show')}</summary>
          ${run.map(({ member, badge }) => html`<p class="small">${t('activity.badges.each', { name: member!.name, badge: words(badge!.name, t.tag) })}</p>`)}
        </details>
        ${this.#when(run[0]!, t)}
      </div>
    </li>`;
  }

  #when({ at, member }: Activity, t: Translator): TemplateResult {
    return html`<p class="small muted">${member?.team ? html`${member.team} · ` : nothing}<time datetime=${new Date(at).toISOString()} title=${t.date(at)}>${ago(at, t.lang)}</time></p>`;
  }

  /** The name within the sentence leads to the profile, where there is one: it stands between the words of the language. */
  #sentence({ kind, member, badge }: Activity, t: Translator): unknown {
    if (kind === 'realised' && !member) return t('activity.realised.nameless');
    const place = '\u0000';
    const [before, after] = t(`activity.${kind}`, { name: place, badge: badge ? words(badge.name, t.tag) : '' }).split(place);
    const name = member?.name ?? t('activity.nameless');
    return html`${before}<bdi>${member?.profile ? memberLink(member.id, name) : html`<b>${name}</b>`}</bdi>${after}`;
  }

  #greetings(item: Activity, t: Translator): TemplateResult | typeof nothing {
    const { subject, reactions, mine, first } = item;
    // One contribution is greeted where it came, and once more where it was chosen: it is the same that was said of it.
    if (!subject) return nothing;
    const countOf = (kind: ReactionKind) => reactions.find((said) => said.kind === kind);
    if (mine) {
      const said = WELCOME.flatMap((kind) => (countOf(kind) ? [t('activity.said', { what: t(`activity.${kind}`), n: countOf(kind)!.count })] : []));
      return said[0] ? html`<p class="small muted num">${said.join(' · ')}</p>` : nothing;
    }
    const name = item.member?.name ?? t('activity.nameless');
    return html`<div class="greet">
      ${(first ? WELCOME : SAID).map((kind) => {
        const said = countOf(kind);
        const what = t(`activity.${kind}`);
        return html`<button class="num" aria-pressed=${said?.mine === true} aria-label=${t('activity.for', { what: said ? `${what} ${t.n(said.count)}` : what, name })}
          @click=${() => this.#greet(subject, kind, !said?.mine, t)}>${what}${said ? html` <b>${t.n(said.count)}</b>` : nothing}</button>`;
      })}
    </div>`;
  }

  async #greet(subject: string, kind: ReactionKind, wanted: boolean, t: Translator): Promise<void> {
    const key = `${subject} ${kind}`;
    if (this.#saving.has(key)) return;
    this.#saving.add(key);
    try {
      await greet(subject, kind, wanted);
    } catch (failure) {
      await refused(this, failure, t.lang);
    }
    this.#saving.delete(key);
  }
}

/** The entries in their order, badges that follow each other together. */
function grouped(items: readonly Activity[]): Activity[][] {
  const runs: Activity[][] = [];
  for (const item of items) {
    if (item.kind === 'badge' && runs.at(-1)?.[0]!.kind === 'badge') runs.at(-1)!.push(item);
    else runs.push([item]);
  }
  return runs;
}

declare global {
  interface HTMLElementTagNameMap {
    'cocarde-activity': ActivityFeed;
  }
}

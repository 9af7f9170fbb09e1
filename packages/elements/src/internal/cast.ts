import { adoptStyles } from 'lit';
import type { CSSResult, LitElement } from 'lit';
import type { VoteState } from '@cocarde/contract/votes.ts';
import type { SaidVote } from '@cocarde/client/held-votes.ts';
import { translator } from '@cocarde/client/i18n.ts';
import { reactionOf } from '@cocarde/client/reactions.ts';
import { $voteState, castVote, sendWaitingVotes } from '@cocarde/client/votes.ts';
import { announce } from './announce.ts';
import { waitStyles } from './cast.styles.ts';
import { VoteEvent } from './events.ts';
import { refused } from './refused.ts';

// Those that found no network on a page before.
void sendWaitingVotes();

/** A vote or a reaction, as somebody sees it. */
export type Cast = SaidVote & Pick<VoteState, 'subject'>;

/** What a press of a button that votes or reacts does: loaded with the first one, or just before. */
export async function cast(host: LitElement, shown: Cast, lang: string, wanted = shown.mine ? 0 : 1): Promise<void> {
  wearOnce(host.renderRoot as ShadowRoot);
  try {
    const result = await castVote(shown, wanted);
    const reaction = reactionOf(shown.subject);
    if (!result) {
      if ($voteState(shown.subject).get().waits) announce(translator(lang)(reaction ? 'reactions.waits' : 'vote.waits'), lang);
    } else if (!reaction) host.dispatchEvent(new VoteEvent(shown.subject, result.mine, result.votes));
  } catch (failure) {
    await refused(host, failure, lang);
  }
}

const worn = new WeakSet<ShadowRoot>();

/** Looks that came later than those of the element. */
function wearOnce(root: ShadowRoot): void {
  if (worn.has(root)) return;
  worn.add(root);
  adoptStyles(root, [...root.adoptedStyleSheets, waitStyles as CSSResult]);
}

import { adoptStyles } from 'lit';
import type { CSSResult, LitElement } from 'lit';
import type { VoteState } from '@cocarde/contract/votes.ts';
import { translator } from '@cocarde/client/i18n.ts';
import { $voteState, castVote, sendWaitingVotes } from '@cocarde/client/votes.ts';
import { announce } from './announce.ts';
import { waitStyles } from './cast.styles.ts';
import { VoteEvent } from './events.ts';
import { refused } from './refused.ts';

// Those that found no network on a page before.
void sendWaitingVotes();

/** What a press of a vote button does: loaded with the first one, or just before. */
export async function cast(host: LitElement, shown: VoteState, lang: string, wanted = shown.mine ? 0 : 1): Promise<void> {
  wearOnce(host.renderRoot as ShadowRoot);
  try {
    const result = await castVote(shown, wanted);
    if (result) host.dispatchEvent(new VoteEvent(result.subject, result.mine, result.votes));
    else if ($voteState(shown.subject).get().waits) announce(translator(lang)('vote.waits'), lang);
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

import { define as defineForm } from '../form/define.ts';
import { BoardChoice } from './board-choice.ts';
import { History } from './history.ts';
import { MemberChoice } from './member-choice.ts';
import { PostActions } from './post-actions.ts';
import { PostChoice } from './post-choice.ts';
import { Supporters } from './supporters.ts';

export function define(registry = customElements): void {
  defineForm(registry);
  if (!registry.get('cocarde-board-choice')) registry.define('cocarde-board-choice', BoardChoice);
  if (!registry.get('cocarde-member-choice')) registry.define('cocarde-member-choice', MemberChoice);
  if (!registry.get('cocarde-post-choice')) registry.define('cocarde-post-choice', PostChoice);
  if (!registry.get('cocarde-supporters')) registry.define('cocarde-supporters', Supporters);
  if (!registry.get('cocarde-history')) registry.define('cocarde-history', History);
  if (!registry.get('cocarde-post-actions')) registry.define('cocarde-post-actions', PostActions);
}

import { define as defineForm } from '../form/define.ts';
import { define as defineReactions } from '../reactions/define.ts';
import { PostComments } from './post-comments.ts';
import { QuestionThread } from './question-thread.ts';
import { QuestionVote } from './question-vote.ts';

export function define(registry = customElements): void {
  defineForm(registry);
  defineReactions(registry);
  if (!registry.get('cocarde-question-vote')) registry.define('cocarde-question-vote', QuestionVote);
  if (!registry.get('cocarde-post-comments')) registry.define('cocarde-post-comments', PostComments);
  if (!registry.get('cocarde-question-thread')) registry.define('cocarde-question-thread', QuestionThread);
}

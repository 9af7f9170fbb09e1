import { PostChoice } from '../post-actions/post-choice.ts';
import { QuestionDesk } from './question-desk.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-post-choice')) registry.define('cocarde-post-choice', PostChoice);
  if (!registry.get('cocarde-question-desk')) registry.define('cocarde-question-desk', QuestionDesk);
}

import { define as defineForm } from '../form/define.ts';
import { define as defineReactions } from '../reactions/define.ts';
import { IdeaThread } from './idea-thread.ts';

export function define(registry = customElements): void {
  defineForm(registry);
  defineReactions(registry);
  if (!registry.get('cocarde-idea-thread')) registry.define('cocarde-idea-thread', IdeaThread);
}

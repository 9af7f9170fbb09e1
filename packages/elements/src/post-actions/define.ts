import { define as defineForm } from '../form/define.ts';
import { MergeTarget } from './merge-target.ts';
import { PostActions } from './post-actions.ts';

export function define(registry = customElements): void {
  defineForm(registry);
  if (!registry.get('cocarde-merge-target')) registry.define('cocarde-merge-target', MergeTarget);
  if (!registry.get('cocarde-post-actions')) registry.define('cocarde-post-actions', PostActions);
}

import { QuestionsAndAnswers } from './qa.ts';

export function define(registry = customElements): void {
  if (!registry.get('cocarde-qa')) registry.define('cocarde-qa', QuestionsAndAnswers);
}

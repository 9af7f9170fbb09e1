/** Beside `cocarde.js`, which fetches it with the first roadmap, outcome or decision that is asked for. */
export { define } from '@cocarde/elements/ideas/define-views.ts';

/** Beside `cocarde.js`, which fetches it when somebody opens the menu of a contribution. */
export { define } from '@cocarde/elements/post-actions/define.ts';

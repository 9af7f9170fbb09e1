/** Beside `cocarde.js`, which fetches it when somebody looks at their league. */
export { define } from '@cocarde/elements/league/define.ts';

/** Beside `cocarde.js`, which fetches it with the first address that names a contribution. */
export { follow } from '@cocarde/elements/internal/define-linked.ts';

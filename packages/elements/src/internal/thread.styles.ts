import { css } from 'lit';

/** What people say under a post. */
export const threadStyles = css`
  :host {
    display: grid;
    gap: 14px;
    overflow-wrap: anywhere;
  }
  ul {
    display: grid;
    gap: 14px;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 10px;
  }
  .text {
    white-space: pre-line;
  }
  .bone {
    block-size: 32px;
    margin-block-end: 10px;
  }
  details cocarde-form {
    margin-block-start: 8px;
  }
`;

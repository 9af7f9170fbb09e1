import { css } from 'lit';

/** What people say under a post. */
export const threadStyles = css`
  :host {
    display: grid;
    gap: 14px;
    overflow-wrap: anywhere;
    /* In its row of the board, below the text of the post; on a small one, below its figure too. */
    grid-column: 2;
    margin-block-start: 12px;
  }
  @container (inline-size < 420px) {
    :host {
      grid-column: 1 / -1;
    }
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
    display: block;
    white-space: pre-line;
  }
  .bone {
    block-size: 32px;
    margin-block-end: 10px;
  }
  .whole {
    grid-template-columns: minmax(0, 1fr);
  }
  .dots {
    padding-inline: 4px;
    vertical-align: middle;
  }
  .dots svg {
    display: inline;
    vertical-align: -3px;
    inline-size: 16px;
  }
  details cocarde-form {
    margin-block-start: 8px;
  }
`;

import { css } from 'lit';

/** What filters look like: adopted by their board when they come. */
export const toolStyles = css`
  select.field {
    inline-size: auto;
  }
  button.chip {
    min-block-size: 26px;
    border: 0;
  }
  .chip[aria-pressed='true'] {
    background: var(--accent);
    color: var(--on-accent);
  }
`;

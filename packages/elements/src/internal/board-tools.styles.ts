import { css } from 'lit';

/** What filters look like: adopted by their board when they come. */
export const toolStyles = css`
  /* An open form ends where the filters begin. */
  cocarde-form + .tool {
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
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

import { css } from 'lit';

export const styles = css`
  .row {
    margin-block-start: 8px;
  }
  [aria-pressed='true'] {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
    color: var(--accent-text);
  }
`;

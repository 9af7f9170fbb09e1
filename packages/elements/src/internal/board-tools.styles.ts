import { css } from 'lit';

/** What filters look like: adopted by their board when they come. */
export const toolStyles = css`
  .told {
    margin-block-end: 12px;
    padding: 10px 12px;
    border-radius: var(--radius-s);
    background: var(--sunken);
    font-size: 14px;
  }
  select.field,
  .day .field {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .day {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
    font-size: 13px;
  }
  mark {
    border-radius: 3px;
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .chip[aria-pressed='true'] {
    background: var(--accent);
    color: var(--on-accent);
  }
`;

import { css } from 'lit';

export const waitingStyles = css`
  :host {
    margin-block-end: 10px;
    font-size: 14px;
  }
  .waits {
    color: var(--muted);
  }
  :host > details {
    padding: 8px 12px;
    border-radius: var(--radius-s);
    background: color-mix(in oklab, var(--warm) 12%, var(--surface));
  }
  :host > details > summary {
    color: var(--warm);
    font-size: 14px;
    font-weight: 600;
  }
  li {
    display: grid;
    gap: 2px;
    padding-block: 10px;
    border-block-end: 1px solid var(--line);
  }
  li:last-child {
    border: 0;
  }
  cocarde-form {
    margin-block-start: 8px;
  }
`;

import { css } from 'lit';

export const outcomesStyles = css`
  li {
    display: grid;
    gap: 6px;
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
  }
  .tabs {
    margin-block: 2px 10px;
  }
  .label {
    display: block;
    color: var(--muted);
    font-size: 13px;
  }
`;

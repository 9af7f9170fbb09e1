import { css } from 'lit';

/** Small print, rows and what opens: not for the first view of a board, nor for a vote. */
export const details = css`
  .row {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .small {
    font-size: 13px;
  }
  summary {
    display: inline-block;
    min-block-size: 24px;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }
  summary:hover {
    text-decoration: underline;
  }
  summary::-webkit-details-marker {
    display: none;
  }
`;

import { css } from 'lit';

export const own = css`
  .link svg {
    display: inline;
    inline-size: 9px;
    margin-inline-end: 4px;
  }
  .link[aria-expanded='true'] svg {
    rotate: 180deg;
  }
  ul {
    display: grid;
    gap: 10px;
    margin-block-start: 6px;
    padding: 10px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 12px;
    align-items: center;
    overflow-wrap: anywhere;
  }
  .title {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .title:hover {
    color: var(--accent-text);
    text-decoration: underline;
  }
  .status {
    display: block;
    font-size: 13px;
  }
`;

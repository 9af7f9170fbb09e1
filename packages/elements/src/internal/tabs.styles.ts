import { css } from 'lit';

export const tabsStyles = css`
  .tabs {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 3px;
    border-radius: 18px;
    background: var(--sunken);
    font-size: 13px;
  }
  .tabs button {
    min-block-size: 28px;
    padding: 4px 12px;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--muted);
    font-weight: 500;
  }
  .tabs [aria-selected='true'] {
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 1px 2px #0003;
  }
  @media (forced-colors: active) {
    .tabs [aria-selected='true'] {
      outline: 2px solid;
    }
  }
`;

import { css } from 'lit';

export const voteButtonStyles = css`
  .vote {
    position: relative;
    display: inline-grid;
    align-self: start;
  }
  .vote button {
    display: grid;
    place-items: center;
    gap: 1px;
    min-inline-size: 54px;
    min-block-size: 48px;
    padding: 8px 6px 7px;
    border: 1.5px solid var(--edge);
    border-radius: 12px;
    background: var(--surface);
    font-size: 16px;
    font-weight: 650;
    line-height: 1.1;
    touch-action: manipulation;
  }
  .vote svg {
    inline-size: 14px;
  }
  .vote button:hover {
    border-color: var(--accent-mark);
  }
  .vote [aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .vote [aria-disabled='true'] {
    cursor: default;
    border-style: dashed;
  }
  .vote [aria-disabled='true']:not([aria-pressed='true']) {
    color: var(--muted);
    background: none;
  }
  .why {
    position: absolute;
    z-index: 1;
    inset-block-start: calc(100% + 4px);
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: 220px;
    padding: 5px 10px;
    border-radius: var(--radius-s);
    background: var(--text);
    color: var(--surface);
    font-size: 13px;
    line-height: 1.35;
  }
  .vote button:not(:hover, :focus-visible) + .reason {
    display: none;
  }
  @media (forced-colors: active) {
    .vote [aria-pressed='true'] {
      outline: 2px solid;
    }
  }
`;

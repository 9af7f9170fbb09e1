import { css } from 'lit';

/** What every element shows: heading, buttons, links and states. */
export const shared = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2,
  h3 {
    font-size: 15px;
    letter-spacing: -0.01em;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 8px;
    margin-block-end: 12px;
  }
  .muted {
    color: var(--muted);
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    display: block;
    fill: currentColor;
  }
  button,
  .field {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--accent-mark);
    outline-offset: 2px;
  }
  .btn {
    min-block-size: 36px;
    padding: 6px 14px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-size: 14px;
    font-weight: 600;
  }
  .btn:hover {
    border-color: var(--accent-mark);
  }
  .link {
    display: inline-block;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
  }
  .link:hover {
    text-decoration: underline;
  }
  .state {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 14px 4px;
    text-align: center;
    text-wrap: balance;
    color: var(--muted);
    font-size: 14px;
  }
  .state svg {
    inline-size: 40px;
    opacity: 0.75;
  }
  .state b {
    color: var(--text);
    font-size: 15px;
  }
  .stale {
    margin-block-end: 8px;
    font-size: 13px;
    color: var(--warm);
  }
  .bone {
    display: block;
    block-size: 14px;
    border-radius: 7px;
    background: var(--sunken);
    animation: pulse 1.6s ease-in-out infinite alternate;
  }
  @keyframes pulse {
    to {
      background: var(--line);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** A block on its own surface, whose layout follows its own width and not the window's. */
export const card = css`
  :host {
    display: block;
    container-type: inline-size;
    padding: 18px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
`;

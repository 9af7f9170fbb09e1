import { css } from 'lit';

/** What more than one element shows: the card, its heading, tabs, chips, buttons, fields and states. */
export const shared = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2 {
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
  .row {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: 13px;
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
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }
  button,
  summary {
    cursor: pointer;
  }
  button[aria-disabled='true'] {
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--accent-mark);
    outline-offset: 2px;
  }
  .btn {
    min-block-size: 36px;
    padding: 6px 14px;
    border: 1px solid transparent;
    border-radius: var(--radius-s);
    background: var(--accent);
    color: var(--on-accent);
    font-size: 14px;
    font-weight: 600;
  }
  .btn:hover {
    background: color-mix(in oklab, var(--accent) 90%, #000);
  }
  .btn.quiet {
    background: none;
    border-color: var(--line);
    color: var(--text);
  }
  .btn.quiet:hover {
    border-color: var(--accent-mark);
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
    text-decoration: none;
  }
  .link:hover {
    text-decoration: underline;
  }
  .field {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }
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
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    font-size: 12.5px;
  }
  .chip {
    padding: 2px 9px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--muted);
    font-weight: 500;
  }
  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--sunken);
    color: #fff;
    font-size: 12px;
    font-weight: 650;
  }
  .avatar svg {
    inline-size: 18px;
    color: var(--muted);
  }
  .tint0 {
    background: #0f766e;
  }
  .tint1 {
    background: #9d174d;
  }
  .tint2 {
    background: #4338ca;
  }
  .tint3 {
    background: #b45309;
  }
  .tint4 {
    background: #166534;
  }
  .tint5 {
    background: #86198f;
  }
  .tint6 {
    background: #1d4e89;
  }
  .tint7 {
    background: #475569;
  }
  summary {
    display: inline-block;
    min-block-size: 24px;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
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
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
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
  @media (forced-colors: active) {
    .btn,
    .tabs button,
    .chip {
      border: 1px solid;
    }
    [aria-selected='true'],
    [aria-pressed='true'] {
      outline: 2px solid Highlight;
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

import { css } from 'lit';

/** What only boards show that somebody set up: adopted by their board when its code comes. */
export const lookStyles = css`
  .about {
    display: grid;
    gap: 4px;
    padding-block-end: 10px;
    font-size: 14px;
  }
  summary {
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .left {
    color: var(--text);
    font-weight: 600;
  }
  .pin,
  .site svg {
    display: inline;
    inline-size: 12px;
    vertical-align: -1px;
  }
  .site {
    display: inline-block;
    min-block-size: 24px;
    margin-block-end: 4px;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
    text-decoration: none;
  }
  .site:hover {
    text-decoration: underline;
  }
  .note {
    margin-block-start: 8px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--strong, var(--edge));
    font-size: 14px;
    white-space: pre-line;
  }
  .when {
    display: block;
    font-size: 13px;
  }
  dl {
    display: grid;
    gap: 6px;
    margin: 8px 0 0;
    font-size: 14px;
  }
  dt {
    color: var(--muted);
    font-size: 13px;
  }
  dd {
    margin: 0;
    white-space: pre-line;
  }
  /* The second button hangs on the first: one figure, two ways. */
  .pair {
    gap: 4px;
  }
  .vote .small {
    min-block-size: 28px;
    padding: 4px 6px;
    border-radius: 9px;
  }
  .vote .small svg {
    inline-size: 12px;
  }
  .pair > .reason {
    display: none;
  }
  .vote.pair:is(:hover, :focus-within) > .reason.reason {
    display: block;
  }
  .given {
    padding: 3px 6px;
    border-radius: 9px;
    font-size: 16px;
    font-weight: 650;
    line-height: 1.1;
    text-align: center;
  }
  .given.some {
    background: var(--accent);
    color: var(--on-accent);
  }
  .all {
    font-size: 12px;
    text-align: center;
  }
`;

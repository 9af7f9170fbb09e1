import { css } from 'lit';

export const outcomeStyles = css`
  :host {
    display: block;
  }
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .voted {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .voted svg {
    flex: none;
    inline-size: 18px;
    margin-block-start: 2px;
    color: var(--good);
  }
  dl {
    margin-block-start: 4px;
    padding-inline-start: 26px;
    overflow-wrap: anywhere;
  }
  dd + dt {
    margin-block-start: 4px;
  }
  .voted ~ .row {
    flex-wrap: wrap;
    gap: 4px 18px;
    padding-inline-start: 26px;
  }
  .head {
    margin-block: 16px 8px;
  }
  :host > .head:first-child {
    margin-block-start: 0;
  }
  .quorum {
    color: var(--warm);
    font-weight: 500;
  }
  .quorum.reached {
    color: var(--good);
  }
  section + section {
    margin-block-start: 18px;
  }
  h4 {
    margin: 6px 0 0;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .results li {
    display: grid;
    grid-template-columns: 22px minmax(0, 1fr);
    margin-block-start: 10px;
  }
  .results li > * {
    grid-column: 2;
  }
  .results .place {
    grid-column: 1;
    color: var(--muted);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .own .text {
    font-weight: 600;
  }
  .value {
    color: var(--muted);
    font-size: 13px;
  }
  progress {
    block-size: 8px;
    border-radius: 4px;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    margin-block-start: 3px;
  }
  .mine {
    color: var(--accent-text);
    font-weight: 600;
  }
  .chip {
    padding: 0 8px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--muted);
    font-weight: 500;
  }
  .passed {
    background: var(--good-soft);
    color: var(--good);
  }
  .rounds li {
    display: grid;
    margin-block-start: 6px;
    overflow-wrap: anywhere;
  }
  section > details,
  .demand {
    margin-block-start: 6px;
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
    progress {
      border: 1px solid;
      forced-color-adjust: none;
      background: Canvas;
    }
    ::-webkit-progress-bar {
      background: Canvas;
    }
    ::-webkit-progress-value {
      background: Highlight;
    }
    ::-moz-progress-bar {
      background: Highlight;
    }
  }
`;

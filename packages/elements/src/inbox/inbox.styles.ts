import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  :host([inline]) {
    display: block;
  }
  .bell {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--surface);
    color: var(--text);
  }
  .bell:hover,
  .bell[aria-expanded='true'] {
    border-color: var(--accent-mark);
  }
  .bell svg {
    inline-size: 20px;
  }
  .count,
  .quiet {
    position: absolute;
    inset-block-start: -5px;
    inset-inline-end: -6px;
    min-inline-size: 20px;
    padding: 0 5px;
    border: 2px solid var(--surface);
    border-radius: 999px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 11px;
    font-weight: 700;
    line-height: 16px;
  }
  .quiet {
    min-inline-size: 0;
    inset-block-start: 0;
    inset-inline-end: 0;
    inline-size: 10px;
    block-size: 10px;
    padding: 0;
    background: var(--edge);
  }
  .panel {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 16px;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: 0 12px 40px rgb(0 0 0 / 0.22);
  }
  @media (forced-colors: active) {
    .count,
    .quiet {
      background: Highlight;
      color: HighlightText;
    }
  }
`;

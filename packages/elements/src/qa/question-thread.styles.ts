import { css } from 'lit';

export const styles = css`
  ul {
    gap: 10px;
  }
  li {
    padding: 10px;
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .best {
    background: var(--good-soft);
  }
  .mark {
    margin-block-end: 4px;
    color: var(--good);
    font-size: 13px;
    font-weight: 650;
  }
  .known {
    margin-block-end: 4px;
  }
  .plain {
    color: var(--text);
    font-weight: 400;
  }
  .text {
    margin-block: 6px;
  }
  .gone {
    grid-column: 1 / -1;
    font-style: normal;
  }
  .refused {
    color: var(--warm);
    font-size: 13px;
  }
  .best :is(.muted, .link) {
    color: var(--text);
  }
  .notice {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--accent-mark);
    border-radius: 4px;
    background: var(--sunken);
    font-size: 14px;
  }
  .warm {
    border-color: var(--warm);
  }
  .notice li {
    padding: 0;
  }
  .notice ul,
  .notice .text {
    margin-block: 4px 0;
  }
  .notice a {
    color: var(--accent-text);
    font-weight: 600;
  }
`;

/** Comments of a question or an answer: the button takes no more than its line. */
export const postCommentStyles = css`
  :host {
    display: block;
    grid-column: auto;
    margin-block-start: 4px;
  }
  .thread {
    display: grid;
    gap: 14px;
    margin-block-start: 8px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--line);
  }
`;

import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    /* The height of its two lines, before their words are there. */
    min-block-size: 66px;
    margin-block-start: 8px;
  }
  b {
    flex-basis: 100%;
  }
  [aria-disabled] {
    opacity: 0.55;
    cursor: default;
  }
`;

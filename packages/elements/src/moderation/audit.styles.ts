import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin-block: 8px 4px;
    overflow-wrap: anywhere;
  }
  li {
    padding-block: 8px;
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  li p:first-child {
    font-weight: 500;
  }
  time {
    margin-inline-end: 10px;
  }
  .bone {
    block-size: 40px;
    margin-block-start: 8px;
  }
`;

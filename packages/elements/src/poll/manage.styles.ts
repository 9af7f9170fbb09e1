import { css } from 'lit';

export const manageStyles = css`
  :host {
    display: block;
    margin-block-start: 16px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }
  .row {
    flex-wrap: wrap;
    margin-block-start: 8px;
  }
  .ask {
    margin-block-start: 6px;
    font-size: 14px;
  }
`;

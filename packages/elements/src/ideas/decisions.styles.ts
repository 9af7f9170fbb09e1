import { css } from 'lit';

export const decisionsStyles = css`
  :host {
    margin-block-start: 6px;
  }
  .bone {
    block-size: 40px;
  }
  ol {
    display: grid;
    gap: 12px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 14px;
  }
  .answer {
    margin-block-start: 6px;
  }
`;

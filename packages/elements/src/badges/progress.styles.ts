import { css } from 'lit';

export const progressStyles = css`
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 5px;
    margin-block-start: 4px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--line);
  }
  ::-webkit-progress-bar {
    background: var(--line);
  }
  ::-webkit-progress-value {
    background: var(--accent-mark);
  }
  ::-moz-progress-bar {
    background: var(--accent-mark);
  }
`;

import { css } from 'lit';

export const styles = css`
  li {
    display: grid;
    justify-items: start;
    gap: 4px;
    margin-block-end: 12px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--warm);
    border-radius: var(--radius-s);
  }
  blockquote {
    margin: 0 0 4px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  .error {
    margin-block-end: 12px;
    color: var(--warm);
  }
`;

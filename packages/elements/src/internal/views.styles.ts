import { css } from 'lit';

/** A choice among few ways to look at the same, lighter than tabs. */
export const viewsStyles = css`
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-block-end: 8px;
    font-size: 14px;
  }
  .views button {
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--muted);
    font-weight: 500;
  }
  .views button:hover {
    color: var(--accent-text);
  }
  .views [aria-pressed='true'] {
    border-color: var(--accent-mark);
    color: var(--text);
  }
`;

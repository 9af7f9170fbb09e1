import { css } from 'lit';

/** Fields and tags of the boards. */
export const formStyles = css`
  .field {
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--sunken);
  }
  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    align-items: center;
    font-size: 12.5px;
  }
  .chip {
    padding: 2px 9px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--muted);
    font-weight: 500;
  }
`;

import { css } from 'lit';

/** Fields, tags and the one filled button of the boards. */
export const formStyles = css`
  .btn:not(.quiet) {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .btn:not(.quiet):hover {
    background: color-mix(in oklab, var(--accent) 90%, #000);
  }
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
    font-size: 13px;
  }
  .chip {
    padding: 3px 9px;
    border: 0;
    border-radius: 999px;
    background: var(--soft, var(--sunken));
    color: var(--strong, var(--muted));
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
  }
`;

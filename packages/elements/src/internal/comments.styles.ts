import { css } from 'lit';

/** Threads of two levels, and what can be done with each post of them. */
export const commentStyles = css`
  /* Below its comment and set in; narrow places have no room to set in twice. */
  .replies {
    grid-column: 2;
    margin-block-start: 2px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--line);
  }
  @container (inline-size < 420px) {
    .replies {
      grid-column: 1 / -1;
      margin-inline-start: 10px;
    }
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    align-items: start;
    margin-block-start: 4px;
  }
  .acts .link {
    min-block-size: 28px;
    text-align: start;
  }
  .gone {
    font-style: italic;
  }
  .held {
    color: var(--warm);
    font-size: 13px;
  }
  .whole .replies {
    grid-column: 1 / -1;
    margin-inline-start: 10px;
  }
`;

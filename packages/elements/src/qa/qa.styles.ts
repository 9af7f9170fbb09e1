import { css } from 'lit';

export const styles = css`
  .figures {
    display: grid;
    gap: 8px;
    align-content: start;
    /* Beside the thread too: without a text of the question, its figures are higher than its title. */
    grid-row: span 2;
  }
  .count {
    padding-block: 6px;
    border-radius: 10px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 11.5px;
    line-height: 1.2;
    text-align: center;
  }
  .count b {
    display: block;
    color: var(--text);
    font-size: 16px;
  }
  .solved {
    background: var(--good-soft);
  }
  .solved,
  .solved b {
    color: var(--good);
  }
`;

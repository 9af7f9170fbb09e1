import { css } from 'lit';

export const styles = css`
  .figures {
    display: grid;
    gap: 8px;
    align-content: start;
  }
  .count {
    padding: 6px 4px;
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

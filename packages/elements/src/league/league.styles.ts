import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
  }
  .tiers {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 12px 0 8px;
    padding: 0;
    font-size: 13px;
    list-style: none;
  }
  .tiers li {
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    color: var(--muted);
  }
  .tiers [aria-current] {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
    color: var(--text);
    font-weight: 650;
    outline: 0;
    clip-path: none;
  }
  .zone th {
    padding: 14px 8px 4px;
    color: var(--muted);
    font-size: 13px;
    font-weight: 600;
  }
  tr .below {
    padding-inline-start: 8px;
    text-align: start;
  }
  .zone.up th {
    color: var(--good);
  }
`;

import { css } from 'lit';

export const styles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: 8px;
    margin-block-end: 8px;
  }
  .filters > :first-child {
    grid-column: 1 / -1;
  }
  select.field {
    font-size: 14px;
    text-overflow: ellipsis;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    padding-block: 12px;
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .avatar {
    inline-size: 40px;
    block-size: 40px;
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  h3 .link {
    font-size: 15px;
    font-weight: 650;
  }
  .level {
    padding: 1px 9px;
    border-radius: 999px;
    background: var(--good-soft);
    color: var(--good);
    font-size: 12px;
    font-weight: 600;
  }
  .level[data-level='0'] {
    background: var(--sunken);
    color: var(--muted);
  }
  .theme {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 10px;
    margin-block-start: 4px;
    font-size: 13px;
  }
  .vouch {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    min-block-size: 28px;
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: none;
    color: var(--accent-text);
    font-size: 13px;
    font-weight: 500;
  }
  .vouch:hover {
    border-color: var(--accent-mark);
  }
  .vouch[aria-pressed='true'] {
    border-color: var(--accent-mark);
    background: var(--accent-soft);
  }
  .vouch svg {
    inline-size: 14px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .vouch[aria-pressed='true'] svg {
    fill: currentColor;
  }
  cocarde-expert-mine {
    display: block;
    min-block-size: 35px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--line);
  }
  .bone {
    block-size: 56px;
    margin-block-start: 14px;
  }
  @media (forced-colors: active) {
    .level,
    .vouch[aria-pressed='true'] {
      outline: 1px solid;
    }
  }
`;

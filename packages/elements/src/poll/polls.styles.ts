import { css } from 'lit';

export const styles = css`
  h2 {
    font-size: 17px;
  }
  .made,
  .begun {
    margin-block-end: 14px;
  }
  .made > p {
    margin-block-end: 8px;
    color: var(--good);
    font-weight: 500;
  }
  .made {
    padding: 14px;
    border-radius: var(--radius-s);
    background: var(--good-soft);
  }
  li {
    padding-block: 10px;
    border-block-start: 1px solid var(--line);
  }
  li h3 {
    overflow-wrap: anywhere;
  }
  .chips {
    margin-block-start: 4px;
  }
  .open {
    --soft: var(--good-soft);
    --strong: var(--good);
  }
  .archive {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }
  .tag {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: end;
  }
  .tag label {
    flex: 1 1 24ch;
    min-inline-size: 0;
    font-size: 13px;
    font-weight: 600;
  }
  .tag .field {
    display: block;
    margin-block-start: 4px;
    font: 13px/1.5 ui-monospace, monospace;
  }
  .shown {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block-start: 12px;
  }
  .bone {
    block-size: 44px;
    margin-block-start: 6px;
  }
`;

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    line-height: 1.4;
  }
  h3 {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    font-size: 15px;
  }
  h3 b {
    color: var(--muted);
  }
  form {
    display: grid;
    gap: 10px;
    margin-block-start: 8px;
  }
  label {
    display: grid;
    gap: 4px;
    font-weight: 500;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    padding-block: 6px;
  }
  li span:first-child {
    flex: 1 1 12ch;
    min-inline-size: 0;
  }
  .error {
    color: var(--warm);
    font-size: 13px;
  }
`;

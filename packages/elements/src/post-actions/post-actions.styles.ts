import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: block;
  }
  .box {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin-block-start: 6px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .choices .link {
    text-align: start;
  }
  .row {
    flex-wrap: wrap;
    gap: 6px 10px;
  }
  .box > .link {
    justify-self: start;
  }
  .error {
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
`;

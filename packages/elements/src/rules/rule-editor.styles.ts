import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 14px;
    margin-block-start: 14px;
    padding: 16px;
    border-radius: var(--radius-s);
    background: color-mix(in oklab, var(--sunken) 60%, var(--surface));
  }
  @container (inline-size < 420px) {
    :host {
      padding: 12px;
    }
  }
  .note {
    color: var(--warm);
    font-weight: 500;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 18px;
  }
  .confirm {
    display: grid;
    gap: 10px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
    font-size: 14px;
  }
  .row {
    flex-wrap: wrap;
  }
  .error {
    color: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    font-size: 13px;
    font-weight: 500;
  }
`;

import { css } from 'lit';

/** A field to look for something in, and what was found with a button each. */
export const findingStyles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
    display: grid;
    gap: 8px;
  }
  label {
    display: grid;
    gap: 4px;
    font-size: 14px;
    font-weight: 600;
  }
  ul {
    display: grid;
    margin-block-start: 4px;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: space-between;
    padding-block: 8px;
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  li div {
    display: grid;
    flex: 1 1 150px;
    font-size: 14px;
  }
  b {
    font-weight: 600;
  }
  .hint {
    margin-block-start: 2px;
    font-size: 13px;
    font-weight: 400;
  }
  .error {
    color: var(--bad);
    font-size: 13px;
    font-weight: 500;
  }
`;

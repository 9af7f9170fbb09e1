import { css } from 'lit';

export const styles = css`
  :host {
    --bad: var(--cocarde-bad, light-dark(#b3261e, #ffb4ab));
  }
  .bulk {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    font-size: 14px;
  }
  .bulk > * {
    margin-block-end: 12px;
  }
  .bulk > label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 24px;
    font-weight: 500;
  }
  .bulk > .row {
    margin-inline-start: auto;
  }
  .bulk > cocarde-reason,
  .bulk > .progress,
  .bulk > .error {
    flex: 1 1 100%;
    margin-block-start: 0;
  }
  progress {
    flex: 1;
    min-inline-size: 0;
    accent-color: var(--accent-mark);
  }
  .error {
    color: var(--bad);
    font-size: 13px;
  }
  .error li {
    margin-block-start: 2px;
  }
  input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--accent-mark);
  }
  ul:not(.error ul) > li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 0 8px;
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
  }
  .pick {
    display: grid;
    align-content: start;
    block-size: 24px;
    padding-block-start: 2px;
  }
  .more {
    inline-size: 100%;
    margin-block-end: 14px;
  }
  .drawers {
    display: grid;
    gap: 8px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }
  .bone {
    block-size: 130px;
    margin-block-start: 14px;
  }
  .bone.title {
    block-size: 22px;
    inline-size: 60%;
    margin-block-start: 0;
  }
`;

import { css } from 'lit';

export const styles = css`
  form,
  .kinds {
    display: grid;
    gap: 8px;
  }
  .small {
    font-size: 13px;
  }
  .kinds label {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    font-size: 14px;
    line-height: 1.3;
  }
  .kinds .field {
    inline-size: auto;
    min-block-size: 32px;
    padding: 3px 8px;
    font-size: 13px;
  }
  fieldset {
    min-inline-size: 0;
    margin: 6px 0 0;
    padding: 10px 0 0;
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    font-size: 14px;
    font-weight: 650;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    clear: both;
    font-size: 14px;
  }
  input[type='checkbox'] {
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--accent);
  }
  .times {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    margin-block-end: 6px;
    font-size: 14px;
  }
  .times .field {
    inline-size: auto;
  }
  .bone {
    block-size: 40px;
    margin-block-start: 10px;
  }
`;

import { css } from 'lit';

export const styles = css`
  li + li {
    margin-block-start: 16px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--line);
  }
  .btn {
    inline-size: 100%;
    margin-block-start: 16px;
  }
  .bone {
    block-size: 120px;
    margin-block-start: 16px;
  }
  .bone.title {
    block-size: 22px;
    inline-size: 60%;
  }
`;

/** `cocarde-member`: a member's name was pressed. A page that shows members in its own way calls `preventDefault()`; else their profile opens. */
export class MemberEvent extends Event {
  readonly member: string;
  constructor(member: string) {
    super('cocarde-member', { bubbles: true, composed: true, cancelable: true });
    this.member = member;
  }
}

declare global {
  interface HTMLElementEventMap {
    'cocarde-member': MemberEvent;
  }
}

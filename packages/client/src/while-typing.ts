/** Milliseconds after which an answer is of no use. */
const TIMEOUT = 8_000;

/** Asks the service about what somebody types. */
export interface WhileTyping {
  /** What is wished for now. Where that is worth asking, after a pause; an earlier question that has no answer yet is given up. */
  type(wish: string, worth: boolean): void;
  /** Gives up what was asked. */
  rest(): void;
}

interface Questions<T> {
  /** Milliseconds without a further letter. */
  pause: number;
  /** Never rejects: what is answered then is its own to say. */
  ask(wish: string, more: { signal: AbortSignal }): Promise<T>;
  /** Hears the answer to what is still wished for, and no other. */
  found(answer: T, wish: string): void;
  /** Hears that something else is wished for now, which is not worth asking. */
  none(): void;
}

export function whileTyping<T>({ pause, ask, found, none }: Questions<T>): WhileTyping {
  let asked = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let question: AbortController | undefined;

  function rest(): void {
    asked = '';
    clearTimeout(waiting);
    question?.abort();
  }

  async function put(wish: string): Promise<void> {
    const { signal } = (question = new AbortController());
    const answer = await ask(wish, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]) });
    if (!signal.aborted) found(answer, wish);
  }

  return {
    rest,
    type(wish, worth) {
      if (wish === asked) return;
      rest();
      asked = wish;
      if (worth) waiting = setTimeout(put, pause, wish);
      else none();
    },
  };
}

// Types of nudge.js, for editors and TypeScript. What each thing does is said there and in docs/web.md.

export type Level = 'praise' | 'inform' | 'warn' | 'justify' | 'block';

export type ChoiceType = 'acknowledge' | 'proceed' | 'saferAlternative' | 'cancel' | 'reportFalsePositive';

/** One way to answer a prompt. */
export interface Choice {
  readonly id: string;
  readonly type: ChoiceType;
  readonly label: string;
  readonly default: boolean;
  /** The name of an action of the application that does it the safer way. */
  readonly runs?: string;
  /** A path of the same origin that takes the same request and does it the safer way. */
  readonly target?: string;
  /** A page to open instead: https, or a path. */
  readonly href?: string;
}

/** What has to be said to proceed past a prompt of the level justify. */
export interface Justification {
  readonly reasons?: readonly {
    readonly code: string;
    readonly label: string;
    readonly requiresText?: boolean;
  }[];
  readonly text?: {
    readonly required?: boolean;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly hint?: string;
  };
  readonly reference?: {
    readonly label: string;
    readonly required?: boolean;
  };
}

/** What to show to a person. All of it is plain text. */
export interface Prompt {
  readonly occasion: string;
  readonly level: Level;
  /** A BCP 47 tag: the language of the texts. */
  readonly language: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly title: string;
  readonly body: string;
  readonly why?: string;
  readonly analogy?: string;
  readonly learnMore?: string;
  readonly sponsor?: { readonly name: string; readonly title?: string; readonly quote?: string };
  readonly choices: readonly Choice[];
  readonly justification?: Justification;
}

/** What a person answered. */
export interface Answer {
  readonly choice: string;
  readonly type: ChoiceType;
  readonly reason?: string;
  readonly text?: string;
  readonly reference?: string;
}

/**
 * Records an answer. When it rejects, the prompt stays: an error with a string `field` has its message shown at that field (at the
 * buttons if `field` is empty or not there), any other error a general sentence. When it resolves with a prompt, that is shown instead,
 * with what was typed and the note. Anything else closes the prompt.
 */
export type Submit = (answer: Answer) => Promise<{ readonly prompt: Prompt; readonly note?: string } | unknown>;

/** The element `<nudge-prompt>`. Its events bubble, out of shadow trees too. */
export interface NudgePromptElement extends HTMLElement {
  /** The prompt on show, or null. Setting it shows one; null closes it. */
  get prompt(): Prompt | null;
  set prompt(prompt: Prompt | null);
  /**
   * Shows a prompt and resolves with the answer, or with undefined if a person closed an inform or praise.
   * Rejects with the signal's reason if that aborts, with an AbortError if close() or its removal closed the prompt, with an
   * InvalidStateError if a prompt is on show already, and with a TypeError, showing nothing, if something in the prompt is missing or of
   * another type.
   */
  ask(prompt: Prompt, submit?: Submit, options?: { readonly signal?: AbortSignal | null }): Promise<Answer | undefined>;
  /** Closes the prompt without an answer. */
  close(): void;
}

/** The events of `<nudge-prompt>`, which the page and whatever the element is in hear as well. */
export interface NudgePromptEvents {
  /** A prompt is shown. */
  'nudge-open': CustomEvent<Prompt>;
  /** An answer was recorded; after a report of a false positive the prompt stays. */
  'nudge-answer': CustomEvent<Answer>;
  /** An answer could not be recorded, and why. */
  'nudge-error': CustomEvent<unknown>;
  /** The prompt is gone: with its answer, or null. */
  'nudge-close': CustomEvent<Answer | null>;
}

/** What an action of the application gets that does it the safer way. */
export interface Call {
  readonly input: RequestInfo | URL;
  readonly init: RequestInit | undefined;
  readonly prompt: Prompt;
  readonly choice: Choice;
}

export interface GuardOptions {
  /** The safer ways that happen in the page, by the name in `runs`. A Response becomes the result of the call. */
  readonly actions?: Readonly<Record<string, (call: Call) => Response | undefined | void | Promise<Response | undefined | void>>>;
  /** Headers for the POST of an answer, such as a CSRF token. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Takes over the showing of inform and praise. `answer` records a choice; it is undefined if nothing can be recorded. */
  readonly onNotice?: (prompt: Prompt, answer: ((choice: string) => Promise<unknown>) | undefined) => void;
  /** Takes the place of window.fetch. */
  readonly fetch?: typeof fetch;
}

export interface SendOptions {
  /** Asks before the body is sent: for uploads. A ReadableStream as body implies it. */
  readonly askFirst?: boolean;
}

export type Send = (input: RequestInfo | URL, init?: RequestInit, options?: SendOptions) => Promise<Response>;

/**
 * Returns a function like fetch that shows the prompts of the server and repeats the request. A 428 whose prompt is malformed is returned
 * as it came, with its body unread, and nothing of it is shown: the console has one error that says what was expected where.
 */
export function guard(options?: GuardOptions): Send;

/** Returns what the person answered before this response came, if anything. */
export function answerTo(response: Response): Answer | undefined;

/** The component's own texts. */
export interface Texts {
  praise: string;
  inform: string;
  warn: string;
  justify: string;
  block: string;
  why: string;
  learnMore: string;
  newWindow: string;
  close: string;
  reason: string;
  text: string;
  required: string;
  /** With {count} and {max}. */
  count: string;
  noReason: string;
  noValue: string;
  /** With {min} and {max}. */
  wrongLength: string;
  sending: string;
  failed: string;
  /** Follows `failed` after a cancel. */
  unsaved: string;
  refused: string;
  reported: string;
  expired: string;
  elsewhere: string;
}

/** Adds or replaces texts of a language (a BCP 47 tag), and returns all of that language. What is missing comes in English. */
export function addTexts(language: string, texts: Partial<Texts>): Partial<Texts>;

declare global {
  interface HTMLElementTagNameMap {
    'nudge-prompt': NudgePromptElement;
  }

  interface GlobalEventHandlersEventMap extends NudgePromptEvents {}
}

/**
 * Security prompts in a web page: the element <nudge-prompt> and a wrapper of fetch that uses it.
 *
 *     import { guard, answerTo } from '/nudge/<version>/nudge.js';
 *     const send = guard();
 *     const response = await send('/documents/7/share', { method: 'POST', body });
 *
 * One ES module without dependencies. What comes from the server is only ever set as text, so the module works under
 * Content-Security-Policy "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'".
 * Types are in nudge.d.ts, the rest in docs/web.md.
 */

// ---- Texts: our own, in the language of each prompt --------------------------------------------------------------------------

const TEXTS = new Map([
  ['en', {
    praise: 'Well done',
    inform: 'Good to know',
    warn: 'Please check',
    justify: 'A reason is needed',
    block: 'Not possible here',
    why: 'Why this matters',
    learnMore: 'Learn more',
    newWindow: '(opens in a new window)',
    close: 'Close',
    reason: 'Reason',
    text: 'Explanation',
    required: '(required)',
    optional: '(optional)',
    count: '{count} of {max} characters',
    left: 'Characters left: {left}',
    noReason: 'Choose a reason.',
    noValue: 'Fill in this field.',
    tooShort: 'Write at least {min} characters. Now there are {count}.',
    tooLong: 'Write at most {max} characters. Now there are {count}.',
    sending: 'Saving your answer …',
    failed: 'Your answer could not be saved. Please try again.',
    failedCancel: 'Your answer could not be saved. Choose the same again to close without saving; nothing will be done.',
    refused: 'This was not accepted. Please check it.',
    reported: 'Reported. Thank you.',
    expired: 'This page was open for a long time, so please answer once more. What you typed is still here.',
    elsewhere: 'This was answered in another window. Please answer once more here.',
  }],
  ['de', {
    praise: 'Gut gemacht',
    inform: 'Gut zu wissen',
    warn: 'Bitte prüfen',
    justify: 'Bitte begründen',
    block: 'Hier nicht möglich',
    why: 'Warum das wichtig ist',
    learnMore: 'Mehr dazu',
    newWindow: '(öffnet ein neues Fenster)',
    close: 'Schließen',
    reason: 'Grund',
    text: 'Begründung',
    required: '(erforderlich)',
    optional: '(freiwillig)',
    count: '{count} von {max} Zeichen',
    left: 'Noch {left} Zeichen',
    noReason: 'Wählen Sie einen Grund.',
    noValue: 'Füllen Sie dieses Feld aus.',
    tooShort: 'Schreiben Sie mindestens {min} Zeichen. Jetzt sind es {count}.',
    tooLong: 'Schreiben Sie höchstens {max} Zeichen. Jetzt sind es {count}.',
    sending: 'Ihre Antwort wird gespeichert …',
    failed: 'Ihre Antwort konnte nicht gespeichert werden. Bitte versuchen Sie es noch einmal.',
    failedCancel: 'Ihre Antwort konnte nicht gespeichert werden. Wählen Sie dasselbe noch einmal, um ohne Speichern zu schließen; '
      + 'es geschieht dann nichts.',
    refused: 'Das wurde nicht angenommen. Bitte prüfen Sie es.',
    reported: 'Gemeldet. Vielen Dank.',
    expired: 'Diese Seite war lange offen. Bitte antworten Sie noch einmal. Was Sie geschrieben haben, ist noch da.',
    elsewhere: 'Das wurde in einem anderen Fenster beantwortet. Bitte antworten Sie hier noch einmal.',
  }],
]);

/** Adds or replaces texts of a language (a BCP 47 tag). Returns all of that language; what is missing comes in English. */
export function addTexts(language, texts) {
  const known = Object.keys(TEXTS.get('en'));
  for (const [key, text] of Object.entries(texts)) {
    if (!known.includes(key) || typeof text !== 'string') {
      throw new TypeError(`nudge: no text "${key}"; the texts are ${known.join(', ')}`);
    }
  }
  const tag = language.toLowerCase();
  TEXTS.set(tag, { ...TEXTS.get(tag), ...texts });
  return { ...TEXTS.get(tag) };
}

/** Our texts for the readers of one language. */
class Voice {
  #tags = ['en'];

  constructor(language) {
    const parts = String(language ?? '').toLowerCase().split('-');
    parts.forEach((_, i) => this.#tags.unshift(parts.slice(0, i + 1).join('-')));
  }

  say(key, values = {}) {
    return TEXTS.get(this.#tag(key))[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** Puts a text into an element, which tells a screen reader the language. */
  put(node, key, values) {
    node.lang = this.#tag(key);
    node.textContent = this.say(key, values);
    return node;
  }

  #tag(key) {
    return this.#tags.find(tag => TEXTS.get(tag)?.[key] !== undefined);
  }
}

// ---- Elements ----------------------------------------------------------------------------------------------------------------

/** Makes an element. Names are ours; values and children are never read as markup. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.filter(child => child !== undefined));
  return node;
}

/** Makes a link that opens in a new window and says so. */
function link(href, voice, attributes, ...children) {
  return make('a', { href, target: '_blank', rel: 'noopener noreferrer', ...attributes },
    ...children, ' ', voice.put(make('span', { class: 'unseen' }), 'newWindow'));
}

const LEVELS = ['praise', 'inform', 'warn', 'justify', 'block'];

const ICONS = {
  praise: 'M5 12.5l4.5 4.5L19 7.5',
  inform: 'M12 11v6M12 7v.1',
  warn: 'M12 8v5M12 16.5v.1M12 3.5L2.5 20h19z',
  justify: 'M4.5 19.5l1-4.5L15.5 5l3.5 3.5-10 10zM13 7.5l3.5 3.5',
  block: 'M12 3a9 9 0 100 18 9 9 0 000-18zM7.5 12h9',
  close: 'M6 6l12 12M18 6L6 18',
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

const PATH = /^\/(?!\/)[^\s\\\x00-\x1f]*$/;
const HTTPS = /^https:\/\/[^\s\\\x00-\x1f]*$/i;

/** Returns an address that may be followed: a path of this site or, for a link, https. Undefined for any other. */
function safe(address, ...patterns) {
  return typeof address === 'string' && patterns.some(pattern => pattern.test(address)) ? address : undefined;
}

/** Returns the element with the focus, inside shadow trees too. */
function focused(root = document) {
  const active = root.activeElement;
  return active?.shadowRoot ? focused(active.shadowRoot) ?? active : active;
}

/** Returns the level, or the one to show for a level that only a newer server knows. */
const levelOf = prompt => LEVELS.includes(prompt.level) ? prompt.level : 'warn';

const characters = text => [...text].length;

// ---- Looks -------------------------------------------------------------------------------------------------------------------

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host {
  display: contents;
  color-scheme: light dark;
  --_font: var(--nudge-font, system-ui, sans-serif);
  --_size: var(--nudge-font-size, medium);
  --_radius: var(--nudge-radius, 12px);
  --_surface: var(--nudge-surface, light-dark(#fff, #1c1f26));
  --_text: var(--nudge-text, light-dark(#1a1e27, #eceff4));
  --_muted: var(--nudge-muted, light-dark(#4b5464, #b7bfcc));
  --_border: var(--nudge-border, light-dark(#747e8e, #8791a2));
  --_line: var(--nudge-line, light-dark(#e2e6ec, #363c48));
  --_hover: var(--nudge-hover, light-dark(#f1f3f7, #2a2f3a));
  --_accent: var(--nudge-accent, light-dark(#1d4ed8, #a8c0ff));
  --_on-accent: var(--nudge-on-accent, light-dark(#fff, #0e1a38));
  --_focus: var(--nudge-focus, light-dark(#1d4ed8, #a8c0ff));
  --_error: var(--nudge-error, light-dark(#b3261e, #ffb4ab));
  --_level: var(--_accent);
}
.praise { --_level: var(--nudge-praise, light-dark(#17693a, #8bdcaa)) }
.inform { --_level: var(--nudge-inform, light-dark(#1d4ed8, #a8c0ff)) }
.warn, .justify { --_level: var(--nudge-warn, light-dark(#8a4b00, #ffc670)) }
.block { --_level: var(--nudge-block, light-dark(#b3261e, #ffb4ab)) }
* { box-sizing: border-box }
dialog, .notice {
  font: 400 var(--_size)/1.5 var(--_font);
  color: var(--_text);
  background: var(--_surface);
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  box-shadow: 0 1px 2px #0002, 0 12px 40px #0003;
  overflow-wrap: anywhere;
  text-align: start;
}
dialog {
  inline-size: min(var(--nudge-width, 34em), 100% - 2em);
  max-inline-size: none;
  max-block-size: calc(100dvh - 2em);
  padding: 0;
  overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column }
dialog::backdrop { background: var(--nudge-backdrop, #0b0f1a99) }
.scroll { flex: 1 1 auto; min-block-size: 3em; overflow: auto; padding: 1.5em 1.5em .5em }
.foot { flex: none; max-block-size: 65%; overflow: auto; padding: 0 1.5em 1em }
header { display: grid; grid-template-columns: auto 1fr; gap: 0 .875em; align-items: center }
svg {
  grid-row: span 2;
  inline-size: 2.75em; block-size: 2.75em; padding: .6em;
  border-radius: calc(var(--_radius) * .75);
  color: var(--_level);
  background: color-mix(in srgb, var(--_level) 12%, var(--_surface));
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
h2, h3, p, figure, blockquote, fieldset, legend { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
h2 { font-size: 1.25em; line-height: 1.3; font-weight: 650; text-wrap: balance }
h3, legend, label.name { font-size: 1em; font-weight: 600 }
.level { font-size: .875em; font-weight: 600; color: var(--_level) }
.text { display: grid; gap: .875em; margin-block-start: 1em }
.text p, figcaption { white-space: pre-line }
figure { padding-inline-start: 1em; border-inline-start: 3px solid var(--_line) }
figcaption, .aside, .hint, .count { font-size: .875em; color: var(--_muted) }
.aside { font-weight: 400 }
a:not(.choice) { color: var(--_accent); display: inline-block; padding-block: .25em }
form { display: grid; gap: 1.125em; margin-block-start: 1.25em }
.radio { display: flex; gap: .625em; align-items: center; min-block-size: 2.5em; cursor: pointer }
.radio input { flex: none; inline-size: 1.25em; block-size: 1.25em; margin: 0; accent-color: var(--_accent) }
textarea, .line {
  display: block; inline-size: 100%; min-block-size: 2.75em; padding: .5em .75em; margin-block-start: .375em;
  font: inherit; color: inherit; background: var(--_surface);
  border: 1px solid var(--_border); border-radius: calc(var(--_radius) / 2);
}
textarea { resize: vertical; max-block-size: 40vh }
[aria-invalid=true]:not(fieldset) { border-color: var(--_error); box-shadow: inset 0 0 0 1px var(--_error) }
.count { text-align: end; font-variant-numeric: tabular-nums }
.error { color: var(--_error); font-size: .875em; font-weight: 600 }
.messages { display: grid; align-content: center; min-block-size: 2.5em; padding-block: .375em; font-size: .875em }
.messages > * { grid-area: 1 / 1 }
.choices { display: flex; flex-wrap: wrap; gap: .625em; justify-content: flex-end }
.choice {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75em; padding: .375em 1.125em;
  font: inherit; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none;
  color: var(--_text); background: var(--_surface); cursor: pointer;
  border: 1px solid var(--_border); border-radius: calc(var(--_radius) * .67);
}
.choice > span:first-child, .radio > span { unicode-bidi: isolate }
.choice:hover { background: var(--_hover) }
.default { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent) }
.default:hover { background: color-mix(in srgb, var(--_accent) 88%, var(--_text)) }
.report { display: flex; align-items: center; min-block-size: 2.75em; margin-block-start: .25em; font-size: .875em; color: var(--_muted) }
.report .choice { padding-inline: 0; font-weight: 400; color: inherit; border-color: transparent; text-decoration: underline; text-underline-offset: .2em }
.report .choice:hover { color: var(--_text); background: none }
[aria-disabled=true] { cursor: progress; opacity: .75 }
:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px }
.scroll:focus-visible { outline-offset: -3px }
.notice { position: relative; inline-size: min(26em, 100%); padding: 1.125em }
.notice:not(.open), .unseen {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.notice header { padding-inline-end: 2.5em }
.notice h2 { font-size: 1.0625em }
.notice .text { margin-block-start: .625em; gap: .625em }
.notice .messages { min-block-size: 0; padding-block: .25em }
.notice .choice { min-block-size: 2.5em }
.notice .close { position: absolute; inset: .625em .625em auto auto; min-inline-size: 2.75em; padding: 0; border-color: transparent; font-size: 1em }
.notice:dir(rtl) .close { inset: .625em auto auto .625em }
.close svg { inline-size: 1.25em; block-size: 1.25em; padding: 0; background: none; color: inherit }
@media (max-width: 30em), (max-height: 30em) {
  dialog { inline-size: calc(100% - 1em); max-block-size: calc(100dvh - 1em) }
  .scroll { padding: 1em 1em .25em }
  .foot { padding: 0 1em .5em }
  .messages { min-block-size: 1.5em }
}
@media (max-width: 30em) {
  .choices { flex-direction: column; align-items: stretch }
}
@media (max-height: 30em) {
  .choice, .report { min-block-size: 2em }
}
@media (prefers-reduced-motion: no-preference) {
  dialog, dialog::backdrop, .notice.open { animation: appear .16s ease-out }
  @keyframes appear { from { opacity: 0 } }
}
@media (forced-colors: active) {
  .default { border-width: 3px }
  .report .choice, .notice .close { border-color: ButtonBorder }
  svg { border: 1px solid }
}
`);

const STACK_STYLE = new CSSStyleSheet();
STACK_STYLE.replaceSync(`
:host {
  position: fixed; inset-block-end: 0; inset-inline-end: 0; z-index: 2147483000;
  inline-size: min(28em, 100%); max-block-size: 100dvh; overflow: auto;
}
div { display: grid; gap: .75em; justify-items: end; padding: 1em }
:host(:empty) { visibility: hidden }
`);

// ---- What has to be said at justify -------------------------------------------------------------------------------------------

/** The fields of a justification: a reason, a text, a reference. */
class Form {
  #wanted;
  #voice;
  #left = make('p', { class: 'unseen', role: 'status' });
  #pause;
  node = make('form', { part: 'justification', novalidate: '' });

  constructor(wanted, voice) {
    this.#wanted = wanted;
    this.#voice = voice;
    const { reasons = [], text, reference } = wanted;
    if (reasons.length > 0) {
      this.node.append(this.#reasons(reasons));
    }
    if (text) {
      this.node.append(this.#field('text', voice.put(make('span'), 'text'), text));
    }
    if (reference) {
      this.node.append(this.#field('reference', make('span', {}, reference.label), reference));
    }
    this.node.append(this.#left);
    this.node.addEventListener('input', event => this.#typed(event.target.name));
    // Enter in a field must not answer by accident.
    this.node.addEventListener('submit', event => event.preventDefault());
    this.#typed('reason');
    this.#count();
  }

  #reasons(reasons) {
    const legend = make('legend', { id: 'reason-name' }, this.#voice.put(make('span'), 'reason'), ' ', this.#mark('required'));
    return make('fieldset', {
      id: 'reason', role: 'radiogroup', 'aria-labelledby': 'reason-name', 'aria-required': 'true', 'aria-describedby': 'reason-error', part: 'field',
    }, legend, ...reasons.map(({ code, label }) => make('label', { class: 'radio' },
      make('input', { type: 'radio', name: 'reason', value: code }), make('span', {}, label))), this.#errorLine('reason'));
  }

  #field(name, label, { hint, maxLength, required }) {
    const about = [hint && `${name}-hint`, maxLength && `${name}-count`, `${name}-error`].filter(Boolean).join(' ');
    const control = { id: name, name, 'aria-describedby': about, 'aria-required': String(required === true), part: 'input' };
    return make('div', { part: 'field' },
      make('label', { class: 'name', for: name }, label, ' ', this.#mark(required ? 'required' : 'optional')),
      hint && make('p', { class: 'hint', id: `${name}-hint` }, hint),
      name === 'text' ? make('textarea', { ...control, rows: 3 })
        : make('input', { ...control, class: 'line', type: 'text', autocomplete: 'off' }),
      maxLength && make('p', { class: 'count', id: `${name}-count` }),
      this.#errorLine(name));
  }

  #mark(key) {
    return this.#voice.put(make('span', { class: 'aside' }), key);
  }

  #errorLine(name) {
    return make('p', { class: 'error', part: 'error', id: `${name}-error` });
  }

  #get(id) {
    return this.node.querySelector(`#${id}`);
  }

  /** What was typed and chosen. */
  values() {
    const value = name => this.node.elements[name]?.value?.trim() || undefined;
    return { reason: value('reason'), text: value('text'), reference: value('reference') };
  }

  /** Puts in what was typed before. */
  restore({ text = '', reference = '', reason }) {
    for (const radio of this.node.querySelectorAll('[type=radio]')) {
      radio.checked = radio.value === reason;
    }
    for (const [name, value] of Object.entries({ text, reference })) {
      if (this.#get(name)) {
        this.#get(name).value = value;
      }
    }
    this.#typed('reason');
    this.#count();
  }

  /** Shows what is missing or wrong and moves to the first of it. Returns whether nothing is. */
  check() {
    const { reasons = [], text, reference } = this.#wanted;
    const given = this.values();
    const length = characters(given.text ?? '');
    this.error('reason', reasons.length > 0 && !given.reason && this.#voice.say('noReason'));
    this.error('reference', reference?.required && !given.reference && this.#voice.say('noValue'));
    if (text) {
      const { minLength: min = 0, maxLength: max = Infinity } = text;
      const key = length === 0 ? this.#textRequired() && 'noValue' : length < min ? 'tooShort' : length > max && 'tooLong';
      this.error('text', key && this.#voice.say(key, { min, max, count: length }));
    }
    return !this.focusWrong();
  }

  #textRequired() {
    const { reasons = [], text } = this.#wanted;
    return text.required || reasons.some(reason => reason.requiresText && reason.code === this.values().reason);
  }

  /** Says at a field what is wrong with it, or that nothing is. Returns whether there is such a field. */
  error(name, message) {
    const field = this.#get(name);
    if (field) {
      field.setAttribute('aria-invalid', String(Boolean(message)));
      this.#get(`${name}-error`).textContent = message || '';
      field.querySelector('input')?.setAttribute('aria-describedby', 'reason-error');
    }
    return field !== null;
  }

  /** Moves to the first wrong field, if there is one. */
  focusWrong() {
    const wrong = this.node.querySelector('[aria-invalid=true]');
    (wrong?.querySelector('input') ?? wrong)?.focus();
    return wrong;
  }

  #typed(name) {
    this.error(name, '');
    if (name === 'text') {
      this.#count();
      // Said when the typing rests, and only near the end: not at each key.
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#sayLeft(), 1000);
    } else if (name === 'reason' && this.#wanted.text) {
      const required = Boolean(this.#textRequired());
      this.#get('text').setAttribute('aria-required', String(required));
      this.#voice.put(this.node.querySelector('[for=text] .aside'), required ? 'required' : 'optional');
    }
  }

  #count() {
    const max = this.#wanted.text?.maxLength;
    if (max) {
      this.#voice.put(this.#get('text-count'), 'count', { count: characters(this.#get('text').value.trim()), max });
    }
  }

  #sayLeft() {
    const left = this.#wanted.text.maxLength - characters(this.#get('text').value.trim());
    if (left <= 20) {
      this.#voice.put(this.#left, 'left', { left });
    }
  }
}

// ---- The element --------------------------------------------------------------------------------------------------------------

/**
 * <nudge-prompt>: shows one prompt at a time. Warn, justify and block are a modal alertdialog; inform and praise a notice in its place
 * of the page, in a live region, without taking the focus and for as long as nobody closes it.
 */
class NudgePrompt extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  /** Keeps the dialog's height while a message shows, so that the buttons stay where they are. */
  #height = new CSSStyleSheet();
  #thaw = () => this.#height.replaceSync('');
  // There before its text, or a screen reader would say nothing.
  #live = make('div', { role: 'status' });
  #notice = make('section', { class: 'notice', part: 'notice' }, this.#live);
  #alert = make('p', { role: 'alert', part: 'error' });
  #status = make('p', { role: 'status', part: 'status' });
  #early = null;
  #asked = null;
  #before = null;
  #form = null;
  #sending = false;
  #cancelFailed = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [STYLE, this.#height];
    this.#root.append(this.#notice);
    this.#notice.addEventListener('focusin', event => {
      if (event.relatedTarget && !this.#root.contains(event.relatedTarget)) {
        this.#before = event.relatedTarget;
      }
    });
  }

  connectedCallback() {
    const early = Object.hasOwn(this, 'prompt') ? this.prompt : this.#early;
    // What was set before the class was known hides the property of the class.
    delete this.prompt;
    if (early) {
      this.prompt = early;
    }
  }

  disconnectedCallback() {
    this.close();
  }

  get prompt() {
    return this.#asked?.prompt ?? this.#early;
  }

  set prompt(prompt) {
    this.close();
    this.#early = this.isConnected ? null : prompt ?? null;
    if (prompt && this.isConnected) {
      // Who sets a property listens to the events: they tell of the closing too.
      this.ask(prompt).catch(() => {});
    }
  }

  /** Shows a prompt, gives the answer to submit, and resolves with the answer once that has resolved. */
  async ask(prompt, submit = async () => {}, { signal } = {}) {
    if (this.#asked) {
      throw new DOMException('nudge: a prompt is on show already', 'InvalidStateError');
    }
    if (!this.isConnected) {
      throw new DOMException('nudge: the element is in no document', 'InvalidStateError');
    }
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = () => this.#end(null, () => reject(signal.reason));
      signal?.addEventListener('abort', abort);
      this.#asked = { prompt, submit, resolve, reject, release: () => signal?.removeEventListener('abort', abort) };
      if (['praise', 'inform'].includes(prompt.level)) {
        this.#before = null;
        const asked = this.#asked;
        // A live region tells what changes in it only when it has been seen without.
        setTimeout(() => this.#asked === asked && this.#showNotice(), 100);
      } else {
        this.#before = focused();
        this.#showDialog();
      }
    });
  }

  close() {
    const reject = this.#asked?.reject;
    this.#end(null, () => reject(new DOMException('nudge: the prompt was closed', 'AbortError')));
  }

  // -- as a dialog

  #showDialog() {
    const scroll = make('div', { class: 'scroll', part: 'content' });
    const dialog = make('dialog', { part: 'dialog', role: 'alertdialog', 'aria-labelledby': 'level title', 'aria-describedby': 'body' },
      scroll,
      make('div', { class: 'foot', part: 'footer' }, make('div', { class: 'messages' }, this.#alert, this.#status),
        make('div', { class: 'choices', part: 'choices' }), make('div', { class: 'report' })));
    this.#root.append(dialog);
    this.#fill();
    dialog.addEventListener('keydown', event => this.#key(event));
    for (const type of ['keydown', 'keyup', 'keypress']) {
      // The page's shortcuts must not act on what is typed here.
      dialog.addEventListener(type, event => event.stopPropagation());
    }
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      this.#cancel();
    });
    dialog.addEventListener('close', () => this.#closedByBrowser(dialog));
    new ResizeObserver(() => this.#scrollable(scroll)).observe(scroll);
    dialog.showModal();
    this.#focusDefault();
    this.#emit('nudge-open', this.#asked.prompt);
  }

  get #dialog() {
    return this.#root.querySelector('dialog');
  }

  /** Puts the prompt into the dialog, with what was typed before. */
  #fill(note) {
    const { prompt } = this.#asked;
    const voice = new Voice(prompt.language);
    const dialog = this.#dialog;
    const typed = this.#form?.values();
    this.#form = prompt.justification ? new Form(prompt.justification, voice) : null;
    if (typed) {
      this.#form?.restore(typed);
    }
    this.#dress(dialog, prompt);
    dialog.querySelector('.scroll').replaceChildren(...this.#content(prompt, voice), ...(this.#form ? [this.#form.node] : []));
    const report = prompt.choices.find(choice => choice.type === 'reportFalsePositive');
    dialog.querySelector('.choices').replaceChildren(...this.#buttons(prompt.choices.filter(choice => choice !== report), voice));
    dialog.querySelector('.report').replaceChildren(...this.#buttons(report ? [report] : [], voice));
    dialog.querySelector('.report').hidden = !report;
    this.#say(note ?? '', this.#status);
  }

  #dress(node, prompt) {
    node.lang = prompt.language;
    node.dir = prompt.direction === 'rtl' ? 'rtl' : 'ltr';
    node.classList.remove(...LEVELS);
    node.classList.add(levelOf(prompt));
  }

  #content(prompt, voice) {
    const level = levelOf(prompt);
    const { sponsor } = prompt;
    const more = safe(prompt.learnMore, PATH, HTTPS);
    return [
      make('header', { part: 'header' }, icon(level), voice.put(make('p', { id: 'level', class: 'level', part: 'level' }), level),
        make('h2', { id: 'title', part: 'title' }, prompt.title)),
      make('div', { class: 'text', part: 'text' },
        make('p', { id: 'body', part: 'body' }, prompt.body),
        prompt.why && make('div', { part: 'why' }, voice.put(make('h3'), 'why'), make('p', {}, prompt.why)),
        prompt.analogy && make('p', { part: 'analogy' }, prompt.analogy),
        sponsor && make('figure', { part: 'sponsor' }, sponsor.quote && make('blockquote', {}, make('p', {}, sponsor.quote)),
          make('figcaption', {}, [sponsor.name, sponsor.title].filter(Boolean).join(', '))),
        more && make('p', {}, link(more, voice, { part: 'link' }, voice.put(make('span'), 'learnMore')))),
    ];
  }

  #buttons(choices, voice) {
    return choices.map(choice => {
      const attributes = {
        class: choice === this.#default() ? 'choice default' : 'choice',
        part: `choice ${choice === this.#default() ? 'default ' : ''}${choice.type}`,
        'data-choice': choice.id,
      };
      const label = make('span', {}, choice.label);
      const href = choice.type === 'saferAlternative' && safe(choice.href, PATH, HTTPS);
      const button = href ? link(href, voice, attributes, label) : make('button', { type: 'button', ...attributes }, label);
      button.addEventListener('click', event => this.#clicked(event, choice));
      return button;
    });
  }

  #default() {
    const { choices } = this.#asked.prompt;
    return choices.find(choice => choice.default) ?? choices.find(choice => choice.type === 'cancel') ?? choices[0];
  }

  #focusDefault() {
    this.#root.querySelector('.default')?.focus();
  }

  #key(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      // Before the browser closes the dialog by itself, which it does at the second time.
      event.preventDefault();
      this.#cancel();
    } else if (event.key === 'Tab') {
      const stops = [...this.#dialog.querySelectorAll('a, button, input, textarea, [tabindex]')]
        .filter(stop => stop.type !== 'radio' || stop.checked || !this.#form.values().reason);
      const active = this.#root.activeElement;
      const at = stop => stop === active || (stop.type === 'radio' && active?.type === 'radio');
      const [edge, other] = event.shiftKey ? [stops.at(0), stops.at(-1)] : [stops.at(-1), stops.at(0)];
      if (at(edge)) {
        event.preventDefault();
        other.focus();
      }
    }
  }

  #cancel() {
    const choice = this.#asked.prompt.choices.find(({ type }) => type === 'cancel');
    if (choice) {
      this.#choose(choice);
    } else if (!this.#sending) {
      this.#finish();
    }
  }

  /** A browser may close a dialog without asking. The answer has to be recorded all the same. */
  #closedByBrowser(dialog) {
    if (this.#asked && dialog.isConnected) {
      dialog.showModal();
      this.#focusDefault();
      this.#cancel();
    }
  }

  /** A text that has to be scrolled can be reached by keyboard. */
  #scrollable(scroll) {
    const scrolls = scroll.scrollHeight > scroll.clientHeight;
    for (const [name, value] of [['tabindex', '0'], ['role', 'group'], ['aria-labelledby', 'title']]) {
      if (scrolls) {
        scroll.setAttribute(name, value);
      } else {
        scroll.removeAttribute(name);
      }
    }
  }

  // -- as a notice

  #showNotice() {
    const { prompt } = this.#asked;
    const voice = new Voice(prompt.language);
    this.#dress(this.#notice, prompt);
    this.#notice.classList.add('open');
    this.#notice.setAttribute('aria-labelledby', 'title');
    this.#live.replaceChildren(...this.#content(prompt, voice));
    const close = make('button', { type: 'button', class: 'choice close', part: 'close' }, icon('close'), voice.put(make('span', { class: 'unseen' }), 'close'));
    close.addEventListener('click', () => this.#finish());
    this.#notice.append(make('div', { class: 'messages' }, this.#alert, this.#status),
      make('div', { class: 'choices', part: 'choices' }, ...this.#buttons(prompt.choices, voice)), close);
    this.#emit('nudge-open', prompt);
  }

  // -- answering

  #clicked(event, choice) {
    // The second click of a double click was meant for what was there before.
    if (this.#sending || event.detail > 1) {
      event.preventDefault();
    } else {
      this.#choose(choice);
    }
  }

  async #choose(choice) {
    const asked = this.#asked;
    if (this.#sending) {
      return;
    }
    this.#freeze();
    if (choice.type === 'proceed' && this.#form && !this.#form.check()) {
      return;
    }
    const answer = { choice: choice.id, type: choice.type, ...(choice.type === 'proceed' && this.#form?.values()) };
    this.#say('');
    this.#send(true);
    const slow = setTimeout(() => this.#say(new Voice(asked.prompt.language).say('sending'), this.#status), 400);
    let reply;
    let failure;
    try {
      reply = await asked.submit(answer);
    } catch (error) {
      failure = { error };
    }
    clearTimeout(slow);
    if (this.#asked !== asked) {
      return;
    }
    this.#send(false);
    this.#say('');
    if (failure) {
      this.#failed(failure.error, choice);
    } else if (reply?.prompt) {
      asked.prompt = reply.prompt;
      this.#thaw();
      this.#fill(reply.note);
      this.#focusDefault();
    } else {
      this.#answered(answer);
    }
  }

  #answered(answer) {
    this.#emit('nudge-answer', answer);
    if (answer.type !== 'reportFalsePositive') {
      this.#finish(answer);
      return;
    }
    const { prompt } = this.#asked;
    this.#asked.prompt = { ...prompt, choices: prompt.choices.filter(({ id }) => id !== answer.choice) };
    this.#focusDefault();
    const report = this.#root.querySelector('.report');
    const voice = new Voice(prompt.language);
    report.replaceChildren(voice.put(make('span'), 'reported'));
    this.#say(voice.say('reported'), this.#status);
    this.#status.className = 'unseen';
  }

  #failed(error, choice) {
    const voice = new Voice(this.#asked.prompt.language);
    this.#emit('nudge-error', error);
    if (typeof error?.field === 'string') {
      if (this.#form?.error(error.field, error.message)) {
        this.#form.focusWrong();
      } else {
        this.#say(error.message);
      }
    } else if (choice.type === 'cancel') {
      // Nobody is kept in a dialog by a server that is down: what was chosen needs nothing of it.
      if (this.#cancelFailed) {
        this.#finish({ choice: choice.id, type: choice.type });
      } else {
        this.#cancelFailed = true;
        this.#say(voice.say('failedCancel'));
      }
    } else {
      this.#say(voice.say('failed'));
    }
  }

  #say(text, where = this.#alert) {
    this.#alert.textContent = where === this.#alert ? text : '';
    this.#status.textContent = where === this.#status ? text : '';
    this.#alert.className = 'error';
    this.#status.className = '';
  }

  #send(sending) {
    this.#sending = sending;
    for (const button of this.#root.querySelectorAll('.choice')) {
      // Not "disabled", which would lose the focus.
      button.setAttribute('aria-disabled', String(sending));
    }
  }

  #freeze() {
    const dialog = this.#dialog;
    if (dialog) {
      this.#height.replaceSync(`dialog { block-size: ${dialog.getBoundingClientRect().height}px }`);
      addEventListener('resize', this.#thaw, { once: true });
    }
  }

  #finish(answer) {
    const { resolve } = this.#asked;
    this.#end(answer, () => resolve(answer));
  }

  #end(answer, settle) {
    if (!this.#asked) {
      return;
    }
    const dialog = this.#dialog;
    const hadFocus = dialog || this.#root.activeElement;
    this.#asked.release();
    this.#asked = null;
    this.#form = null;
    this.#sending = false;
    this.#cancelFailed = false;
    this.#thaw();
    dialog?.close();
    dialog?.remove();
    this.#say('');
    this.#live.replaceChildren();
    this.#notice.replaceChildren(this.#live);
    this.#notice.classList.remove('open');
    this.#notice.removeAttribute('aria-labelledby');
    if (hadFocus && this.#before?.isConnected) {
      this.#before.focus({ preventScroll: true });
    }
    this.#emit('nudge-close', answer ?? null);
    settle();
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('nudge-prompt')) {
  customElements.define('nudge-prompt', NudgePrompt);
}

// ---- Notices and dialogs of a page ----------------------------------------------------------------------------------------------

let lastTurn = Promise.resolve();

/** Runs tasks one after the other: a page shows one dialog at a time. */
function inTurn(task) {
  const turn = lastTurn.then(task);
  lastTurn = turn.catch(() => {});
  return turn;
}

/** Returns the corner of the page where notices stand. */
function corner() {
  let stack = document.querySelector('body > nudge-notices');
  if (!stack) {
    stack = make('nudge-notices');
    stack.attachShadow({ mode: 'open' }).append(make('div', {}, make('slot')));
    stack.shadowRoot.adoptedStyleSheets = [STACK_STYLE];
    document.body.append(stack);
  }
  return stack;
}

/** The questions on show or in the queue, by occasion. */
const open = new Map();

/**
 * Asks a question, or waits for its answer where it is asked already, as after a double click. It is closed when nobody waits any more.
 */
function shared(occasion, signal, ask) {
  let entry = open.get(occasion);
  if (!entry) {
    const controller = new AbortController();
    entry = { waiting: 0, controller, outcome: inTurn(() => ask(controller.signal)) };
    open.set(occasion, entry);
    const gone = () => open.get(occasion) === entry && open.delete(occasion);
    entry.outcome.then(gone, gone);
  }
  entry.waiting++;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason);
      entry.waiting--;
      if (entry.waiting === 0) {
        open.delete(occasion);
        entry.controller.abort(signal.reason);
      }
    };
    signal?.addEventListener('abort', abort, { once: true });
    entry.outcome.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

// ---- The wrapper of fetch ------------------------------------------------------------------------------------------------------

const PROBLEM = 'application/problem+json';
const PROMPT_TYPE = 'tag:securitynudge.org,2026:prompt';
const MOST_ROUNDS = 5;
const LONGEST_POST = 30_000;

const answers = new WeakMap();

/** Returns what the person answered before this response came, or undefined. */
export function answerTo(response) {
  return answers.get(response);
}

/** Returns a function like fetch that shows the prompt a response asks for, sends the answer and repeats the request. */
export function guard(options = {}) {
  return async (input, init, { askFirst } = {}) => {
    const request = input instanceof Request ? { ...await repeatable(input), ...init } : { ...init };
    const url = new URL(input.url ?? input, document.baseURI);
    return new Call({ options, input, init, request, url, askFirst, once: request.body instanceof ReadableStream }).run();
  };
}

/** A Request can be sent once: its parts can be sent again. */
async function repeatable(request) {
  const { method, headers, mode, credentials, cache, redirect, referrer, signal } = request;
  const body = ['GET', 'HEAD'].includes(method) ? undefined : await request.blob();
  return { method, headers, mode, credentials, cache, redirect, referrer, signal, body: body?.size ? body : undefined };
}

/** One guarded request with the questions about it. */
class Call {
  #of;
  #rounds = 0;
  #sent = false;

  constructor(of) {
    this.#of = of;
  }

  async run() {
    let response = await this.#first();
    for (let question; (question = await this.#question(response));) {
      this.#rounds++;
      const outcome = await this.#ask(question);
      if (outcome.receipt) {
        response = await this.#send({ 'Nudge-Receipt': outcome.receipt });
      } else if (outcome.response) {
        response = outcome.call === this ? outcome.response : await this.#first();
      } else {
        const other = await this.#otherwise(outcome);
        return this.#answered(other instanceof Response ? other : response, outcome);
      }
      this.#answered(response, outcome);
    }
    this.#notice(response).catch(error => error.name === 'AbortError' || reportError(error));
    return response;
  }

  #answered(response, { answer }) {
    return answers.has(response) ? response : (answers.set(response, answer), response);
  }

  /** Sends the request without a receipt: after the question, where that comes first, as before what can be sent only once. */
  async #first() {
    if (this.#of.askFirst || this.#of.once) {
      const response = await this.#send({ 'Nudge-Ask': 'first' });
      if (response.status !== 204) {
        return response;
      }
    }
    return this.#send({});
  }

  #send(more) {
    const { options, url, request } = this.#of;
    const headers = new Headers(request.headers);
    headers.set('Accept', `${PROBLEM}, ${headers.get('Accept') ?? '*/*'}`);
    Object.entries(more).forEach(([name, value]) => headers.set(name, value));
    const init = { ...request, headers };
    if (more['Nudge-Ask']) {
      headers.delete('Content-Type');
      delete init.body;
    } else {
      this.#sent = true;
    }
    return (options.fetch ?? fetch)(url.href, init);
  }

  /** Returns what a response asks, if it asks something that can be answered here. */
  async #question(response) {
    const { request, url, once } = this.#of;
    if (response.status !== 428 || this.#rounds >= MOST_ROUNDS || (once && this.#sent)
      || !response.headers.get('Content-Type')?.startsWith(PROBLEM)) {
      return undefined;
    }
    // What cannot be read is not ours: the caller gets the response and sees.
    const problem = await response.clone().json().catch(() => null);
    request.signal?.throwIfAborted();
    if (problem?.type !== PROMPT_TYPE || !safe(problem.answers, PATH)) {
      return undefined;
    }
    const base = new URL(response.url || url);
    if (base.origin !== url.origin || (response.redirected && !/^(GET|HEAD)$/i.test(request.method ?? 'GET'))) {
      // The redirect may have made another request of it, and the first one may have done something already.
      console.warn(`nudge: ${url.pathname} redirects to what asks a question; such a request is not repeated`);
      return undefined;
    }
    return { ...problem, base };
  }

  #ask(question) {
    return shared(question.prompt.occasion, this.#of.request.signal, async signal => {
      const outcome = { call: this, question };
      const element = make('nudge-prompt');
      document.body.append(element);
      try {
        outcome.answer = await element.ask(question.prompt, answer => this.#submit(outcome, answer), { signal });
        return outcome;
      } finally {
        element.remove();
      }
    });
  }

  async #submit(outcome, answer) {
    const reply = await this.#post(outcome.question, answer);
    const { receipt, field, detail } = await reply.json().catch(() => ({}));
    const late = [409, 410].includes(reply.status);
    if (late && answer.type === 'proceed') {
      return this.#renew(outcome, reply.status === 409 ? 'elsewhere' : 'expired');
    }
    // Whatever became of the prompt: who wants the action not done, or done another way, gets that.
    if (!reply.ok && (!late || answer.type === 'reportFalsePositive')) {
      const error = new Error(`nudge: the answer was not recorded: HTTP ${reply.status}`);
      if (reply.status === 422) {
        error.field = field ?? '';
        error.message = `${new Voice(outcome.question.prompt.language).say('refused')} ${detail ? `(${detail})` : ''}`;
      }
      throw error;
    }
    outcome.receipt = receipt;
    return undefined;
  }

  /** Asks again, with a fresh prompt. */
  async #renew(outcome, why) {
    const response = await this.#first();
    const question = await this.#question(response);
    if (!question) {
      outcome.response = response;
      return undefined;
    }
    this.#rounds++;
    outcome.question = question;
    return { prompt: question.prompt, note: new Voice(question.prompt.language).say(why) };
  }

  async #post({ token, answers: path, base }, { choice, reason, text, reference }) {
    const { options, request } = this.#of;
    const headers = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
    headers.set('Content-Type', 'application/json');
    headers.set('Accept', `application/json, ${PROBLEM}`);
    return (options.fetch ?? fetch)(new URL(path, base).href, {
      method: 'POST', headers, body: JSON.stringify({ token, choice, reason, text, reference }),
      // The token goes nowhere else.
      redirect: 'error', credentials: request.credentials ?? 'same-origin', signal: AbortSignal.timeout(LONGEST_POST),
    });
  }

  /** Does it the safer way, if that was chosen and happens here. */
  async #otherwise({ question, answer }) {
    const { options, input, init } = this.#of;
    const { prompt, base } = question;
    const choice = prompt.choices.find(({ id, type }) => id === answer?.choice && type === 'saferAlternative');
    if (choice && Object.hasOwn(options.actions ?? {}, choice.runs)) {
      return options.actions[choice.runs]({ input, init, prompt, choice });
    }
    return choice && safe(choice.target, PATH) ? new Call({ ...this.#of, url: new URL(choice.target, base) }).run() : undefined;
  }

  async #notice(response) {
    const header = response.headers.get('Nudge-Notice');
    if (!header) {
      return;
    }
    const base = new URL(response.url || this.#of.url);
    let question;
    try {
      const bytes = Uint8Array.from(atob(header.replace(/-/g, '+').replace(/_/g, '/')), char => char.charCodeAt(0));
      question = { ...JSON.parse(new TextDecoder().decode(bytes)), base };
      question.prompt.choices.length;
    } catch (error) {
      // The action is done, and its caller gets the response. The message says nothing of the content.
      console.warn(`nudge: the header Nudge-Notice cannot be read: ${error.name}`);
      return;
    }
    const { prompt } = question;
    const outcome = { call: this, question };
    const submit = question.token && safe(question.answers, PATH) ? answer => this.#submit(outcome, answer) : undefined;
    const { onNotice } = this.#of.options;
    if (onNotice) {
      onNotice(prompt, submit && (choice => submit({ choice })));
      return;
    }
    // A notice behind a dialog would be told to nobody.
    await lastTurn;
    const element = make('nudge-prompt');
    corner().append(element);
    try {
      outcome.answer = await element.ask(submit ? prompt : { ...prompt, choices: [] }, submit);
    } finally {
      element.remove();
    }
    await this.#otherwise(outcome);
  }
}

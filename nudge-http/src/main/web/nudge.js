/**
 * nudge.js: security prompts in a web page. An element <nudge-prompt>, and guard(), a wrapper of fetch that uses it.
 * Types are in nudge.d.ts, the rest in docs/web.md. What a server sends is only ever set as text.
 */

// ---- Our own texts

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
    count: '{count} of {max} characters',
    noReason: 'Choose a reason.',
    noValue: 'Fill in this field.',
    wrongLength: 'Write {min} to {max} characters. Now it has {count}.',
    sending: 'Saving your answer …',
    failed: 'Your answer was not saved. Please try again.',
    unsaved: 'Choose this again to close without saving.',
    refused: 'This was not accepted. Please check it.',
    reported: 'Reported. Thank you.',
    expired: 'This was open for a long time. Please answer once more. What you typed is still here.',
    elsewhere: 'This was answered in another window. Please answer once more.',
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
    count: '{count} von {max} Zeichen',
    noReason: 'Wählen Sie einen Grund.',
    noValue: 'Füllen Sie dieses Feld aus.',
    wrongLength: 'Schreiben Sie {min} bis {max} Zeichen. Jetzt sind es {count}.',
    sending: 'Ihre Antwort wird gespeichert …',
    failed: 'Ihre Antwort wurde nicht gespeichert. Bitte versuchen Sie es noch einmal.',
    unsaved: 'Wählen Sie dies noch einmal, um ohne Speichern zu schließen.',
    refused: 'Das wurde nicht angenommen. Bitte prüfen Sie es.',
    reported: 'Gemeldet. Vielen Dank.',
    expired: 'Das war lange offen. Bitte antworten Sie noch einmal. Was Sie geschrieben haben, ist noch da.',
    elsewhere: 'Das wurde in einem anderen Fenster beantwortet. Bitte antworten Sie noch einmal.',
  }],
]);

/** Adds or replaces texts of a language. Returns all of that language; what is missing comes in English. */
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
    const parts = `${language}`.toLowerCase().split('-');
    parts.forEach((_, i) => this.#tags.unshift(parts.slice(0, i + 1).join('-')));
  }

  say(key, values = {}) {
    return TEXTS.get(this.#tag(key))[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** Makes an element with a text, which tells a screen reader the language. */
  make(tag, key, attributes, values) {
    return make(tag, { lang: this.#tag(key), ...attributes }, this.say(key, values));
  }

  #tag(key) {
    return this.#tags.find(tag => TEXTS.get(tag)?.[key] !== undefined);
  }
}

// ---- Elements

/** Makes an element. Names are ours; values and children are never read as markup. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children.filter(Boolean));
  return node;
}

function link(href, voice, attributes, ...children) {
  return make('a', { href, target: '_blank', rel: 'noopener noreferrer', ...attributes },
    ...children, ' ', voice.make('span', 'newWindow', { class: 'unseen' }));
}

const LEVELS = ['praise', 'inform', 'warn', 'justify', 'block'];

const ICONS = {
  praise: 'M5 12.5l4.5 4.5L19 7.5',
  inform: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.1',
  warn: 'M12 9v5M12 17v.1M12 3L2 20h20z',
  justify: 'M4 20l1-5L15 5l4 4L9 19z',
  block: 'M12 3a9 9 0 100 18 9 9 0 000-18zM7.5 12h9',
  close: 'M6 6l12 12M18 6L6 18',
};

function icon(name) {
  const [svg, path] = ['svg', 'path'].map(tag => document.createElementNS('http://www.w3.org/2000/svg', tag));
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', true);
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

// Addresses that may be followed: a path of this site or, as a link, https.
const PATH = /^\/(?!\/)[^\s\\\x00-\x1f]*$/;
const LINK = /^(https:\/)?\/(?!\/)[^\s\\\x00-\x1f]*$/i;

const characters = text => [...text ?? ''].length;

// ---- Looks

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host {
  display: contents;
  color-scheme: light dark;
  --_radius: var(--nudge-radius, 12px);
  --_surface: var(--nudge-surface, light-dark(#fff, #1c1f26));
  --_text: var(--nudge-text, light-dark(#1a1e27, #eceff4));
  --_accent: var(--nudge-accent, light-dark(#1d4ed8, #a8c0ff));
  --_on-accent: var(--nudge-on-accent, light-dark(#fff, #0e1a38));
  --_error: var(--nudge-error, light-dark(#b3261e, #ffb4ab));
  --_muted: var(--nudge-muted, color-mix(in srgb, var(--_text) 76%, var(--_surface)));
  --_border: var(--nudge-border, color-mix(in srgb, var(--_text) 56%, var(--_surface)));
  --_line: color-mix(in srgb, var(--_text) 14%, var(--_surface));
}
.praise { --_level: var(--nudge-praise, light-dark(#17693a, #8bdcaa)) }
.inform { --_level: var(--nudge-inform, var(--_accent)) }
.warn, .justify { --_level: var(--nudge-warn, light-dark(#8a4b00, #ffc670)) }
.block { --_level: var(--nudge-block, var(--_error)) }
* { box-sizing: border-box; min-inline-size: 0 }
h2, h3, p, figure, blockquote, fieldset, legend { margin: 0; padding: 0; border: 0 }
dialog, section {
  font: 400 var(--nudge-font-size, medium)/1.5 var(--nudge-font, system-ui, sans-serif);
  color: var(--_text); background: var(--_surface);
  border: 1px solid var(--_line); border-radius: var(--_radius); box-shadow: 0 12px 40px #0003;
  overflow-wrap: anywhere; text-align: start;
}
dialog {
  inline-size: min(var(--nudge-width, 34em), 100% - 2em);
  max-inline-size: none; max-block-size: calc(100dvh - 2em); padding: 0; overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column }
dialog::backdrop { background: var(--nudge-backdrop, #0b0f1a99) }
dialog [part=content] { flex: auto; min-block-size: 3em; overflow: auto; padding: 1.5em 1.5em .5em }
dialog [part=footer] { flex: none; max-block-size: 60dvh; overflow: auto; padding: 0 1.5em 1em }
dialog [tabindex='0'] + * { border-block-start: 1px solid var(--_line) }
header { display: grid; grid-template-columns: auto 1fr; gap: 0 .875em; align-items: center }
svg {
  grid-row: span 2; inline-size: 2.75em; padding: .6em; border-radius: calc(var(--_radius) * .75);
  color: var(--_level); background: color-mix(in srgb, currentColor 12%, var(--_surface));
  fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
h2 { font-size: 1.25em; line-height: 1.3 }
h3, legend, label[for], [part~=choice] { font-size: 1em; font-weight: 600 }
[part=level], .error { font-size: .875em; font-weight: 600; color: var(--_level) }
[part=text] { display: grid; gap: .875em; margin-block-start: 1em; white-space: pre-line }
figure { padding-inline-start: 1em; border-inline-start: 3px solid var(--_line) }
figcaption, label span + span, legend span + span, .hint, .count { font-size: .875em; font-weight: 400; color: var(--_muted) }
[part=link] { color: var(--_accent); display: inline-block; padding-block: .25em }
[part=justification] { display: grid; gap: 1.125em; margin-block-start: 1.25em }
.radio { display: flex; gap: .625em; align-items: center; min-block-size: 2.5em }
.radio input { flex: none; inline-size: 1.25em; block-size: 1.25em; margin: 0; accent-color: var(--_accent) }
[part=input] {
  display: block; inline-size: 100%; min-block-size: 2.75em; max-block-size: 40vh; padding: .5em .75em; margin-block-start: .375em;
  font: inherit; color: inherit; background: none; border: 1px solid var(--_border); border-radius: calc(var(--_radius) / 2); resize: vertical;
}
textarea { block-size: 5em }
[part=input][aria-invalid=true] { border-color: var(--_error) }
.count { text-align: end }
.error { color: var(--_error) }
[part=message] { min-block-size: 3em; padding-block: .75em; font-size: .875em }
[part=choices] { display: flex; flex-wrap: wrap; gap: .5em; justify-content: flex-end }
[part~=choice] {
  flex: auto; display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.75em; padding: .375em 1em;
  font-family: inherit; line-height: 1.25; text-align: center; text-decoration: none; cursor: pointer;
  color: inherit; background: none; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * .67);
}
[part~=choice]:only-child { flex-grow: 0 }
[part~=choice]:hover { background: var(--_line) }
[part~=choice] span, label span { unicode-bidi: isolate }
[part~=choice][part~=default] { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent) }
[part=report] { font-size: .875em; color: var(--_muted); min-block-size: 3.2em; margin: .25em 0 -.5em }
[part=report] > *, [part~=close] { border-color: #0000; padding-inline: 0; font-weight: 400; text-decoration: underline; min-block-size: 3.2em }
[aria-disabled=true] { cursor: progress; opacity: .75 }
:focus-visible { outline: 3px solid var(--nudge-focus, var(--_accent)); outline-offset: 2px }
[part=content]:focus-visible { outline-offset: -3px }
section { position: relative; inline-size: min(26em, 100%); padding: 1.125em; box-shadow: 0 2px 12px #0003 }
section:not([lang]), .unseen {
  position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%);
}
section header { padding-inline-end: 2.5em }
section h2 { font-size: 1.0625em }
section [part=message] { min-block-size: 0 }
[part~=close] { position: absolute; inset-block-start: .5em; inset-inline-end: .5em; min-inline-size: 2.75em }
[part~=close] svg { inline-size: 1.25em; padding: 0; background: none; color: inherit }
@media (max-width: 30em), (max-height: 30em) {
  dialog { inline-size: calc(100% - 1em); max-block-size: calc(100dvh - 1em) }
  dialog [part=content] { padding: 1em 1em .25em }
  dialog [part=footer] { padding: 0 1em .75em }
  [part=message] { min-block-size: 2em; padding-block: .25em }
}
@media (max-height: 30em) {
  dialog [part=footer] { max-block-size: 48dvh }
}
@media (prefers-reduced-motion: no-preference) {
  dialog, dialog::backdrop, section[lang] { animation: appear .16s ease-out }
  @keyframes appear { from { opacity: 0 } }
}
@media (forced-colors: active) {
  [part~=default] { border-width: 3px }
  [part=report] > * { padding-inline: 1em }
}
`);

const CORNER_STYLE = new CSSStyleSheet();
CORNER_STYLE.replaceSync(`
:host {
  box-sizing: border-box; position: fixed; inset-block-end: 0; inset-inline-end: 0; z-index: 2147483000; overflow: auto;
  inline-size: min(28em, 100%); max-block-size: 100dvh; display: grid; gap: .75em; justify-items: end; padding: 1em;
}
:host(:empty) { display: none }
`);

// ---- What has to be said at justify

const FIELDS = ['reason', 'text', 'reference'];

class Form {
  #wanted;
  #voice;
  #near = make('p', { class: 'unseen', role: 'status' });
  #pause;
  node = make('div', { part: 'justification' });

  constructor(wanted, voice, typed) {
    const { reasons = [], text, reference } = wanted;
    this.#wanted = wanted;
    this.#voice = voice;
    this.node.append(reasons.length > 0 ? this.#reasons(reasons) : '',
      text ? this.#field('text', voice.make('span', 'text'), text) : '',
      reference ? this.#field('reference', make('span', {}, reference.label), reference) : '',
      this.#near);
    for (const control of this.node.querySelectorAll('input, textarea')) {
      control.checked = control.value === typed?.reason;
      control.value = control.type === 'radio' ? control.value : typed?.[control.name] ?? '';
    }
    this.node.addEventListener('input', event => this.#typed(event.target.name));
    this.#typed();
  }

  #reasons(reasons) {
    return make('fieldset', { id: 'reason', role: 'radiogroup', 'aria-labelledby': 'reason-name', 'aria-required': true, 'aria-describedby': 'reason-error' },
      make('legend', { id: 'reason-name' }, this.#voice.make('span', 'reason'), ' ', this.#voice.make('span', 'required')),
      ...reasons.map(({ code, label }) => make('label', { class: 'radio' },
        make('input', { type: 'radio', name: 'reason', value: code, 'aria-describedby': 'reason-error' }), make('span', {}, label))),
      this.#errorLine('reason'));
  }

  #field(name, label, { hint, maxLength }) {
    return make('div', {},
      make('label', { for: name }, label, ' ', make('span', { id: `${name}-required` })),
      hint && make('p', { class: 'hint', id: `${name}-hint` }, hint),
      make(name === 'text' ? 'textarea' : 'input',
        { id: name, name, part: 'input', autocomplete: 'off', 'aria-describedby': `${name}-hint ${name}-count ${name}-error` }),
      maxLength && make('p', { class: 'count', id: `${name}-count` }),
      this.#errorLine(name));
  }

  #errorLine(name) {
    return make('p', { class: 'error', part: 'error', id: `${name}-error` });
  }

  #get(id) {
    return this.node.querySelector(`#${id}`);
  }

  values() {
    const [reason, text, reference] = [':checked', '#text', '#reference'].map(of => this.node.querySelector(of)?.value.trim() || undefined);
    return { reason, text, reference };
  }

  /** Returns whether all is there; else shows what is not and moves there. */
  check() {
    const given = this.values();
    const { minLength: min = 0, maxLength: max = 500 } = this.#wanted.text ?? {};
    const count = characters(given.text);
    for (const name of FIELDS) {
      const missing = !given[name] && this.#required(name) && (name === 'reason' ? 'noReason' : 'noValue');
      const wrong = missing || (name === 'text' && given.text && (count < min || count > max) && 'wrongLength');
      this.error(name, wrong && this.#voice.say(wrong, { min, max, count }));
    }
    return !this.focusWrong();
  }

  #required(name) {
    const { reasons = [], text } = this.#wanted;
    return name === 'reason' || this.#wanted[name]?.required === true
      || (name === 'text' && text && reasons.some(({ code, requiresText }) => requiresText && code === this.values().reason));
  }

  /** Says at a field what is wrong with it, or that nothing is. */
  error(name, message) {
    const field = FIELDS.includes(name) && this.#get(name);
    if (field) {
      field.setAttribute('aria-invalid', Boolean(message));
      this.#get(`${name}-error`).textContent = message || '';
    }
    return field;
  }

  /** Moves to the first wrong field. */
  focusWrong() {
    const wrong = this.node.querySelector('[aria-invalid=true]');
    this.#get(`${wrong?.id}-error`)?.scrollIntoView({ block: 'nearest' });
    (wrong?.querySelector('input') ?? wrong)?.focus();
    return wrong;
  }

  #typed(name) {
    this.error(name, '');
    for (const field of this.node.querySelectorAll('[part=input]')) {
      const required = Boolean(this.#required(field.id));
      field.setAttribute('aria-required', required);
      this.#get(`${field.id}-required`).textContent = required ? this.#voice.say('required') : '';
    }
    const max = this.#wanted.text?.maxLength;
    if (max) {
      const count = characters(this.values().text);
      const text = this.#voice.say('count', { count, max });
      this.#get('text-count').replaceChildren(this.#voice.make('span', 'count', {}, { count, max }));
      // Said when the typing rests, and only near the end: not at each key.
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => { this.#near.textContent = max - count <= 20 ? text : ''; }, 1000);
    }
  }
}

// ---- The element

/** Shows one prompt at a time: warn, justify and block as a modal alertdialog, inform and praise as a notice in its place of the page. */
class NudgePrompt extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  /** Keeps the dialog's height while a message shows, so that the buttons stay where they are. */
  #height = new CSSStyleSheet();
  #thaw = () => this.#height.replaceSync('');
  #message = make('p', { part: 'message', role: 'status' });
  #choices = make('div', { part: 'choices' });
  #report = make('div', { part: 'report' });
  #footer = make('div', { part: 'footer' }, this.#message, this.#choices, this.#report);
  #content;
  #notice;
  #dialog = null;
  #early = null;
  #asked = null;
  #voice;
  #form;
  #before;
  #sending = false;
  #cancelFailed = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [STYLE, this.#height];
    this.#clear();
  }

  /** Shows nothing. A live region has to be there before its text, or a screen reader says nothing. */
  #clear() {
    const content = make('div', { part: 'content', role: 'status' });
    const notice = make('section', { part: 'notice' }, content);
    notice.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget && !notice.contains(relatedTarget)) {
        this.#before = relatedTarget;
      }
    });
    this.#content = content;
    this.#notice = notice;
    this.#root.replaceChildren(notice);
  }

  connectedCallback() {
    if (this.#early) {
      this.prompt = this.#early;
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
    this.#early = this.isConnected ? null : prompt;
    if (prompt && this.isConnected) {
      // Who sets a property listens to the events: they tell of the closing too.
      this.ask(prompt).catch(() => {});
    }
  }

  async ask(prompt, submit = async () => {}, { signal } = {}) {
    if (this.#asked || !this.isConnected) {
      throw new DOMException('nudge: it shows a prompt already, or is in no document', 'InvalidStateError');
    }
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = () => this.#end(null, () => reject(signal.reason));
      signal?.addEventListener('abort', abort);
      const asked = { prompt, submit, resolve, reject, release: () => signal?.removeEventListener('abort', abort) };
      this.#asked = asked;
      this.#before = null;
      if (['praise', 'inform'].includes(prompt.level)) {
        setTimeout(() => this.#asked === asked && this.#showNotice(), 100);
      } else {
        this.#showDialog();
      }
    });
  }

  close() {
    this.#end(null, ({ reject }) => reject(new DOMException('nudge: the prompt was closed', 'AbortError')));
  }

  #showNotice() {
    this.#fill();
    this.#notice.setAttribute('aria-labelledby', 'title');
    const close = make('button', { type: 'button', part: 'choice close' }, icon('close'), this.#voice.make('span', 'close', { class: 'unseen' }));
    close.addEventListener('click', () => this.#end());
    this.#notice.append(this.#footer, close);
  }

  #showDialog() {
    const dialog = make('dialog', { part: 'dialog', role: 'alertdialog', 'aria-labelledby': 'level title', 'aria-describedby': 'body' },
      this.#content, this.#footer);
    this.#content.setAttribute('role', 'group');
    this.#content.setAttribute('aria-labelledby', 'title');
    this.#dialog = dialog;
    this.#root.append(dialog);
    dialog.addEventListener('keydown', event => this.#key(event));
    // The page's shortcuts must not act on what is typed here.
    ['keydown', 'keyup', 'keypress'].forEach(type => dialog.addEventListener(type, event => event.stopPropagation()));
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      this.#cancel();
    });
    dialog.addEventListener('close', () => {
      // A browser may close a dialog unasked. The answer has to be recorded all the same.
      if (this.#dialog === dialog) {
        dialog.showModal();
        this.#focusDefault();
        this.#cancel();
      }
    });
    // A text that has to be scrolled can be reached by keyboard.
    new ResizeObserver(([{ target }]) => { target.tabIndex = target.scrollHeight > target.clientHeight ? 0 : -1; }).observe(this.#content);
    this.#fill();
    dialog.showModal();
    this.#focusDefault();
  }

  /** Puts the prompt into the dialog or notice, with what was typed before. */
  #fill(note) {
    const { prompt } = this.#asked;
    const box = this.#dialog ?? this.#notice;
    const typed = this.#form?.values();
    this.#voice = new Voice(prompt.language);
    this.#form = prompt.justification && new Form(prompt.justification, this.#voice, typed);
    box.lang = prompt.language;
    box.dir = prompt.direction ?? 'ltr';
    // A level that only a newer server knows must not look harmless.
    box.className = LEVELS.includes(prompt.level) ? prompt.level : 'warn';
    this.#content.replaceChildren(...this.#texts(prompt, box.className), this.#form?.node ?? '');
    const report = prompt.choices.filter(({ type }) => type === 'reportFalsePositive');
    this.#choices.replaceChildren(...prompt.choices.filter(choice => !report.includes(choice)).map(choice => this.#button(choice)));
    this.#report.replaceChildren(...report.map(choice => this.#button(choice)));
    this.#report.hidden = report.length === 0;
    this.#say(note);
    this.#emit('nudge-open', prompt);
  }

  #texts({ title, body, why, analogy, sponsor, learnMore }, level) {
    const voice = this.#voice;
    return [
      make('header', {}, icon(level), voice.make('p', level, { id: 'level', part: 'level' }), make('h2', { id: 'title', part: 'title' }, title)),
      make('div', { part: 'text' },
        make('p', { id: 'body', part: 'body' }, body),
        why && make('div', {}, voice.make('h3', 'why'), make('p', {}, why)),
        analogy && make('p', {}, analogy),
        sponsor && make('figure', {}, sponsor.quote && make('blockquote', {}, sponsor.quote),
          make('figcaption', {}, [sponsor.name, sponsor.title].filter(Boolean).join(', '))),
        LINK.test(learnMore) && make('p', {}, link(learnMore, voice, { part: 'link' }, voice.make('span', 'learnMore')))),
    ];
  }

  #button(choice) {
    const { id, type, label } = choice;
    const attributes = { part: `choice ${choice === this.#default ? 'default ' : ''}${type}`, 'data-choice': id };
    const isLink = type === 'saferAlternative' && LINK.test(choice.href);
    const button = isLink ? link(choice.href, this.#voice, attributes, make('span', {}, label))
      : make('button', { type: 'button', ...attributes }, make('span', {}, label));
    button.addEventListener('click', event => {
      // The second click of a double click was meant for what was there before.
      if (this.#sending || event.detail > 1) {
        event.preventDefault();
      } else {
        this.#choose(choice);
      }
    });
    return button;
  }

  get #default() {
    const { choices } = this.#asked.prompt;
    return choices.find(choice => choice.default) ?? choices.find(({ type }) => type === 'cancel');
  }

  #focusDefault() {
    this.#root.querySelector('[part~=default]')?.focus();
  }

  #key(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      // Else the browser closes the dialog by itself, at the second time.
      event.preventDefault();
      this.#cancel();
    } else if (event.key === 'Tab') {
      const stops = [...this.#dialog.querySelectorAll('[tabindex="0"], a, button, input, textarea')]
        .filter(stop => stop.type !== 'radio' || stop.checked || !this.#form.values().reason);
      if (event.shiftKey) {
        stops.reverse();
      }
      const active = this.#root.activeElement;
      const last = stops.at(-1);
      if (active === last || (active?.type === 'radio' && last.type === 'radio')) {
        event.preventDefault();
        stops[0].focus();
      }
    }
  }

  #cancel() {
    const choice = this.#asked.prompt.choices.find(({ type }) => type === 'cancel');
    if (choice) {
      this.#choose(choice);
    } else if (!this.#sending) {
      this.#end();
    }
  }

  async #choose({ id, type }) {
    const asked = this.#asked;
    if (this.#sending) {
      return;
    }
    this.#freeze();
    const form = type === 'proceed' ? this.#form : undefined;
    if (form && !form.check()) {
      return;
    }
    const answer = { choice: id, type, ...form?.values() };
    this.#say();
    this.#setSending(true);
    const slow = setTimeout(() => this.#say(this.#voice.say('sending')), 400);
    let then;
    try {
      const reply = await asked.submit(answer);
      then = () => this.#submitted(answer, reply);
    } catch (error) {
      then = () => this.#failed(answer, error);
    }
    clearTimeout(slow);
    // It may have been closed meanwhile.
    if (this.#asked === asked) {
      this.#setSending(false);
      this.#say();
      then();
    }
  }

  #submitted(answer, reply) {
    if (reply?.prompt) {
      this.#asked.prompt = reply.prompt;
      this.#thaw();
      this.#fill(reply.note);
      this.#focusDefault();
      return;
    }
    this.#emit('nudge-answer', answer);
    if (answer.type === 'reportFalsePositive') {
      this.#focusDefault();
      this.#report.replaceChildren();
      this.#say(this.#voice.say('reported'));
    } else {
      this.#end(answer);
    }
  }

  #failed(answer, error) {
    this.#emit('nudge-error', error);
    if (typeof error?.field === 'string') {
      if (this.#form?.error(error.field, error.message)) {
        this.#form.focusWrong();
      } else {
        this.#say(error.message, 'error');
      }
    } else if (answer.type === 'cancel' && this.#cancelFailed) {
      // Nobody is kept in a dialog by a server that is down: a cancel needs nothing of it.
      this.#end(answer);
    } else {
      this.#cancelFailed = answer.type === 'cancel';
      this.#say(this.#voice.say('failed') + (this.#cancelFailed ? ` ${this.#voice.say('unsaved')}` : ''), 'error');
    }
  }

  #say(text = '', kind = '') {
    this.#message.textContent = text;
    this.#message.className = kind;
  }

  #setSending(sending) {
    this.#sending = sending;
    // Not "disabled", which would lose the focus.
    this.#footer.querySelectorAll('[part~=choice]').forEach(button => button.setAttribute('aria-disabled', sending));
  }

  #freeze() {
    const height = this.#dialog?.getBoundingClientRect().height;
    this.#height.replaceSync(`dialog { block-size: ${height}px }`);
    addEventListener('resize', this.#thaw, { once: true });
  }

  #end(answer, settle = ({ resolve }) => resolve(answer)) {
    const asked = this.#asked;
    const dialog = this.#dialog;
    if (!asked) {
      return;
    }
    const hadFocus = this.#root.activeElement;
    asked.release();
    this.#asked = this.#dialog = this.#form = null;
    this.#sending = this.#cancelFailed = false;
    this.#thaw();
    dialog?.close();
    this.#clear();
    // A dialog gives the focus back by itself.
    if (hadFocus && !dialog) {
      this.#before?.focus({ preventScroll: true });
    }
    this.#emit('nudge-close', answer ?? null);
    settle(asked);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('nudge-prompt')) {
  customElements.define('nudge-prompt', NudgePrompt);
}

// ---- Notices and dialogs of a page

function corner() {
  let stack = document.querySelector('body > nudge-notices');
  if (!stack) {
    stack = make('nudge-notices');
    stack.attachShadow({ mode: 'open' }).append(make('slot'));
    stack.shadowRoot.adoptedStyleSheets = [CORNER_STYLE];
    document.body.append(stack);
  }
  return stack;
}

/** What is asked or waits for its turn, by occasion: a page shows one dialog at a time. */
const open = new Map();
let lastTurn = Promise.resolve();

/** Asks, or waits where the same is asked already, as after a double click; until nobody waits any more. */
function shared(occasion, signal, ask) {
  let entry = open.get(occasion);
  if (!entry) {
    const controller = new AbortController();
    entry = { waiting: 0, controller, outcome: lastTurn.then(() => ask(controller.signal)) };
    open.set(occasion, entry);
    const gone = () => open.get(occasion) === entry && open.delete(occasion);
    lastTurn = entry.outcome.then(gone, gone);
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

// ---- The wrapper of fetch

const PROBLEM = 'application/problem+json';
const PROMPT_TYPE = 'tag:securitynudge.org,2026:prompt';
const MOST_ROUNDS = 5;
const LONGEST_POST = 30_000;

const answers = new WeakMap();

export function answerTo(response) {
  return answers.get(response);
}

/** Returns a function like fetch that asks what a response wants to be asked, and repeats the request. */
export function guard(options = {}) {
  return async (input, init, { askFirst } = {}) => {
    const request = input instanceof Request ? { ...await repeatable(input), ...init } : { ...init };
    const url = new URL(input.url ?? input, document.baseURI);
    return new Call({ options, input, init, request, url, askFirst, once: request.body instanceof ReadableStream, rounds: 0 }).run();
  };
}

/** A Request can be sent once: its parts can be sent again. */
async function repeatable(request) {
  const parts = ['method', 'headers', 'mode', 'credentials', 'cache', 'redirect', 'referrer', 'signal'].map(name => [name, request[name]]);
  const body = await request.blob();
  return { ...Object.fromEntries(parts), body: body.size > 0 ? body : undefined };
}

class Call {
  #of;
  #sent = false;

  constructor(of) {
    this.#of = of;
  }

  async run() {
    let response = await this.#first();
    for (let question; (question = await this.#question(response));) {
      const outcome = await this.#ask(question);
      const { receipt, call, answer } = outcome;
      const otherwise = !receipt && !outcome.response;
      if (otherwise) {
        response = await this.#otherwise(outcome) ?? response;
      } else if (receipt) {
        response = await this.#send('Nudge-Receipt', receipt);
      } else {
        response = call === this ? outcome.response : await this.#first();
      }
      if (!answers.has(response)) {
        answers.set(response, answer);
      }
      if (otherwise) {
        return response;
      }
    }
    this.#notice(response).catch(error => error.name === 'AbortError' || reportError(error));
    return response;
  }

  /** Sends the request without a receipt: after the question, if that comes first, as before what can be sent only once. */
  async #first() {
    if (this.#of.askFirst || this.#of.once) {
      const response = await this.#send('Nudge-Ask', 'first');
      if (response.status !== 204) {
        return response;
      }
    }
    return this.#send();
  }

  #send(name, value) {
    const { options, url, request } = this.#of;
    const headers = new Headers(request.headers);
    headers.set('Accept', `${PROBLEM}, ${headers.get('Accept') ?? '*/*'}`);
    if (name) {
      headers.set(name, value);
    }
    const init = { ...request, headers };
    if (name === 'Nudge-Ask') {
      headers.delete('Content-Type');
      delete init.body;
    } else {
      this.#sent = true;
    }
    return (options.fetch ?? fetch)(url.href, init);
  }

  /** Returns what a response asks, if it asks something that can be answered here. */
  async #question(response) {
    const { request, url, once, rounds } = this.#of;
    if (response.status !== 428 || rounds === MOST_ROUNDS || (once && this.#sent)
      || !response.headers.get('Content-Type')?.startsWith(PROBLEM)) {
      return null;
    }
    // What cannot be read is not ours: the caller gets the response and sees.
    const problem = await response.clone().json().catch(() => null);
    request.signal?.throwIfAborted();
    if (problem?.type !== PROMPT_TYPE || !problem.prompt?.choices || !PATH.test(problem.answers)) {
      return null;
    }
    const base = new URL(response.url || url);
    if (base.origin !== url.origin || (response.redirected && !/^(GET|HEAD)$/i.test(request.method ?? 'GET'))) {
      // The redirect may have made another request of it, and the first may have done something already.
      console.warn(`nudge: ${url.pathname} redirects to a question, so it is not repeated`);
      return null;
    }
    this.#of.rounds++;
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
    const late = { 409: 'elsewhere', 410: 'expired' }[reply.status];
    if (late && answer.type === 'proceed') {
      const response = await this.#first();
      const question = await this.#question(response);
      Object.assign(outcome, question ? { question } : { response });
      return question && { prompt: question.prompt, note: new Voice(question.prompt.language).say(late) };
    }
    // Whatever became of the prompt: who wants the action not done, or done another way, gets that.
    if (reply.ok ? answer.type === 'proceed' && !receipt : !late || answer.type === 'reportFalsePositive') {
      // The detail is for developers, in English.
      const error = new Error(`nudge: the answer was not recorded: HTTP ${reply.status}`, { cause: detail });
      if (reply.status === 422) {
        error.field = field ?? '';
        error.message = new Voice(outcome.question.prompt.language).say('refused');
      }
      throw error;
    }
    outcome.receipt = receipt;
    return null;
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
    return choice && PATH.test(choice.target) ? new Call({ ...this.#of, url: new URL(choice.target, base) }).run() : null;
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
      // The action is done, and its caller gets the response.
      console.warn(`nudge: the header Nudge-Notice cannot be read: ${error.name}`);
      return;
    }
    const { prompt } = question;
    const outcome = { call: this, question };
    const submit = question.token && PATH.test(question.answers) ? answer => this.#submit(outcome, answer) : undefined;
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

/**
 * Security prompts in a web page: an element <nudge-prompt>, and guard(), a wrapper of fetch that uses it.
 * Types are in nudge.d.ts, the rest in docs/web.md. What a server sends is only ever set as text.
 */

// ---- Our own texts

const TEXTS = new Map([
  ['en', {
    praise: 'Thank you',
    inform: 'Good to know',
    warn: 'Please check',
    justify: 'A reason is needed',
    block: 'Not possible this way',
    why: 'Why this matters',
    learnMore: 'Learn more',
    newWindow: '(opens in a new tab)',
    close: 'Close',
    reason: 'Reason',
    text: 'Explanation',
    required: '(needed)',
    count: '{count} of {max} characters',
    noReason: 'Choose a reason.',
    noValue: 'Fill in this field.',
    wrongLength: 'Write {min} to {max} characters.',
    sending: 'Saving your answer …',
    failed: 'Your answer was not saved. Please try again.',
    unsaved: 'Choose this again to close without saving.',
    refused: 'Please check your answer.',
    reported: 'Reported. Thank you.',
    expired: 'This was open for a long time. Please answer once more.',
    elsewhere: 'This was answered in another window. Please answer once more.',
  }],
  ['de', {
    praise: 'Danke',
    inform: 'Gut zu wissen',
    warn: 'Bitte prüfen',
    justify: 'Bitte begründen',
    block: 'So nicht möglich',
    why: 'Warum das wichtig ist',
    learnMore: 'Mehr dazu',
    newWindow: '(öffnet einen neuen Tab)',
    close: 'Schließen',
    reason: 'Grund',
    text: 'Erklärung',
    required: '(nötig)',
    count: '{count} von {max} Zeichen',
    noReason: 'Wählen Sie einen Grund.',
    noValue: 'Füllen Sie dieses Feld aus.',
    wrongLength: 'Schreiben Sie {min} bis {max} Zeichen.',
    sending: 'Ihre Antwort wird gespeichert …',
    failed: 'Ihre Antwort wurde nicht gespeichert. Bitte versuchen Sie es noch einmal.',
    unsaved: 'Wählen Sie dies noch einmal, um ohne Speichern zu schließen.',
    refused: 'Bitte prüfen Sie Ihre Antwort.',
    reported: 'Gemeldet. Vielen Dank.',
    expired: 'Das war lange offen. Bitte antworten Sie noch einmal.',
    elsewhere: 'Das wurde in einem anderen Fenster beantwortet. Bitte antworten Sie noch einmal.',
  }],
]);

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

class Voice {
  #tags = [];

  constructor(language) {
    for (let tag = language.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
      this.#tags.push(tag);
    }
    this.#tags.push('en');
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

// ---- What a prompt is made of

/** A prompt by whose types others are judged. What has a "?" may be missing. */
const PROMPT = {
  occasion: '', level: '', language: '', title: '', body: '', 'why?': '', 'analogy?': '',
  'sponsor?': { name: '', 'title?': '', 'quote?': '' },
  choices: [{ id: '', type: '', label: '', 'default?': true }],
  'justification?': {
    'reasons?': [{ code: '', label: '' }],
    'text?': { 'minLength?': 0, 'maxLength?': 0, 'hint?': '' },
    'reference?': { label: '' },
  },
};

const QUIET = ['praise', 'inform'];

const unlessAborted = error => error.name === 'AbortError' || reportError(error);

/** Throws unless a value is like its example. */
function check(value, example, place) {
  const [found, expected] = [value, example].map(one => Object.prototype.toString.call(one).slice(8, -1));
  if (found !== expected) {
    throw new TypeError(`expected ${expected} at ${place}, found ${found}`);
  }
  for (const key of Object.keys(found === 'Array' ? value : example)) {
    const name = key.replace('?', '');
    if (name === key || value[name] !== undefined) {
      check(value[name], example[key] ?? example[0], `${place}.${name}`);
    }
  }
}

function checkPrompt(prompt) {
  check(prompt, PROMPT, 'prompt');
  if (!QUIET.includes(prompt.level)) {
    // Nobody could leave a dialog without a button.
    check(prompt.choices[0], PROMPT.choices[0], 'prompt.choices.0');
  }
}

// ---- Elements

/** Makes an element. Nothing in it is read as markup. */
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

const ICONS = {
  praise: 'M5 12.5l4.5 4.5L19 7.5',
  inform: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.1',
  warn: 'M12 9v5M12 17v.1M12 3L2 20h20z',
  justify: 'M4 20l1-5L15 5l4 4L9 19z',
  block: 'M12 3a9 9 0 100 18 9 9 0 000-18zM7.5 12h9',
};

function icon(lines) {
  const [svg, path] = ['svg', 'path'].map(tag => document.createElementNS('http://www.w3.org/2000/svg', tag));
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', true);
  path.setAttribute('d', lines);
  svg.append(path);
  return svg;
}

// What may be followed: a path of this site or, as a link, https.
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
  --_gap: 2em; --_pad: 1.5em;
  inline-size: min(var(--nudge-width, 34em), 100% - var(--_gap));
  max-inline-size: none; max-block-size: calc(100dvh - var(--_gap)); padding: 0; overflow: hidden;
}
dialog[open] { display: flex; flex-direction: column }
dialog::backdrop { background: var(--nudge-backdrop, #0b0f1a99) }
dialog [part=content] { flex: auto; min-block-size: 3em; overflow: auto; padding: var(--_pad) var(--_pad) .5em }
dialog [part=footer] { flex: none; max-block-size: 60dvh; overflow: auto; padding: 0 var(--_pad) 1em }
dialog [tabindex='0'] + * { border-block-start: 1px solid var(--_line) }
#head { display: grid; grid-template-columns: auto 1fr; gap: 0 .875em; align-items: center }
svg {
  grid-row: span 2; inline-size: 2.75em; padding: .6em; border-radius: calc(var(--_radius) / 2);
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
[part=justification] { display: grid; gap: 1em; margin-block-start: 1.25em }
.radio { display: flex; gap: .5em; align-items: center; min-block-size: 2.5em }
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
  color: inherit; background: none; border: 1px solid var(--_border); border-radius: calc(var(--_radius) / 2);
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
section { position: relative; inline-size: min(26em, 100%); padding: 1em; box-shadow: 0 2px 12px #0003 }
section:not([lang]), .unseen {
  position: absolute; inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%);
}
section #head { padding-inline-end: 2.5em }
section h2 { font-size: 1.0625em }
section [part=message] { min-block-size: 0 }
[part~=close] { position: absolute; inset-block-start: .5em; inset-inline-end: .5em; min-inline-size: 2.75em }
[part~=close] svg { inline-size: 1.25em; padding: 0; background: none; color: inherit }
@media (max-width: 30em), (max-height: 30em) {
  dialog { --_gap: 1em; --_pad: 1em }
  [part=message] { min-block-size: 2em; padding-block: .25em }
}
@media (max-height: 30em) {
  dialog [part=footer] { max-block-size: 48dvh }
}
@media (prefers-reduced-motion: no-preference) {
  dialog, section[lang] { animation: appear .16s }
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
  #near = make('p', { class: 'unseen', 'aria-live': 'polite' });
  #pause;

  constructor(wanted, voice, typed) {
    const { reasons = [], text, reference } = wanted;
    this.#wanted = wanted;
    this.#voice = voice;
    this.node = make('div', { part: 'justification' },
      reasons.length > 0 && this.#reasons(reasons),
      text && this.#field('text', voice.make('span', 'text'), text),
      reference && this.#field('reference', make('span', {}, reference.label), reference),
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
        { id: name, name, part: 'input', autocomplete: 'off', 'aria-describedby': `${name}-hint ${name}-error` }),
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

  /** Returns whether all is there; else says what is not. */
  check() {
    const given = this.values();
    const { minLength: min = 0, maxLength: max = 500 } = this.#wanted.text ?? {};
    const count = characters(given.text);
    for (const name of FIELDS) {
      const missing = !given[name] && this.#required(name) && (name === 'reason' ? 'noReason' : 'noValue');
      const wrong = missing || (name === 'text' && given.text && (count < min || count > max) && 'wrongLength');
      this.error(name, wrong && this.#voice.say(wrong, { min, max }));
    }
    return !this.focusWrong();
  }

  #required(name) {
    const { reasons = [], text } = this.#wanted;
    return name === 'reason' || this.#wanted[name]?.required === true
      || (name === 'text' && text && reasons.some(({ code, requiresText }) => requiresText && code === this.values().reason));
  }

  error(name, message) {
    const field = FIELDS.includes(name) && this.#get(name);
    if (field) {
      field.setAttribute('aria-invalid', Boolean(message));
      this.#get(`${name}-error`).textContent = message || '';
    }
    return field;
  }

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
      const shown = this.#get('text-count');
      shown.replaceChildren(this.#voice.make('span', 'count', {}, { count, max }));
      // Said when the typing rests, and only near the end.
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => { this.#near.textContent = max - count <= 20 ? shown.textContent : ''; }, 1000);
    }
  }
}

// ---- The element

/** Shows one prompt at a time: a quiet one as a notice in its place, others as a modal dialog. */
class NudgePrompt extends HTMLElement {
  #root = this.attachShadow({ mode: 'open' });
  /** Keeps the dialog's height, so that the buttons stay where they are. */
  #height = new CSSStyleSheet();
  #thaw = () => this.#height.replaceSync('');
  #message = make('p', { part: 'message', 'aria-live': 'polite' });
  #choices = make('div', { part: 'choices' });
  #report = make('div', { part: 'report' });
  #footer = make('div', { part: 'footer', role: 'group', 'aria-labelledby': 'level' }, this.#message, this.#choices, this.#report);
  #content;
  #notice;
  #dialog = null;
  #early = null;
  #asked = null;
  #voice;
  #form;
  #before;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [STYLE, this.#height];
    this.#root.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget && !this.#root.contains(relatedTarget)) {
        this.#before = relatedTarget;
      }
    });
    this.#clear();
  }

  /** Shows nothing. A live region has to be there before its text, or a screen reader says nothing. */
  #clear() {
    this.#content = make('div', { part: 'content', role: 'status' });
    this.#notice = make('section', { part: 'notice' }, this.#content);
    this.#root.replaceChildren(this.#notice);
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
      this.ask(prompt).catch(unlessAborted);
    }
  }

  async ask(prompt, submit = async () => {}, { signal } = {}) {
    checkPrompt(prompt);
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
      if (QUIET.includes(prompt.level)) {
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
    const close = make('button', { type: 'button', part: 'choice close' }, icon('M6 6l12 12M18 6L6 18'), this.#voice.make('span', 'close', { class: 'unseen' }));
    close.addEventListener('click', () => this.#end());
    this.#notice.append(this.#footer, close);
  }

  #showDialog() {
    const dialog = make('dialog', { part: 'dialog', role: 'alertdialog', 'aria-labelledby': 'title', 'aria-describedby': 'body' },
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
      // A browser may close a dialog unasked.
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

  /** Shows the prompt, with what was typed before. */
  #fill(note) {
    const { prompt } = this.#asked;
    const box = this.#dialog ?? this.#notice;
    const typed = this.#form?.values();
    this.#voice = new Voice(prompt.language);
    this.#form = prompt.justification && new Form(prompt.justification, this.#voice, typed);
    box.lang = prompt.language;
    box.dir = prompt.direction ?? 'ltr';
    // A level that only a newer server knows must not look harmless.
    box.className = Object.hasOwn(ICONS, prompt.level) ? prompt.level : 'warn';
    this.#content.replaceChildren(...this.#texts(prompt, box.className), this.#form?.node ?? '');
    [this.#choices, this.#report].forEach(part => part.replaceChildren());
    const { choices } = prompt;
    const first = choices.find(choice => choice.default) ?? choices.find(({ type }) => type === 'cancel');
    for (const choice of choices) {
      (choice.type === 'reportFalsePositive' ? this.#report : this.#choices).append(this.#button(choice, choice === first ? 'default ' : ''));
    }
    this.#report.hidden = !this.#report.firstChild;
    this.#say(note);
    this.#emit('nudge-open', prompt);
  }

  #texts({ title, body, why, analogy, sponsor, learnMore }, level) {
    const voice = this.#voice;
    return [
      make('div', { id: 'head' }, icon(ICONS[level]), voice.make('p', level, { id: 'level', part: 'level' }), make('h2', { id: 'title', part: 'title' }, title)),
      make('div', { part: 'text' },
        make('p', { id: 'body', part: 'body' }, body),
        why && make('div', {}, voice.make('h3', 'why'), make('p', {}, why)),
        analogy && make('p', {}, analogy),
        sponsor && make('figure', {}, sponsor.quote && make('blockquote', {}, sponsor.quote),
          make('figcaption', {}, [sponsor.name, sponsor.title].filter(Boolean).join(', '))),
        LINK.test(learnMore) && make('p', {}, link(learnMore, voice, { part: 'link' }, voice.make('span', 'learnMore')))),
    ];
  }

  #button(choice, first) {
    const { id, type, label } = choice;
    const attributes = { part: `choice ${first}${type}`, 'data-choice': id };
    const isLink = type === 'saferAlternative' && LINK.test(choice.href);
    const text = make('span', {}, label);
    const button = isLink ? link(choice.href, this.#voice, attributes, text) : make('button', { type: 'button', ...attributes }, text);
    button.addEventListener('click', event => {
      // The second click of a double click was meant for what was there before.
      if (this.#asked?.sending || event.detail > 1) {
        event.preventDefault();
      } else {
        this.#choose(choice);
      }
    });
    return button;
  }

  #focusDefault() {
    this.#root.querySelector('[part~=default]')?.focus();
  }

  #key(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      // Else the browser closes the dialog at the second time.
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
    } else if (!this.#asked.sending) {
      this.#end();
    }
  }

  async #choose({ id, type }) {
    const asked = this.#asked;
    if (asked.sending) {
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
      if (reply?.prompt) {
        checkPrompt(reply.prompt);
      }
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
    } else if (answer.type === 'cancel' && this.#asked.cancelFailed) {
      // Nobody is kept in a dialog by a server that is down.
      this.#end(answer);
    } else {
      this.#asked.cancelFailed = answer.type === 'cancel';
      this.#say(this.#voice.say('failed') + (this.#asked.cancelFailed ? ` ${this.#voice.say('unsaved')}` : ''), 'error');
    }
  }

  #say(text = '', kind = '') {
    this.#message.textContent = text;
    this.#message.className = kind;
  }

  #setSending(sending) {
    this.#asked.sending = sending;
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
    this.#thaw();
    dialog?.close();
    this.#clear();
    // A dialog that was not removed has given the focus back by itself.
    if (dialog ? !this.isConnected : hadFocus) {
      this.#before?.focus({ preventScroll: true });
    }
    this.#emit('nudge-close', answer ?? null);
    settle(asked);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.get('nudge-prompt') ?? customElements.define('nudge-prompt', NudgePrompt);

// ---- Notices and dialogs of a page

async function show(parent, ...asked) {
  const element = make('nudge-prompt');
  parent.append(element);
  try {
    return await element.ask(...asked);
  } finally {
    element.remove();
  }
}

const CORNER = make('nudge-notices');
CORNER.attachShadow({ mode: 'open' }).append(make('slot'));
CORNER.shadowRoot.adoptedStyleSheets = [CORNER_STYLE];

/** What is asked or waits for its turn, by occasion: a page shows one dialog at a time. */
const open = new Map();
let lastTurn = Promise.resolve();

/** Asks once for all who wait, as after a double click, until nobody does. */
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

const PROBLEM_TYPE = 'application/problem+json';
const MOST_ROUNDS = 5;
const LONGEST_POST = 30_000;

const answers = new WeakMap();

export function answerTo(response) {
  return answers.get(response);
}

export function guard(options = {}) {
  return async (input, init, { askFirst } = {}) => {
    const request = input instanceof Request ? { ...await repeatable(input), ...init } : { ...init };
    const url = new URL(input.url ?? input, document.baseURI);
    return new Call({ options, input, init, request, url, askFirst, once: request.body instanceof ReadableStream, rounds: 0 }).run();
  };
}

/** A Request can be sent once, its parts again. */
async function repeatable(request) {
  const { method, headers, mode, credentials, cache, redirect, referrer, signal } = request;
  const body = await request.blob();
  return { method, headers, mode, credentials, cache, redirect, referrer, signal, body: body.size > 0 ? body : undefined };
}

class Call {
  #sent = false;

  constructor(of) {
    Object.assign(this, of);
  }

  async run() {
    let response = await this.#first();
    let question = await this.#question(response);
    while (question) {
      const outcome = await this.#ask(question);
      const { receipt, fresh, call, answer } = outcome;
      const again = receipt || (fresh && call !== this);
      if (again) {
        response = await (receipt ? this.#send('Nudge-Receipt', receipt) : this.#first());
      } else {
        response = fresh ?? await this.#otherwise(outcome) ?? response;
      }
      if (!answers.has(response)) {
        answers.set(response, answer);
      }
      if (!again && !fresh) {
        // First the page's live regions come back.
        return new Promise(done => setTimeout(done, 100, response));
      }
      question = again && await this.#question(response);
    }
    this.#notice(response).catch(unlessAborted);
    return response;
  }

  /** Sends the request without a receipt, and before what can be sent only once the question alone. */
  async #first() {
    if (this.askFirst || this.once) {
      const response = await this.#send('Nudge-Ask', 'first');
      if (response.status !== 204) {
        return response;
      }
    }
    return this.#send();
  }

  #send(name, value) {
    const { options, url, request } = this;
    const headers = new Headers(request.headers);
    headers.set('Accept', `${PROBLEM_TYPE}, ${headers.get('Accept') ?? '*/*'}`);
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

  async #question(response) {
    const { request, once, rounds } = this;
    if (response.status !== 428 || rounds === MOST_ROUNDS || (once && this.#sent)
      || !response.headers.get('Content-Type')?.startsWith(PROBLEM_TYPE)) {
      return null;
    }
    const text = await response.clone().text().catch(String);
    request.signal?.throwIfAborted();
    this.rounds++;
    return this.#read(response, () => text, 'tag:securitynudge.org,2026:prompt');
  }

  /** Returns what is asked. What cannot be shown whole is not: the console says why. */
  #read(response, json, type) {
    const { request, url } = this;
    try {
      const question = JSON.parse(json());
      if (question?.type !== type) {
        return null;
      }
      const base = new URL(response.url || url);
      const { prompt, token, answers: path } = question ?? {};
      checkPrompt(prompt);
      if (type || token) {
        check(token, '', 'token');
        if (!PATH.test(path)) {
          throw new TypeError(`expected a path at answers, found ${path}`);
        }
      }
      if (type && (base.origin !== url.origin || (response.redirected && !/^(GET|HEAD)$/i.test(request.method ?? 'GET')))) {
        throw new Error('it redirects, and may have done its work already');
      }
      return { ...question, base };
    } catch (error) {
      console.error(`nudge: what ${url.pathname} asks is not shown: ${error.message}`);
      return null;
    }
  }

  #ask(question) {
    return shared(question.prompt.occasion, this.request.signal, async signal => {
      const outcome = { call: this, question };
      outcome.answer = await show(document.body, question.prompt, answer => this.#submit(outcome, answer), { signal });
      return outcome;
    });
  }

  async #submit(outcome, answer) {
    const reply = await this.#post(outcome.question, answer);
    const { choice, receipt, field, detail } = await reply.json().catch(() => null) ?? {};
    const late = { 409: 'elsewhere', 410: 'expired' }[reply.status];
    if (late && answer.type === 'proceed') {
      const fresh = await this.#first();
      const question = await this.#question(fresh);
      Object.assign(outcome, question ? { question } : { fresh });
      return question && { prompt: question.prompt, note: new Voice(question.prompt.language).say(late) };
    }
    // A proxy may have answered, with a page to sign in.
    const recorded = reply.ok && choice === answer.choice && (answer.type !== 'proceed' || /^[!-~]+$/.test(receipt ?? ''));
    // Whatever became of the prompt: a safe choice holds.
    if (!recorded && (!late || answer.type === 'reportFalsePositive')) {
      const error = new Error(`nudge: the answer was not recorded: HTTP ${reply.status}`, { cause: detail });
      if (reply.status === 422) {
        error.field = field ?? '';
        error.message = new Voice(outcome.question.prompt.language).say('refused');
      }
      throw error;
    }
    outcome.receipt = answer.type === 'proceed' && receipt;
    return null;
  }

  async #post({ token, answers: path, base }, { choice, reason, text, reference }) {
    const { options, request } = this;
    const headers = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
    headers.set('Content-Type', 'application/json');
    headers.set('Accept', `application/json, ${PROBLEM_TYPE}`);
    return (options.fetch ?? fetch)(new URL(path, base).href, {
      method: 'POST', headers, body: JSON.stringify({ token, choice, reason, text, reference }),
      // The token goes nowhere else.
      redirect: 'error', credentials: request.credentials ?? 'same-origin', signal: AbortSignal.timeout(LONGEST_POST),
    });
  }

  /** Does it the safer way, if that was chosen and happens here. */
  async #otherwise({ question, answer }) {
    const { options, input, init } = this;
    const { prompt, base } = question;
    const choice = prompt.choices.find(({ id, type }) => id === answer?.choice && type === 'saferAlternative');
    if (choice && Object.hasOwn(options.actions ?? {}, choice.runs)) {
      const response = await options.actions[choice.runs]({ input, init, prompt, choice });
      return response instanceof Response ? response : null;
    }
    return choice && PATH.test(choice.target) ? new Call({ ...this, url: new URL(choice.target, base) }).run() : null;
  }

  async #notice(response) {
    const header = response.headers.get('Nudge-Notice');
    const question = header && this.#read(response, () => {
      const bytes = Uint8Array.from(atob(header.replace(/-/g, '+').replace(/_/g, '/')), char => char.charCodeAt(0));
      return new TextDecoder().decode(bytes);
    });
    if (!question) {
      return;
    }
    const { prompt } = question;
    const outcome = { call: this, question };
    const submit = question.token && (answer => this.#submit(outcome, answer));
    const { onNotice } = this.options;
    if (onNotice) {
      onNotice(prompt, submit && (choice => submit({ choice })));
      return;
    }
    // A notice behind a dialog would be told to nobody.
    await lastTurn;
    if (!CORNER.isConnected) {
      document.body.append(CORNER);
    }
    outcome.answer = await show(CORNER, submit ? prompt : { ...prompt, choices: [] }, submit);
    await this.#otherwise(outcome);
  }
}

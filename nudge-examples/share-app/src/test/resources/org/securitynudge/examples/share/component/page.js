// What a test plays with: the module, the violations of the policy, and a prompt on show.
import * as nudge from '/nudge/nudge.js';

Object.assign(window, {
  nudge,
  violations: [],
  events: [],
  answered: [],
  outcome: undefined,
  /** Shows a prompt; submit gets the answers one after the other. */
  show(prompt, submit) {
    window.element = document.createElement('nudge-prompt');
    document.body.append(window.element);
    window.settle(window.element.ask(prompt, submit ?? (async answer => { window.answered.push(answer); })));
  },
  /** Keeps how a promise ends in window.outcome. */
  settle(promise) {
    window.outcome = undefined;
    promise.then(value => { window.outcome = { value: value ?? null }; }, error => { window.outcome = { error: error.name }; });
  },
  /** Sends a guarded request and keeps what came in window.outcome. */
  call(send, input, init, sending) {
    window.settle(send(input, init, sending).then(async response =>
      ({ status: response.status, text: await response.text(), answer: nudge.answerTo(response) ?? null })));
  },
  $: selector => document.querySelector('nudge-prompt')?.shadowRoot.querySelector(selector),
  focused(root = document) {
    const active = root.activeElement;
    return active?.shadowRoot ? window.focused(active.shadowRoot) ?? active : active;
  },
});
document.addEventListener('securitypolicyviolation', event => window.violations.push(`${event.violatedDirective} ${event.sample}`));
for (const type of ['nudge-open', 'nudge-answer', 'nudge-error', 'nudge-close']) {
  document.addEventListener(type, event => window.events.push(type));
}
document.querySelector('#share').addEventListener('click', () => window.onShare?.());
window.ready = true;

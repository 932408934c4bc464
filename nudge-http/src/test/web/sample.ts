// A page of an application in TypeScript, which uses all that nudge.d.ts has in the ways of docs/web.md. It is compiled, not run: see docs/testing.md.

import { addTexts, answerTo, guard } from '/nudge/nudge.js';
import type {
  Answer, Call, Choice, ChoiceType, GuardOptions, Justification, Level, NudgePromptElement, NudgePromptEvents, Prompt, Send, SendOptions, Submit,
  Texts,
} from '/nudge/nudge.js';

// The call that takes the place of fetch.

const viewOnly = async ({ input, init, prompt, choice }: Call): Promise<Response> =>
  fetch(input, { ...init, headers: { 'X-Occasion': prompt.occasion, 'X-Choice': choice.id } });

const options: GuardOptions = {
  actions: { 'document.share.viewOnly': viewOnly, 'ticket.discard': () => undefined },
  headers: () => ({ 'X-XSRF-TOKEN': 'a token' }),
  onNotice: (prompt, answer) => {
    const close = prompt.choices.find(choice => choice.type === 'acknowledge');
    if (close) {
      answer?.(close.id).then(() => {}, error => console.warn(error));
    }
  },
  fetch: (input, init) => fetch(input, init),
};
const send: Send = guard(options);
const plain = guard();
const askFirst: SendOptions = { askFirst: true };

export async function share(file: File): Promise<Answer | undefined> {
  await plain(new Request('/documents/7/share', { method: 'POST' }));
  await plain(new URL('/documents', location.href));
  const response = await send('/documents/7/files', { method: 'POST', body: file }, askFirst);
  return response.status === 428 ? answerTo(response) : undefined;
}

// The element alone.

const levels: readonly Level[] = ['praise', 'inform', 'warn', 'justify', 'block'];
const types: readonly ChoiceType[] = ['acknowledge', 'proceed', 'saferAlternative', 'cancel', 'reportFalsePositive'];
const cancel: Choice = { id: 'cancel', type: 'cancel', label: 'Go back', default: true };
const justification: Justification = {
  reasons: [{ code: 'campaign', label: 'A campaign', requiresText: false }],
  text: { required: true, minLength: 10, maxLength: 200, hint: 'Why now?' },
  reference: { label: 'Case', required: true },
};
const prompt: Prompt = {
  occasion: '019aa1c6-7f00-7000-8000-3f1d5f4b8a10',
  level: 'justify',
  language: 'en',
  direction: 'ltr',
  title: 'This goes outside the company',
  body: 'Plan.pdf is marked confidential.',
  sponsor: { name: 'Ana Ruiz', title: 'COO' },
  choices: [cancel],
  justification,
};

const record: Submit = async answer => {
  if (answer.text === undefined) {
    throw Object.assign(new Error('Say why.'), { field: 'text' });
  }
  return answer.type === 'reportFalsePositive' ? { prompt, note: 'Reported. Thank you.' } : undefined;
};

export async function ask(signal: AbortSignal): Promise<string> {
  const made: NudgePromptElement = document.createElement('nudge-prompt');
  document.body.append(made);
  const answer = await made.ask(prompt, record, { signal });
  made.prompt = prompt;
  made.prompt = null;
  made.close();
  return answer?.reference ?? 'closed';
}

// The element in a page, and its events there and further out.

const found: NudgePromptElement | null = document.querySelector('nudge-prompt');
found?.addEventListener('nudge-open', event => console.log(event.detail.title, event.detail.choices.length));
found?.addEventListener('nudge-close', event => console.log(event.detail?.choice));
found?.addEventListener('click', event => console.log(event.clientX));
document.addEventListener('nudge-answer', event => console.log(event.detail.choice, event.detail.reason));
window.addEventListener('nudge-error', event => console.log(event.detail instanceof Error));
const heard = (event: NudgePromptEvents['nudge-close']): void => console.log(event.detail);
document.addEventListener('nudge-close', heard, { once: true });
document.removeEventListener('nudge-close', heard);

// Texts.

const french: Partial<Texts> = addTexts('fr', { warn: 'À vérifier', why: 'Pourquoi', close: 'Fermer' });
console.log(french.warn?.length, addTexts('en', {}).close, levels, types);

// What must be refused.

// @ts-expect-error no such option
guard({ header: {} });
// @ts-expect-error the name is askFirst
send('/documents', {}, { askfirst: true });
// @ts-expect-error an action gets a call and gives a response or nothing
guard({ actions: { 'document.share.viewOnly': () => 'shared' } });
// @ts-expect-error there may be no answer
answerTo(new Response()).choice;
// @ts-expect-error no such level
const severe: Level = 'severe';
// @ts-expect-error a prompt has choices
const silent: Prompt = { occasion: '', level: 'warn', language: 'en', title: '', body: '' };
// @ts-expect-error what the server said is not changed
prompt.title = 'Something else';
// @ts-expect-error no such type of choice
types.includes('ok');
// @ts-expect-error null closes, undefined does nothing
document.createElement('nudge-prompt').prompt = undefined;
// @ts-expect-error a prompt is no text
document.createElement('nudge-prompt').ask('Are you sure?');
// @ts-expect-error a notice that is closed has no answer
document.addEventListener('nudge-close', event => event.detail.choice);
// @ts-expect-error nothing that an error is about is known
document.addEventListener('nudge-error', event => event.detail.message);
// @ts-expect-error no such text
addTexts('fr', { clos: 'Fermer' });
console.log(severe, silent);

// The page's own script. Without it, every form works as a plain form.

const { guard } = await import(document.querySelector('link[rel=modulepreload]').href);

const send = guard();

for (const form of document.querySelectorAll('form[data-guarded]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    submit(form, event.submitter);
  });
  form.ariaBusy = 'false';
}

const sessionStart = document.querySelector('[data-session-start]');
if (sessionStart) {
  post(sessionStart.dataset.sessionStart).catch(() => {}); // a notice that does not come is no reason to disturb anybody
}

async function submit(form, button) {
  if (form.ariaBusy === 'true') {
    return; // a double click
  }
  form.ariaBusy = 'true';
  tell(form, '', '');
  try {
    const action = button?.getAttribute('formaction') ?? form.getAttribute('action');
    const response = await post(action, new URLSearchParams(new FormData(form, button)));
    if (response.redirected) {
      tell(form, 'problem', 'You are not signed in any more. Sign in in another tab, then try again here.');
    } else if (response.status === 428) {
      tell(form, '', 'It was not done. What you typed is still here.');
    } else if (response.ok) {
      tell(form, 'done', (await response.json()).message);
      form.reset();
    } else {
      tell(form, 'problem', (await words(response)) ?? 'That did not work. Nothing was done.');
    }
  } catch (error) {
    tell(form, 'problem', 'The server cannot be reached. What you typed is still here; try again.');
  } finally {
    form.ariaBusy = 'false';
  }
}

function post(address, body) {
  const headers = { Accept: 'application/json', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') };
  return send(address, { method: 'POST', headers, body });
}

async function words(response) {
  return (await response.json().catch(() => ({}))).message;
}

function tell(form, kind, text) {
  const result = form.querySelector('[role=status]');
  result.className = `result ${kind}`;
  result.textContent = text;
}

function cookie(name) {
  return document.cookie.split('; ').find(one => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

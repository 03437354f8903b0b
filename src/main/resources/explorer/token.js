// The bearer token: chosen or pasted at the top of the page, kept for this browser tab only, and never part of a URL.

const TOKEN = 'helpdesk:token'
const CALLER = 'helpdesk:caller'
const element = id => document.getElementById(id)

/** Tokens that the development server offers. A delivered server offers none and is not asked. */
const offered = async () => {
  if (document.documentElement.dataset.developmentTokens !== 'true') return []
  const response = await fetch('development-tokens.json')
  return response.ok ? (await response.json()).tokens : []
}

const labelled = (tokens, wanted) => tokens.find(({ label }) => label === wanted)?.token

/** Remembers an offered token by its label, because a restarted server may offer another one. */
const remember = (tokens, chosen) => {
  sessionStorage.setItem(TOKEN, chosen)
  sessionStorage.setItem(CALLER, tokens.find(({ token }) => token === chosen)?.label ?? '')
}

const preselected = tokens =>
  labelled(tokens, sessionStorage.getItem(CALLER))
  ?? sessionStorage.getItem(TOKEN)
  ?? labelled(tokens, 'Privacy officer')
  ?? ''

const offer = tokens => {
  const options = tokens.map(({ label, token }) => new Option(label, token))
  element('caller').append(...options, new Option('Another token', ''))
  element('caller-choice').hidden = tokens.length === 0
}

const show = token => {
  element('bearer').value = token
  element('caller').value = token
  if (element('caller').selectedIndex < 0) element('caller').value = ''
}

const toggleReveal = () => {
  const hidden = element('bearer').type === 'password'
  element('bearer').type = hidden ? 'text' : 'password'
  element('reveal').firstChild.data = hidden ? 'Hide' : 'Show'
}

const states = {
  none: 'No token yet: requests are anonymous',
  sent: 'Sent with every request',
  refused: 'The server does not accept this token',
}

/** Shows the state of the token beside it. */
export const tell = state => {
  element('token-state').value = states[state]
  element('token').dataset.state = state
}

/** Sets up the token field, and calls back with the first and every later token. */
export const onToken = async use => {
  const tokens = await offered()
  let pause

  const choose = token => {
    remember(tokens, token)
    show(token)
    tell(token ? 'sent' : 'none')
    use(token)
  }
  const pasted = () => choose(element('bearer').value.trim().replace(/^Bearer\s+/i, ''))

  offer(tokens)
  element('token').addEventListener('submit', event => event.preventDefault())
  element('reveal').addEventListener('click', toggleReveal)
  element('caller').addEventListener('change', event => {
    choose(event.target.value)
    if (!event.target.value) element('bearer').focus()
  })
  element('bearer').addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(pasted, 400)
  })
  choose(preselected(tokens))
}

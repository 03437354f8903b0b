// Opens the explorer and the reference of a running dev-time server in a real browser, and does there what people do.
//
//   node explorer.mjs http://localhost:8080 [--browser /usr/bin/chromium] [--screenshots folder]
//
// The server needs fresh data, and the contact of the story is purged afterwards. It has to allow the origin below, with
// the headers Authorization and Content-Type. Ends with 0 when all is well, and otherwise with 1 and a sentence for each
// thing that is not.

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values: options, positionals: [base] } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string' }, screenshots: { type: 'string' } },
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const browsers = [options.browser, process.env.BROWSER_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const complaints = []
const complain = sentence => complaints.push(sentence)
const expect = (condition, sentence) => condition || complain(sentence)

const steps = ['List the deleted contacts', 'Preview a purge', 'Purge a contact', 'See "Deleted User"']
const RUN = 'Execute query (Ctrl-Enter)'
const allowedOrigin = 'http://localhost:18084' // spring.graphql.cors.allowed-origins
let mayViolate = false // while axe looks at a page, which it does with styles of its own

/** Reports whatever a page should never do. */
const watch = async (page, { origin }) => {
  const unlessAxe = what => mayViolate || complain(what)
  await page.exposeFunction('reportViolation', what => unlessAxe(`The page violates its own policy: ${what}.`))
  await page.addInitScript(() => addEventListener('securitypolicyviolation', event =>
    reportViolation(`${event.effectiveDirective} refuses ${event.blockedURI}`)))
  page.on('request', sent => {
    if (!sent.url().startsWith(`${origin}/`)) complain(`The page asks a foreign origin: ${sent.url()}.`)
  })
  page.on('response', response => {
    if (response.status() >= 400) complain(`The page asks for ${response.url()} and gets ${response.status()}.`)
  })
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) unlessAxe(`The console is not clean: ${message.text()}`)
  })
  page.on('pageerror', error => complain(`The page's script fails: ${error.message}`))
}

const open = async (browser, address = '/graphiql', { width = 1280, scheme = 'light' } = {}) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const url = new URL(address, base)
  await watch(page, url)
  page.answer = await page.goto(url.href)
  if (url.pathname.includes('/reference')) return page
  await page.locator('.tab').nth(steps.length - 1).waitFor()
  await page.locator('.result-window textarea').waitFor({ state: 'attached' })
  return page
}

const violatesNothing = async (page, what) => {
  mayViolate = true
  await page.evaluate(`${axe};0`)
  const { violations } = await page.evaluate(() => axe.run(document, { preload: false, selectors: false }))
  mayViolate = false
  violations.forEach(({ id, nodes }) =>
    complain(`axe finds ${id} in ${what}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120)).join(' | ')}`))
}

const picture = async (page, name) => {
  if (options.screenshots) await page.screenshot({ path: `${options.screenshots}/${name}.png` })
}

const hasStrictPolicy = page => {
  const policy = page.answer.headers()['content-security-policy'] ?? ''
  expect(policy.includes("default-src 'self'"), 'The page has no policy that restricts it to its own origin.')
  expect(!policy.includes('unsafe-'), `The page's policy is loosened: ${policy}.`)
}

const offersTheSteps = async page => {
  const labels = await page.locator('.tab [id]').allTextContents()
  const expected = steps.map((step, index) => `${index + 1}${step}`)
  expect(labels.join() === expected.join(), `The tabs are not the steps of the story, but ${labels.join(', ')}.`)
}

const offersTokens = async page => {
  const labels = await page.locator('#caller option').allTextContents()
  expect(labels.includes('Agent') && labels.includes('Privacy officer'), 'The choice of tokens is not filled in.')
  expect(await page.locator('#caller option:checked').textContent() === 'Privacy officer',
    'The privacy officer is not preselected.')
  expect(await page.locator('#bearer').inputValue(), 'The place for the token is empty.')
  expect(await page.locator('#bearer').getAttribute('type') === 'password', 'The token is shown unasked.')
  await page.getByRole('button', { name: 'Show the token' }).click()
  expect(await page.locator('#bearer').getAttribute('type') === 'text', 'The token cannot be shown.')
  await page.getByRole('button', { name: 'Hide the token' }).click()
}

const showsDocumentation = async page => {
  const docs = page.locator('.graphiql-doc-explorer')
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await docs.getByText('The contacts and tickets of a help desk').waitFor()
  await violatesNothing(page, 'the documentation')
  await docs.getByText('DateTime', { exact: true }).click()
  await docs.getByText('Specified by https://www.rfc-editor.org/rfc/rfc3339').waitFor()
  expect(await docs.locator('br:visible').count() === 0, 'A description breaks where the schema wraps it.')
  await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click()
}

const opensAndClosesDialogs = async page => {
  for (const name of ['Open short keys dialog', 'Open settings dialog']) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').waitFor()
    await violatesNothing(page, name)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

const marksMistakesWithinThePolicy = async page => {
  const editor = page.locator('.graphiql-query-editor .CodeMirror')
  const text = await editor.evaluate(({ CodeMirror }) => CodeMirror.getValue())
  await editor.evaluate(({ CodeMirror }) => CodeMirror.setValue('query Mistake { nothingOfTheKind }'))
  await page.locator('.CodeMirror-lint-mark-error').first().waitFor()
  await page.locator('.CodeMirror-lint-mark-error').first().hover()
  await page.locator('.CodeMirror-lint-tooltip').first().waitFor()
  await editor.evaluate(({ CodeMirror }, before) => CodeMirror.setValue(before), text)
  await page.locator('.tab.active .step').waitFor()
}

const cutsNothingOff = async (page, what) => {
  const hidden = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.CodeMirror-scroll')]
      .filter(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth + 50).length) // CodeMirror hides 50 px of its own
  expect(hidden === 0, `Something in ${what} is wider than its place.`)
}

/** Presses Tab until something has the focus. Tab does not leave an editor unless Escape is pressed before. */
const tabTo = async (page, selector) => {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return
  }
  throw new Error(`The keyboard does not reach ${selector}.`)
}

const mouse = {
  open: (page, step) => page.locator('.tab [id]').nth(step - 1).click(),
  run: page => page.getByRole('button', { name: RUN }).click(),
}

const keyboard = {
  open: async (page, step) => {
    await tabTo(page, `#graphiql-session-tab-${step - 1}`)
    await page.keyboard.press('Enter')
  },
  run: async page => {
    await tabTo(page, '.graphiql-execute-button')
    await page.keyboard.press('Enter')
  },
}

const run = async (page, by, step, operation) => {
  await by.open(page, step)
  await page.waitForTimeout(500) // GraphiQL reads the operation's name with a delay, which a person does not notice.
  const [response] = await Promise.all([
    page.waitForResponse(candidate => candidate.request().postDataJSON()?.operationName === operation),
    by.run(page),
  ])
  const { data, errors } = await response.json()
  expect(!errors, `${operation} is refused: ${JSON.stringify(errors)}`)
  expect((await response.request().allHeaders()).authorization?.startsWith('Bearer '), 'The token is not sent.')
  return data
}

const listsAndPreviews = async (page, by) => {
  const { contacts } = await run(page, by, 1, 'ListDeletedContacts')
  expect(contacts.nodes[0].name !== 'Mallory Quinn', 'The test does not soft delete somebody else after Mallory.')
  const { contact } = await run(page, by, 2, 'PreviewPurge')
  expect(contact?.name === 'Mallory Quinn', `Step 2 is about ${contact?.name}, not about Mallory.`)
}

const purgesAndSeesDeletedUser = async (page, by) => {
  const { purgeContact } = await run(page, by, 3, 'PurgeContact')
  expect(purgeContact?.purge, `The purge is refused: ${JSON.stringify(purgeContact?.userErrors)}`)
  const { ticket } = await run(page, by, 4, 'SeeDeletedUser')
  expect(JSON.stringify(ticket).includes('"Deleted User"'), 'The ticket does not show the Deleted User.')
}

const saysThatMalloryIsGone = async page => {
  await run(page, mouse, 1, 'ListDeletedContacts')
  expect((await page.locator('#notice').textContent()).includes('-Dhelpdesk.fresh'),
    'After the purge of Mallory, step 1 does not say how to start again.')
}

const letsTheKeyboardOutOfEditors = async page => {
  for (const editor of ['.graphiql-query-editor', '.graphiql-editor-tool', '.result-window']) {
    await page.locator(`${editor} textarea`).first().focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(place => !document.activeElement.closest(`${place} .CodeMirror`), editor),
      `Escape, then Tab, does not leave ${editor}.`)
    await page.locator(`${editor} textarea`).first().focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(place => !document.activeElement.matches(`${place} textarea`), editor),
      `Escape, then Shift-Tab, does not leave ${editor}.`)
  }
}

const watchesThePurge = async page => {
  await page.getByRole('button', { name: 'Show Examples' }).click()
  await violatesNothing(page, 'the list of examples')
  await picture(page, 'explorer-examples')
  await page.locator('.panel').getByRole('button', { name: 'Watch a purge', exact: true }).click()
  await page.locator('.tab.active').getByText('Watch a purge', { exact: true }).waitFor()
  await page.waitForTimeout(500)
  await mouse.run(page)
  await page.locator('.result-window').getByText('"COMPLETED"').waitFor()
}

const keepsTheTokenToItself = async page => {
  const token = await page.locator('#bearer').inputValue()
  expect(!page.url().includes(token), 'The token is part of the address.')
  expect(!await page.evaluate(secret => JSON.stringify(localStorage).includes(secret), token),
    'The token outlives the browser tab.')
}

const looksGoodEverywhere = async browser => {
  for (const width of [1280, 390]) {
    for (const scheme of ['light', 'dark']) {
      const name = `${width}-${scheme}`
      const explorer = await open(browser, '/graphiql', { width, scheme })
      await run(explorer, mouse, 1, 'ListDeletedContacts')
      await explorer.locator('.result-window').getByText('totalCount').waitFor()
      await violatesNothing(explorer, `the explorer at ${name}`)
      await cutsNothingOff(explorer, `the explorer at ${name}`)
      await picture(explorer, `explorer-${name}`)
      const reference = await open(browser, '/graphiql/reference', { width, scheme })
      await violatesNothing(reference, `the reference at ${name}`)
      await cutsNothingOff(reference, `the reference at ${name}`)
      await picture(reference, `reference-${name}`)
      await reference.locator('#Mutation\\.purgeContact').scrollIntoViewIfNeeded()
      await picture(reference, `reference-purgeContact-${name}`)
    }
  }
}

const linksTheReferenceToTheExplorer = async browser => {
  const page = await open(browser, '/graphiql/reference')
  hasStrictPolicy(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/reference#content')
  await page.locator('#example-ReadTicket').getByRole('link', { name: 'Open in the explorer' }).click()
  await page.locator('.tab.active').getByText('Read a ticket').waitFor()
}

/** The page that mailed links lead to in development. */
const opensMailedLinks = async browser => {
  const page = await open(browser, '/graphiql#token=aB-3_x&mutation=resetPassword')
  await page.locator('.tab.active').getByText('Reset the password').waitFor()
  const variables = page.locator('.graphiql-editor-tool .CodeMirror').first()
  await variables.getByText('"aB-3_x"').waitFor()
}

/** The address of the schema, which has no script and no style: a browser shows it as it is. */
const linksToTheSchemaAsText = async browser => {
  for (const address of ['/graphiql', '/graphiql/reference']) {
    const page = await open(browser, address)
    await page.getByRole('link', { name: 'Schema (SDL)' }).click()
    await page.waitForURL('**/graphql/schema')
    await page.getByText('type Query').first().waitFor()
  }
}

/** As with `location /helpdesk/ { proxy_pass …/; }` of nginx, without a header that says so. */
const worksBehindAPrefix = async browser => {
  const proxy = createServer((incoming, outgoing) => incoming.pipe(request(new URL(incoming.url.replace('/helpdesk/', '/'), base),
    { method: incoming.method, headers: incoming.headers },
    answer => answer.pipe(outgoing.writeHead(answer.statusCode, answer.headers)))))
  await new Promise(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${proxy.address().port}/helpdesk/graphiql`
  const page = await open(browser, address)
  await run(page, mouse, 1, 'ListDeletedContacts')
  await page.getByRole('link', { name: 'Reference', exact: true }).click()
  await page.getByRole('link', { name: 'Explorer', exact: true }).click()
  expect(page.url() === `${address}/`, `Behind a prefix the reference leads to ${page.url()}.`)
  await page.locator('.tab.active').waitFor()
  await page.context().close()
  proxy.closeAllConnections()
  proxy.close()
}

/** What a page of the origin gets to see of the answers to a wrong token, to a simple GET and to too many sign-ups. */
const readFrom = async (browser, origin) => {
  const site = createServer((_, answer) => answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>App</title>'))
  await new Promise(resolve => site.listen(new URL(origin).port, 'localhost', resolve))
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(origin)
  const answers = await page.evaluate(async endpoint => {
    const read = async (...request) => {
      try {
        const answer = await fetch(...request)
        const header = name => answer.headers.get(name)
        const { errors } = await answer.json()
        return { status: answer.status, errors, requestId: header('X-Request-Id'), retryAfter: header('Retry-After') }
      } catch (failure) {
        return failure.name
      }
    }
    const post = (query, headers) => read(endpoint,
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify({ query }) })
    const signUp = alias => `${alias}: signUp(input: { name: "", email: "app@example.com" }) { accepted }`
    const signUps = `mutation { ${['a', 'b', 'c', 'd', 'e'].map(signUp).join(' ')} }`
    return {
      unauthenticated: await post('{ viewer { __typename } }', { Authorization: 'Bearer wrong' }),
      simple: await read(`${endpoint}?query=${encodeURIComponent('{ viewer { __typename } }')}`),
      throttled: await post(signUps) && await post(signUps),
    }
  }, new URL('/graphql', base).href)
  await context.close()
  site.close()
  return answers
}

const letsAllowedOriginsReadErrors = async browser => {
  const { unauthenticated, simple, throttled } = await readFrom(browser, allowedOrigin)
  expect(simple.status === 200, `A page of an allowed origin cannot read an answer: ${JSON.stringify(simple)}.`)
  for (const [answer, status, code] of [[unauthenticated, 401, 'UNAUTHENTICATED'], [throttled, 429, 'THROTTLED']]) {
    const { requestId, code: readCode } = answer.errors?.[0].extensions ?? {}
    expect(answer.status === status && readCode === code && requestId && requestId === answer.requestId,
      `A page of an allowed origin cannot read all of an answer with ${status}: ${JSON.stringify(answer)}.`)
  }
  expect(throttled.retryAfter > 0, 'A page of an allowed origin cannot read Retry-After.')
}

const letsOtherOriginsReadNothing = async browser => {
  const answers = await readFrom(browser, 'http://localhost:18085')
  expect(Object.values(answers).every(answer => answer === 'TypeError'),
    `A page of an origin that is not allowed can read answers: ${JSON.stringify(answers)}.`)
}

/** Then Mallory is not the first in the list. */
const softDeleteSomebodyElse = async () => {
  const { tokens: [{ token }] } = await (await fetch(new URL('/graphiql/development-tokens.json', base))).json()
  const ask = async query => (await fetch(new URL('/graphql', base), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Authorization': `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })).json()
  const { data: { contacts: { nodes: [{ id }] } } } = await ask('{ contacts(first: 1) { nodes { id } } }')
  await ask(`mutation { softDeleteContact(input: { id: "${id}" }) { userErrors { code } } }`)
}

const check = async browser => {
  await softDeleteSomebodyElse()
  const byMouse = await open(browser)
  hasStrictPolicy(byMouse)
  await offersTheSteps(byMouse)
  await offersTokens(byMouse)
  await showsDocumentation(byMouse)
  await opensAndClosesDialogs(byMouse)
  await marksMistakesWithinThePolicy(byMouse)
  await listsAndPreviews(byMouse, mouse)
  await letsTheKeyboardOutOfEditors(byMouse)

  const byKeyboard = await open(browser)
  await listsAndPreviews(byKeyboard, keyboard)
  await purgesAndSeesDeletedUser(byKeyboard, keyboard)

  await purgesAndSeesDeletedUser(byMouse, mouse) // a repetition, which is answered like the first time
  await watchesThePurge(byMouse)
  await keepsTheTokenToItself(byMouse)
  await saysThatMalloryIsGone(await open(browser))
  await linksTheReferenceToTheExplorer(browser)
  await opensMailedLinks(browser)
  await linksToTheSchemaAsText(browser)
  await worksBehindAPrefix(browser)
  await letsAllowedOriginsReadErrors(browser)
  await letsOtherOriginsReadNothing(browser)
  await looksGoodEverywhere(browser)
}

if (!base) throw new Error('Give the address of a running server, such as http://localhost:8080.')
const executablePath = browsers.find(path => path && existsSync(path))
if (!executablePath) throw new Error('Install Chromium, or give the path of a browser with --browser.')
if (options.screenshots) mkdirSync(options.screenshots, { recursive: true })

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run'],
})
await check(browser).catch(error => complain(`Somebody got stuck: ${error.stack}`))
await browser.close()

new Set(complaints).forEach(sentence => console.error(sentence.slice(0, 600)))
console.log(complaints.length ? 'The explorer is not well.' : 'The explorer works.')
process.exitCode = complaints.length ? 1 : 0

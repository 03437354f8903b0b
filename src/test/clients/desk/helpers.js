// What the tests of the desk share: people who use it in a real browser, and the API, by which they make their contacts.

import assert from 'node:assert/strict'
import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const server = process.env.HELPDESK_URL
export const provider = process.env.HELPDESK_PROVIDER
export const desk = `${server}/desk/`

const folder = fileURLToPath(new URL('../../../../target/desk/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const executablePath = [process.env.BROWSER_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => path && existsSync(path))

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
after(() => browser.close())

/** Long enough for a busy machine: nothing here waits for time to pass. */
const TIMEOUT = 60_000

/** Names that have broken pages elsewhere. */
export const hostileNames = [
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '\u202Eevil\u202C אבג \u2067دلال\u2069',
  `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(6)}`.slice(0, 200),
  '👩‍👩‍👧‍👦 Zoë ${name} {{n}} &amp; "quoted"',
]

/** Where the browser keeps things of somebody who is signed in at the provider, by the account's name. */
const signedIn = {}

/**
 * Opens the desk for somebody in a browser of their own, and takes note of what a page should never do: violate its
 * policy, ask other origins, fail, complain on the console, or show a token where others find it.
 *
 * @param {{ as?: string, at?: string, width?: number, scheme?: string, locale?: string, zone?: string, expected?: RegExp,
 *     prepare?: (page: import('playwright-core').Page) => Promise<unknown> }} person with what the console may say because the
 *     test provokes it, and what is to be done before the page is opened
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} steps
 */
export const visit = async ({ as = 'pat', at = '', width = 1280, scheme = 'light', locale = 'en', zone, expected, prepare }, steps) => {
  if (as) signedIn[as] ??= await signInAtProvider(as)
  const context = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme: scheme, locale, timezoneId: zone, storageState: as ? signedIn[as] : undefined,
  })
  const complaints = watch(context, expected)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(TIMEOUT)
    await prepare?.(page)
    await page.goto(`${desk}${at}`)
    await page.locator('desk-app main').waitFor()
    await steps(page)
    await keepsTokens(context, complaints)
  } catch (failure) {
    await Promise.all(context.pages().map((page, n) => picture(page, `failure-${Date.now()}-${n}`)))
    if (complaints.length) failure.message += `\n${complaints.join('\n')}`
    throw failure
  } finally {
    await context.close()
  }
  assert.deepEqual(complaints, [])
}

const watch = (context, expected) => {
  const complaints = []
  const complain = sentence => { if (!expected?.test(sentence)) complaints.push(sentence) }
  context.on('page', async page => {
    page.on('dialog', dialog => { complain(`A script says: ${dialog.message()}`); dialog.dismiss() })
    page.on('pageerror', error => complain(`A script fails: ${error.message}`))
    page.on('framenavigated', frame => { if (isToken(frame.url())) complain('An address has a token') })
  })
  context.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && message.page()?.url().startsWith(desk)) complain(`The console says: ${message.text()}`)
  })
  context.on('request', request => {
    const isOwn = request.isNavigationRequest() || [server, provider].some(origin => request.url().startsWith(`${origin}/`))
    if (!isOwn && request.frame().url().startsWith(desk)) complain(`The page asks for ${request.url()}`)
  })
  context.exposeFunction('reportViolation', what => complain(`The page violates its policy: ${what}`))
  context.addInitScript(() => addEventListener('securitypolicyviolation', event => {
    if (!window.isLookedAtByAxe) window.reportViolation(`${event.effectiveDirective} ${event.blockedURI}`)
  }))
  return complaints
}

const isToken = text => /eyJ[\w-]+\.eyJ/.test(text)

const keepsTokens = async (context, complaints) => {
  for (const page of context.pages().filter(page => page.url().startsWith(desk))) {
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]))
    if (isToken(stored)) complaints.push('A token is stored')
  }
}

/** Signs in on the provider's page, which `page` shows. */
export const giveName = async (page, name) => {
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

const signInAtProvider = async name => {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  await page.goto(desk)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await giveName(page, name)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

/** Fails with what axe-core finds. It looks at pages with styles of its own, which their policy does not allow. */
export const hasNoBarrier = async (page, what) => {
  await page.evaluate(`window.isLookedAtByAxe = true; ${axe};0`)
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    preload: false,
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }))
  await page.evaluate(() => { window.isLookedAtByAxe = false })
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 150)).join(' | ')}`), [], what)
}

/** What has to have a name, as Chrome calls it. */
const NAMED = ['button', 'link', 'textbox', 'searchbox', 'checkbox', 'combobox', 'spinbutton', 'Date', 'InputTime',
  'DisclosureTriangle', 'table', 'image', 'progressbar', 'navigation', 'region', 'dialog']

/** The page as screen readers have it. */
export const accessible = async page => {
  const chrome = await page.context().newCDPSession(page)
  const { nodes } = await chrome.send('Accessibility.getFullAXTree')
  await chrome.detach()
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, description, value, properties = [] }) => ({
    role: role.value,
    name: name?.value.trim() ?? '',
    description: description?.value,
    value: value?.value,
    ...Object.fromEntries(properties.filter(({ name }) => ['url', 'level', 'invalid'].includes(name)).map(({ name, value }) => [name, value.value])),
  }))
}

/**
 * Fails unless the page has its parts, or only a dialog, and whatever one can use in it has a name, by which, or by its
 * description, one tells it apart, and nothing is said twice. Links to the same place may have the same name.
 */
export const isNamed = async (page, what) => {
  const all = await accessible(page)
  const count = wanted => all.filter(({ role, level = 1 }) => role === wanted && level === 1).length
  const isModal = count('dialog') > 0
  for (const role of isModal ? ['dialog'] : ['banner', 'main', 'contentinfo', 'heading']) assert.equal(count(role), 1, `${what}: ${role}`)
  if (isModal) assert.equal(count('main'), 0, `${what}: one can leave the dialog`)
  const named = all.filter(({ role }) => NAMED.includes(role))
  const same = (one, other) => ['role', 'name', 'description', 'url'].every(key => one[key] === other[key]) && one.role !== 'link'
  assert.deepEqual(named.filter(({ name, description }) => !name || (description && name.includes(description))), [], what)
  assert.deepEqual(named.filter((one, n) => named.slice(0, n).some(other => same(one, other))), [], what)
}

/** Waits until the view of the address is there, and nothing that one sees of it is busy. */
export const isThere = page => page.waitForFunction(() => {
  const [path, query = ''] = location.hash.slice(2).split('?')
  const { route } = document.querySelector('main > :not(desk-sign-in)') ?? {}
  return route && [route.view, route.id].filter(Boolean).map(encodeURIComponent).join('/') === path
    && String(route.query) === query && document.querySelector('main h1')
    && ![...document.querySelectorAll('main [aria-busy=true]')].some(busy => busy.checkVisibility())
})

/** Fails if one has to scroll sideways to read the page. */
export const isNotTooWide = async (page, what) => {
  const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth])
  assert.ok(whole <= inner, `${what} is ${whole} px wide on ${inner} px`)
}

export const picture = async (page, name) => {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}${name}.png` })
}

/** The token of somebody who does what the tests need to have done. */
const token = (() => {
  const { keys: [{ kid, ...jwk }] } = JSON.parse(readFileSync(`${folder}keys.json`, 'utf8'))
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  return (sub, roles, seconds = 3600) => {
    const now = Math.floor(Date.now() / 1000)
    const content = [{ alg: 'RS256', kid, typ: 'at+jwt' }, { iss: provider, aud: 'helpdesk', sub, name: sub, roles, iat: now - 3600, exp: now + seconds }]
      .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
  }
})()

/** The server tolerates clocks that differ by a minute. */
export const expiredToken = () => token('pat', ['privacy_officer'], -120)

/** @returns {Promise<Response>} */
export const post = (query, variables = {}, sub = 'check', roles = ['privacy_officer']) => fetch(`${server}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token(sub, roles)}` },
  body: JSON.stringify({ query, variables }),
})

export const exportOf = (id, sub) => fetch(`${server}/contacts/${encodeURIComponent(id)}/export`, {
  headers: { authorization: `Bearer ${token(sub, ['privacy_officer'])}` },
})

export const execute = async (query, variables, sub) => {
  const { data, errors } = await (await post(query, variables, sub)).json()
  assert.equal(errors, undefined, JSON.stringify(errors))
  return data
}

/** Executes a mutation and gives the selected field of its payload. */
export const mutate = async (name, input, selection, sub) => {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`
  const { payload } = await execute(
    `mutation($input: ${type}!) { payload: ${name}(input: $input) { ${selection} userErrors { message } } }`, { input }, sub)
  assert.deepEqual(payload.userErrors, [])
  return payload
}

export const createContact = async (name, more = {}) =>
  (await mutate('createContact', { name, email: `${randomUUID()}@example.com`, ...more }, 'contact { id name email }')).contact

export const softDelete = id => mutate('softDeleteContact', { id }, 'contact { id }')
export const restore = id => mutate('restoreContact', { id }, 'contact { id }')

export const createTicket = async (requesterId, subject = 'Printer') =>
  (await mutate('createTicket', { requesterId, subject, body: 'It does not print' }, 'ticket { id number }')).ticket

/** Sets the retention policy, or, without one, switches it off. */
export const setPolicy = async (policy, sub) => {
  const { retentionPreview } = policy
    ? await execute('query($policy: RetentionPolicyInput!) { retentionPreview(policy: $policy) { fingerprint } }', { policy })
    : {}
  await mutate('setRetentionPolicy', { policy, previewFingerprint: retentionPreview?.fingerprint }, 'retentionPolicy { version }', sub)
}

/** The server prepares batches by itself of contacts that were deleted days ago: here it says so of those of today, too. */
export const asPreparedByThePolicy = page => page.route('**/graphql', async route => {
  if (!/query (DeskRetentionBatches|DeskPurgeBatches)\b/.test(route.request().postData())) return route.continue()
  const response = await route.fetch()
  const json = await response.json()
  json.data.purgeBatches.nodes.forEach((batch, n) => { batch.startsAt = new Date(Date.now() + n * 86_400_000).toISOString() })
  await route.fulfill({ response, json })
})

/**
 * Holds back the server's answer to the first such request, until it, or another one in place of it, is let go.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {(request: import('playwright-core').Request) => unknown} isMeant
 */
export const holdBack = async (page, address, isMeant = () => true) => {
  let letGo
  let held = () => {}
  const isHeld = new Promise(resolve => { held = resolve })
  await page.route(address, async route => {
    if (letGo || !isMeant(route.request())) return route.fallback()
    const other = new Promise(resolve => { letGo = resolve })
    const response = await route.fetch()
    held()
    await route.fulfill({ response, ...await other })
  })
  return { isHeld, letGo: answer => letGo(answer) }
}

/** A word that no other test's contacts have in their names. */
export const uniqueWord = () => `x${randomUUID().slice(0, 8)}`

/** A contact in the deleted view, with tickets of its own. */
export const aSoftDeletedContact = async (name = `Vera ${uniqueWord()}`, tickets = 2) => {
  const contact = await createContact(name)
  for (let n = 0; n < tickets; n++) await createTicket(contact.id, `Printer ${n}`)
  await softDelete(contact.id)
  return contact
}

/** Presses Tab until the element has the focus. */
export const tabTo = async (page, element) => {
  await element.waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await element.evaluate(it => it === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`The keyboard does not reach ${element}`)
}

export const goTo = (page, address) => page.goto(`${desk}${address}`)

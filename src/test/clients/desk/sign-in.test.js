// Signing in at the organisation's provider, and out.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aSoftDeletedContact, createContact, desk, execute, expiredToken, giveName, goTo, hasNoBarrier, holdBack, mutate, provider, uniqueWord, visit,
} from './helpers.js'

const search = page => page.getByRole('searchbox')
const refusedToken = /status of 401/

test('a reload renews the sign-in silently and leads back to what was shown', () => visit({ at: '#/contacts?state=SOFT_DELETED&search=vera' }, async page => {
  await page.getByText('Signed in as ⁨Pat Privacy Officer⁩').waitFor()
  const address = page.url()
  const steps = await page.evaluate(() => history.length)
  await page.reload()
  await page.getByText('Signed in as ⁨Pat Privacy Officer⁩').waitFor()
  assert.equal(page.url(), address)
  assert.equal(await page.evaluate(() => history.length), steps)
  assert.equal(await search(page).inputValue(), 'vera')
}))

test('nobody who has not signed in sees more than the invitation', () => visit({ as: '' }, async page => {
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  assert.equal(await page.getByRole('heading').allInnerTexts().then(String), 'Help desk')
  assert.equal(await page.getByRole('link', { name: 'Contacts' }).count(), 0)
}))

test('signing out ends the session at the provider, too', () => visit({ as: '' }, async page => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await giveName(page, 'olga')
  await page.getByText('Olga Officer').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).click() // the provider's question
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByPlaceholder('Enter any login').waitFor()
}))

/** Two tabs of somebody whom no other test signs out, of which the second one shows a contact. */
const inTwoTabs = (account, expected, steps) => visit({ as: '', expected }, async page => {
  const { id, name } = await createContact(`Theo ${uniqueWord()}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await giveName(page, account)
  const signOut = page.getByRole('button', { name: 'Sign out' })
  await signOut.waitFor()
  const other = await page.context().newPage()
  await goTo(other, `#/contacts/${encodeURIComponent(id)}`)
  await other.getByRole('heading', { name, level: 1 }).waitFor()
  await steps({ page, other, signOut, name })
})

/** Neither on the screen, nor in the title or the address. */
const hasNothing = async (tab, name) => {
  await tab.getByRole('button', { name: 'Sign in' }).waitFor()
  assert.equal(await tab.getByText(name).count(), 0)
  assert.equal(await tab.title(), 'Help desk')
  assert.equal(tab.url(), `${desk}#/`)
}

test('signing out in one tab leaves nothing in the others', () => inTwoTabs('olga', undefined, async ({ page, other, signOut, name }) => {
  await signOut.click()
  await hasNothing(other, name)
  await page.getByRole('button', { name: 'Yes, sign me out' }).click()
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByPlaceholder('Enter any login').waitFor()
}))

test('nor in one whose session had ended', () => inTwoTabs('bea', refusedToken, async ({ other, signOut, name }) => {
  await other.route('**/graphql', refused)
  await other.getByRole('button', { name: 'Delete', exact: true }).click()
  await other.getByRole('dialog', { name: 'You are signed out' }).waitFor()
  await signOut.click()
  await hasNothing(other, name)
}))

test('nor does it let one in that is about to sign in', () => inTwoTabs('olga', undefined, async ({ other, signOut }) => {
  await other.addInitScript(() => {
    new BroadcastChannel('helpdesk:desk:session').onmessage = () => { window.isTold = true }
  })
  const tokens = await holdBack(other, `${provider}/token`)
  await other.reload()
  await tokens.isHeld
  await signOut.click()
  await other.waitForFunction(() => window.isTold)
  tokens.letGo()
  await other.getByRole('button', { name: 'Sign in' }).waitFor()
}))

test('nor does it show an answer that arrives later', () => inTwoTabs('olga', /status of 502/, async ({ other, signOut, name }) => {
  const answer = await holdBack(other, '**/graphql')
  await other.route('**/graphql', route => route.fulfill({ status: 502 }), { times: 1 })
  await other.getByRole('button', { name: 'Delete', exact: true }).click()
  await answer.isHeld
  await signOut.click()
  await hasNothing(other, name)
  answer.letGo()
  await other.getByText('The server does not answer').waitFor({ state: 'detached' })
  await hasNothing(other, name)
  assert.equal(await other.locator('.toast').innerText(), '')
}))

test('nor does it go on with a download', () => inTwoTabs('olga', undefined, async ({ other, signOut, name }) => {
  const answer = await holdBack(other, '**/export')
  const broken = other.waitForEvent('requestfailed', request => request.url().endsWith('/export'))
  await other.getByRole('button', { name: 'More options' }).click()
  await other.getByRole('button', { name: 'Export' }).click()
  await answer.isHeld
  await signOut.click()
  await broken
  await hasNothing(other, name)
  assert.equal(await other.locator('.toast').innerText(), '')
}))

test('a refusal of the provider is put into words', () => visit({ as: '' }, async page => {
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('alert').getByText('does not let you sign in here (⁨access_denied⁩)').waitFor()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await giveName(page, 'olga')
  await page.getByText('Olga Officer').waitFor()
}))

test('a provider that is away is put into words, and asked again', () => visit({ as: '', expected: /ERR_FAILED/ }, async page => {
  await page.route(`${provider}/**`, route => route.abort())
  await page.reload()
  await page.getByRole('alert').getByText('The identity provider does not answer').waitFor()
  await page.unroute(`${provider}/**`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByPlaceholder('Enter any login').waitFor()
}))

test('a provider that is away does not keep anybody signed in here', () => visit({ expected: /ERR_FAILED/ }, async page => {
  await page.getByText('Pat Privacy Officer').waitFor()
  await page.route(`${provider}/**`, route => route.abort())
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('alert').getByText('close the browser').waitFor()
  assert.equal(await page.getByRole('searchbox').count(), 0)
}))

test('a token that runs out is renewed while somebody types', () => visit({ expected: refusedToken }, async page => {
  const { name } = await createContact(`Rita ${uniqueWord()}`)
  const { isRefused } = await lettingTheTokenRunOut(page)
  await search(page).fill(name)
  await page.getByRole('link', { name }).waitFor()
  await isRefused
  assert.equal(await page.getByRole('dialog').count(), 0)
}))

test('without a renewal, somebody signs in again and finds what was typed', () => visit({ as: 'bea', expected: refusedToken }, async page => {
  const { name } = await createContact(`Bert ${uniqueWord()}`)
  await lettingTheTokenRunOut(page)
  await search(page).fill(name)
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await dialog.waitFor()
  await hasNoBarrier(page, 'the invitation to sign in again')
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Escape')
  const second = page.waitForEvent('popup')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  const window = await second
  if (!window.isClosed()) await window.waitForEvent('close')
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await search(page).inputValue(), name)
  await page.getByRole('link', { name }).waitFor()
}))

test('somebody else who signs in does not see what was read before', () => visit({ as: 'bea', at: '#/batches', expected: /status of 40[13]/ }, async page => {
  const { id, name } = await aSoftDeletedContact()
  const { purgeBatch } = await mutate('preparePurgeBatch', { ids: [id] }, 'purgeBatch { id }')
  await goTo(page, `#/batches/${encodeURIComponent(purgeBatch.id)}`)
  await page.getByText(name).waitFor()
  await page.route('**/graphql', refused, { times: 1 })
  await page.evaluate(() => { location.hash += '?again' })
  const again = page.getByRole('dialog', { name: 'You are signed out' }).getByRole('button', { name: 'Sign in' })
  await again.waitFor()
  await page.context().clearCookies()
  const [window] = await Promise.all([page.waitForEvent('popup'), again.click()])
  await giveName(window, 'alex')
  await page.getByRole('alert').getByText('You have no right').waitFor()
  assert.equal(await page.getByText(name).count(), 0)
}))

test('what somebody has confirmed is not done in the name of who signs in next', () => visit({ as: 'bea', expected: /status of (401|503)/ }, async page => {
  const { id } = await aSoftDeletedContact()
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'Delete Forever …' }).click()
  await page.getByLabel('To confirm').fill('2')
  let isAway = true
  const away = route => isAway && route.request().postData().includes('purgeContact') ? route.fulfill({ status: 503 }) : route.fallback()
  await page.route('**/graphql', away)
  const sent = page.waitForRequest(request => request.postData()?.includes('purgeContact'))
  await page.getByRole('dialog').getByRole('button', { name: 'Delete Forever' }).click()
  await sent
  const refusedOnce = route => route.request().postData().includes('purgeContact') ? route.fallback() : refused(route)
  await page.route('**/graphql', refusedOnce)
  await page.evaluate(() => { location.hash += '?tickets=after' })
  const again = page.getByRole('dialog', { name: 'You are signed out' }).getByRole('button', { name: 'Sign in' })
  await again.waitFor()
  await page.unroute('**/graphql', refusedOnce)
  await page.context().clearCookies()
  const [window] = await Promise.all([page.waitForEvent('popup'), again.click()])
  await giveName(window, 'olga')
  await page.getByText('Olga Officer').waitFor()
  isAway = false
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  assert.notEqual((await execute('query($id: ID!) { contact(id: $id) { id } }', { id })).contact, null)
}))

test('a browser that closes the invitation to sign in again opens it again', () => visit({ as: 'bea', expected: refusedToken }, async page => {
  await page.getByRole('table').waitFor()
  await page.route('**/graphql', refused)
  await search(page).fill('nobody of this name')
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await dialog.waitFor()
  const isClosed = dialog.evaluate(it => new Promise(resolve => it.addEventListener('close', resolve, { once: true })).then(() => true))
  await dialog.evaluate(it => it.close())
  await isClosed
  await dialog.getByRole('button', { name: 'Sign in' }).waitFor()
}))

test('a blocked window for signing in loses nothing that was typed', () => visit({ as: 'bea', expected: refusedToken }, async page => {
  await page.getByRole('table').waitFor()
  await page.route('**/graphql', refused)
  await search(page).fill('what was typed')
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await dialog.waitFor()
  await page.evaluate(() => { window.open = () => null })
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await dialog.getByRole('alert').getByText('a second window, which your browser has blocked').waitFor()
  assert.equal(await search(page).inputValue(), 'what was typed')
}))

test('a browser without channels between its tabs signs in, and out', () => visit({
  prepare: page => page.addInitScript(() => { delete window.BroadcastChannel }),
}, async page => {
  await page.getByRole('table').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Yes, sign me out' }).waitFor()
}))

/** As a browser does that is told to block all data of pages. */
const keepNothing = () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get () { throw new DOMException('Access is denied', 'SecurityError') } })
  }
}

test('a browser that keeps nothing cannot sign in, and says so', () => visit({
  as: '', prepare: page => page.addInitScript(keepNothing),
}, async page => {
  await page.getByRole('alert').getByText('Your browser lets this page keep nothing').waitFor()
  await page.goto('about:blank')
}))

const refused = route => route.fulfill({ status: 401, json: { errors: [{ message: '', extensions: { code: 'UNAUTHENTICATED' } }] } })

test('only the last answer to who is signed in counts', () => {
  let first
  const prepare = async page => {
    await page.route('**/graphql', refused, { times: 1 })
    first = await holdBack(page, '**/graphql', asksWhoItIs)
  }
  return visit({ as: 'bea', at: '#/purges', expected: /status of 40[13]/, prepare }, async page => {
    let asked = 0
    page.on('request', request => { if (asksWhoItIs(request)) asked++ })
    await first.isHeld
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Bea Brief').waitFor()
    const refusal = page.waitForResponse(response => response.status() === 403)
    first.letGo({ status: 403, json: { errors: [{ message: '', extensions: { code: 'FORBIDDEN' } }] } })
    await refusal
    await page.getByRole('link', { name: 'Contacts' }).click()
    await page.getByRole('table').waitFor()
    await page.getByText('Bea Brief').waitFor()
    await page.getByRole('link', { name: 'Legal holds' }).waitFor()
    assert.equal(asked, 1)
  })
})

const asksWhoItIs = request => request.postData()?.includes('DeskViewer')

/** From now on, the server receives a token that has run out in place of the one that the page has now. */
const lettingTheTokenRunOut = async page => {
  const sent = page.waitForRequest('**/graphql')
  await search(page).fill('nobody of this name')
  const valid = await (await sent).headerValue('authorization')
  await page.getByText('No contact is found').waitFor()
  await page.route('**/graphql', async route => {
    const headers = await route.request().allHeaders()
    await route.continue({ headers: headers.authorization === valid ? { ...headers, authorization: `Bearer ${expiredToken()}` } : headers })
  })
  return { isRefused: page.waitForResponse(response => response.status() === 401) }
}

test('somebody without a role is told whom to ask, and can sign out', () => visit({ as: 'nora', expected: /status of 403/ }, async page => {
  await page.getByRole('alert').getByText('Ask a privacy officer to do it for you, or ask whoever runs the help desk').waitFor()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}))

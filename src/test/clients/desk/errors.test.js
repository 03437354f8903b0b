// What people read when something is in the way, and that they go on afterwards.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSoftDeletedContact, createContact, goTo, holdBack, post, uniqueWord, visit } from './helpers.js'

const search = page => page.getByRole('searchbox')

test('while the server is away, what is typed stays, and the page goes on by itself', () => visit({ expected: /ERR_INTERNET_DISCONNECTED/ }, async page => {
  const { name } = await createContact(`Otto ${uniqueWord()}`)
  await page.getByRole('table').waitFor()
  await page.context().setOffline(true)
  await search(page).fill(name)
  await page.getByRole('status').getByText('The server does not answer').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('link', { name }).waitFor()
  assert.equal(await search(page).inputValue(), name)
  assert.equal(await page.getByText('The server does not answer').count(), 0)
}))

test('a proxy without a server behind it counts as away, too', () => visit({ expected: /status of 502/ }, async page => {
  await page.getByRole('table').waitFor()
  await page.route('**/graphql', route => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }), { times: 3 })
  await search(page).fill('nobody of this name')
  await page.getByRole('status').getByText('The server does not answer').waitFor()
  await page.getByText('No contact is found').waitFor()
}))

for (const [status, body] of [[403, '<h1>Blocked</h1>'], [413, ''], [500, '{"status": 500}'], [200, '<h1>Welcome to our network</h1>']]) {
  test(`what else answers in place of the server, with ${status}, is not asked again`, () => visit({ expected: /status of (4|5)/ }, async page => {
    const { id, name } = await createContact(`Nora ${uniqueWord()}`)
    await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByText('created the contact').waitFor()
    let asked = 0
    await page.route('**/graphql', route => { asked++; return route.fulfill({ status, body }) })
    await page.getByLabel('Job title').fill('Engineer')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('status').getByText('Something else has answered in place of the server').waitFor()
    assert.equal(asked, 1)
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Engineer').waitFor()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }))
}

test('a view that is slow to arrive does not come back when another one was chosen', () => visit({}, async page => {
  const module = await holdBack(page, '**/holds/holds.js')
  await page.getByRole('link', { name: 'Legal holds' }).click()
  await module.isHeld
  await page.getByRole('link', { name: 'Retention' }).click()
  await page.getByRole('heading', { name: 'Retention', level: 1 }).waitFor()
  module.letGo()
  await page.evaluate(() => import(`${location.origin}/desk/holds/holds.js`))
  await page.getByRole('heading', { name: 'Retention', level: 1 }).waitFor()
  assert.equal(await page.locator('desk-holds').count(), 0)
}))

test('a view that could not be loaded does not reload the one that was opened instead', () => visit({ expected: /ERR_FAILED/ }, async page => {
  const { id } = await createContact(`Olaf ${uniqueWord()}`)
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Job title').fill('what was typed')
  await page.route('**/holds/holds.js', route => route.abort())
  await page.route('**/desk/', route => route.abort())
  await page.getByRole('link', { name: 'Legal holds' }).click()
  await page.getByRole('status').getByText('The server does not answer').waitFor()
  await page.goBack()
  await page.unroute('**/desk/')
  await page.getByText('The server does not answer').waitFor({ state: 'detached' })
  assert.equal(await page.getByLabel('Job title').inputValue(), 'what was typed')
}))

test('somebody who asks too much waits, and is told so', () => visit({ as: 'tess', expected: /status of 429/ }, async page => {
  const { id, name } = await aSoftDeletedContact()
  await goTo(page, `#/contacts?state=SOFT_DELETED&search=${name.split(' ')[1]}`)
  await page.getByRole('checkbox', { name }).check()
  const busy = askingTooMuch('tess', id)
  try {
    await busy.isThrottled
    await page.getByRole('button', { name: 'Delete forever …' }).click()
    await page.getByRole('dialog').getByText('Too many requests').waitFor()
  } finally {
    await busy.end()
  }
  await page.getByRole('dialog').getByLabel('type 1, the number of contacts').waitFor()
}))

/** Prepares batches until it ends, of which somebody may prepare ten in a minute. */
const askingTooMuch = (sub, id) => {
  const prepare = 'mutation($ids: [ID!]!) { preparePurgeBatch(input: { ids: $ids }) { purgeBatch { id } } }'
  let isOver = false
  let throttled = () => {}
  const isThrottled = new Promise(resolve => { throttled = resolve })
  const ask = async () => {
    while (!isOver) {
      if ((await post(prepare, { ids: [id] }, sub)).status === 429) throttled()
    }
  }
  const asking = ask()
  return { isThrottled, end: () => { isOver = true; return asking } }
}

test('an agent is told who may change the retention policy', () => visit({ as: 'alex', at: '#/retention' }, async page => {
  await page.getByText('Privacy officers can change the policy').waitFor()
}))

test('an agent is told who may see legal holds, and delete forever', () => visit({ as: 'alex' }, async page => {
  const { id } = await aSoftDeletedContact()
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByText('Only privacy officers see legal holds').waitFor()
  await page.getByRole('button', { name: 'Restore', exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'More options' }).count(), 0)
  assert.equal(await page.getByRole('button', { name: 'Delete Forever' }).count(), 0)
}))

test('an agent is offered nothing that would be refused', () => visit({ as: 'alex' }, async page => {
  const answers = []
  page.on('response', response => { if (response.url().endsWith('/graphql')) answers.push(response.text().catch(() => '')) })
  const { id, name } = await aSoftDeletedContact()
  const sections = page.getByRole('navigation', { name: 'Sections' }).getByRole('link')
  for (const section of await sections.allTextContents()) {
    await sections.filter({ hasText: section }).click()
    await page.getByRole('heading', { level: 1, name: section }).waitFor()
    await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
  }
  assert.deepEqual(await sections.allTextContents(), ['Contacts', 'Deleted forever', 'Retention'])
  await goTo(page, '#/contacts?state=SOFT_DELETED')
  await page.getByRole('checkbox', { name }).check()
  await page.getByText('Only privacy officers can delete contacts forever').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Delete Forever' }).count(), 0)
  await goTo(page, '#/holds')
  await page.getByText('Only privacy officers see legal holds').waitFor()
  assert.equal(await page.getByText('with a legal hold in force').count(), 0)
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByText('created the contact').waitFor()
  const read = (await Promise.all(answers)).filter(Boolean)
  assert.ok(read.some(answer => answer.includes(name)))
  assert.deepEqual(read.filter(answer => answer.includes('"FORBIDDEN"')), [])
}))

test('a privacy officer is offered all sections', () => visit({}, async page => {
  const sections = page.getByRole('navigation', { name: 'Sections' })
  for (const section of ['Contacts', 'Deleted forever', 'Batches', 'Legal holds', 'Retention']) {
    await sections.getByRole('link', { name: section, exact: true }).waitFor()
  }
}))

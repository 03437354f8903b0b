// The retention policy, which deletes contacts forever by itself.

import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import {
  aSoftDeletedContact, asPreparedByThePolicy, execute, goTo, hasNoBarrier, isNotTooWide, mutate, uniqueWord, visit,
} from './helpers.js'

const AT_NIGHT = { runAt: { time: '03:00', zone: 'UTC' }, cancelWindowHours: 24 }
const at = '#/retention'

const switchedOn = async purgeAfterDays => {
  const policy = { purgeAfterDays, ...AT_NIGHT }
  const { retentionPreview } = await execute(
    'query($policy: RetentionPolicyInput!) { retentionPreview(policy: $policy) { fingerprint } }', { policy })
  await mutate('setRetentionPolicy', { policy, previewFingerprint: retentionPreview.fingerprint }, 'retentionPolicy { version }')
}

const daysSet = async () => (await execute('{ retentionPolicy { purgeAfterDays } }')).retentionPolicy.purgeAfterDays

const days = page => page.getByLabel('Days until deleted contacts are deleted forever')
const preview = page => page.getByRole('button', { name: 'Show what it would do' }).click()
const number = page => page.getByLabel('To confirm, type')

/** Looked at wide, and as narrow as a phone. */
const isForAll = async (page, what) => {
  const size = page.viewportSize()
  for (const width of [size.width, 320]) {
    await page.setViewportSize({ ...size, width })
    await hasNoBarrier(page, `${what} at ${width}`)
    await isNotTooWide(page, `${what} at ${width}`)
  }
  await page.setViewportSize(size)
}

/** A batch of one contact, as the policy prepares it each night. */
const aBatch = async contact => {
  const selection = 'purgeBatch { id fingerprint }'
  return (await mutate('preparePurgeBatch', { ids: [contact.id] }, selection)).purgeBatch
}

const stateOf = async ({ id }) => (await execute('query($id: ID!) { purgeBatch(id: $id) { state } }', { id })).purgeBatch.state

const shown = (page, { id }) => page.getByRole('article').filter({ has: page.locator(`a[href$="/${encodeURIComponent(id)}"]`) })

afterEach(() => mutate('setRetentionPolicy', { policy: null }, 'retentionPolicy { version }'))

test('switching it on is a deliberate act, and so is deleting earlier', () => visit({ at }, async page => {
  await days(page).fill('3000')
  await preview(page)
  await number(page).fill('300')
  await page.getByRole('button', { name: 'Switch the policy on' }).click()
  await page.getByText('This is not the number').waitFor()
  assert.equal(await daysSet(), null)
  await hasNoBarrier(page, 'the confirmation of a policy')
  await number(page).fill('3,000')
  await number(page).press('Enter')
  await page.getByRole('status').getByText('The policy is set').waitFor()
  assert.equal(await daysSet(), 3000)
  await page.getByText('24 hours (1 day)').waitFor()

  await days(page).fill('3001')
  await preview(page)
  await page.getByRole('button', { name: 'Set this policy' }).waitFor()
  assert.equal(await number(page).count(), 0)
  await days(page).fill('2999')
  await preview(page)
  await number(page).waitFor()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  assert.equal(await number(page).count(), 0)
  assert.equal(await daysSet(), 3000)
}))

test('what is typed next is compared with what was set', () => visit({ at }, async page => {
  await days(page).fill('3000')
  await preview(page)
  await number(page).fill('3000')
  const reads = []
  await page.route('**/graphql', route => route.request().postData().includes('DeskRetentionPolicy') ? reads.push(route) : route.continue())
  await number(page).press('Enter')
  await page.getByRole('status').getByText('The policy is set').waitFor()
  await days(page).fill('3001')
  await preview(page)
  await page.getByRole('button', { name: 'Set this policy' }).waitFor()
  assert.equal(await number(page).count(), 0)
  for (const read of reads) await read.continue()
  await page.getByText('automatically deleted forever after 3,000 days').waitFor()
  assert.equal(await days(page).inputValue(), '3001')
}))

test('what was typed for another preview does not count', () => visit({ at }, async page => {
  await days(page).fill('3000')
  await preview(page)
  await number(page).fill('3000')
  await switchedOn(3500)
  await page.getByRole('button', { name: 'Switch the policy on' }).click()
  await page.getByRole('alert').getByText('has changed the policy in the meantime').waitFor()
  await page.getByRole('button', { name: 'Set this policy' }).waitFor()
  assert.equal(await number(page).inputValue(), '')
  assert.equal(await daysSet(), 3500)
}))

/** Browsers do not let people type some of these, but they may not know all that the server refuses. */
const WRONG = { purgeAfterDays: '0', cancelWindowHours: '169', time: '24:00', zone: 'Mars/Base' }

const typeAnything = page => page.locator('form:has([name=zone])').evaluate((form, zone) => {
  form.noValidate = true
  form.elements.time.type = 'text'
  form.elements.zone.add(new Option(zone))
}, WRONG.zone)

const isMarked = async (page, name) => {
  const field = page.locator(`[name=${name}][aria-invalid=true]`)
  await field.waitFor()
  return page.locator(`#${await field.getAttribute('aria-describedby')}`).textContent()
}

test('what the server does not accept is told at its field', () => visit({ at, expected: /status of 400/ }, async page => {
  await days(page).fill('3000')
  await typeAnything(page)
  for (const [name, value] of Object.entries(WRONG)) {
    const field = page.locator(`[name=${name}]`)
    const before = await field.inputValue()
    await (name === 'zone' ? field.selectOption(value) : field.fill(value))
    await preview(page)
    assert.match(await isMarked(page, name), /^(Enter a |The server does not know this time zone)/)
    assert.equal(await page.locator('[aria-invalid=true]').count(), 1)
    assert.ok(await field.evaluate(it => it === document.activeElement), name)
    await (name === 'zone' ? field.selectOption(before) : field.fill(before))
  }
  await days(page).fill('1.5')
  await preview(page)
  await isMarked(page, 'purgeAfterDays')
}))

test('a policy that the server accepts no longer is told at its fields, too', () => visit({ at }, async page => {
  await days(page).fill('3000')
  await preview(page)
  await number(page).fill('3000')
  await page.route('**/graphql', async route => {
    const sent = route.request().postDataJSON()
    const { time, zone, ...others } = WRONG
    if (sent.variables.input) {
      const [purgeAfterDays, cancelWindowHours] = Object.values(others).map(Number)
      sent.variables.input.policy = { purgeAfterDays, cancelWindowHours, runAt: { time, zone } }
    }
    await route.continue({ postData: JSON.stringify(sent) })
  })
  await page.getByRole('button', { name: 'Switch the policy on' }).click()
  for (const name of Object.keys(WRONG)) await isMarked(page, name)
  await hasNoBarrier(page, 'a policy that is not accepted')
  assert.equal(await daysSet(), null)
}))

test('what is refused for no field of the form is told, too', () => visit({ at, expected: /status of 400/ }, async page => {
  const without = name => page.route('**/graphql', route => {
    const sent = route.request().postDataJSON()
    delete Object.values(sent.variables)[0][name]
    return route.continue({ postData: JSON.stringify(sent) })
  })
  const isTold = () => page.getByRole('alert').getByText('This did not work').waitFor()
  await days(page).fill('3000')
  await without('runAt')
  await preview(page)
  await isTold()
  await page.unroute('**/graphql')
  await page.getByRole('button', { name: 'Try again' }).click()
  await number(page).fill('3000')
  await without('policy')
  await page.getByRole('button', { name: 'Switch the policy on' }).click()
  await isTold()
  assert.equal(await daysSet(), null)
}))

test('its bars lead to the contacts that fall due, those with a legal hold marked', () => visit({}, async page => {
  const word = uniqueWord()
  const [held, free] = [await aSoftDeletedContact(`Ada ${word}`), await aSoftDeletedContact(`Ben ${word}`)]
  await mutate('placeLegalHold', { contactId: held.id, reason: 'A case' }, 'legalHold { id }')
  await switchedOn(1)
  await goTo(page, at)
  await page.getByText('Each bar leads to its contacts').waitFor()
  await isForAll(page, 'the bars')
  await page.getByRole('link', { name: /falls? due at the run/ }).last().click()
  await page.getByText('Only contacts deleted between').waitFor()
  await page.getByRole('columnheader', { name: 'Deleted on' }).getByRole('link').click()
  await page.getByRole('row', { name: held.name }).getByText('Legal hold').waitFor()
  await page.getByRole('row', { name: free.name }).waitFor()
  await isForAll(page, 'the contacts of a bar')
  assert.equal(await page.getByRole('row', { name: free.name }).getByText('Legal hold').count(), 0)
  await page.reload()
  await page.getByRole('link', { name: 'Show all deleted contacts' }).click()
  await page.getByRole('searchbox').fill(word)
  await page.getByRole('status').getByText('2 contacts').waitFor()
}))

test('a batch that would start by itself can be read and cancelled', () => visit({ prepare: asPreparedByThePolicy }, async page => {
  const contact = await aSoftDeletedContact()
  const batch = await aBatch(contact)
  await goTo(page, '#/batches')
  await page.getByText(/^Starts automatically on .* UTC/).first().waitFor()
  await goTo(page, at)
  await shown(page, batch).getByText('Show the contacts').click()
  await shown(page, batch).getByRole('link', { name: contact.name }).waitFor()
  await isForAll(page, 'a batch that waits')
  await shown(page, batch).getByRole('button', { name: 'Cancel this batch' }).click()
  await page.getByRole('status').getByText('The batch is cancelled').waitFor()
  await shown(page, batch).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Batches that start automatically')
  assert.equal(await stateOf(batch), 'CANCELLED')
}))

test('it may be too late to cancel a batch', () => visit({ prepare: asPreparedByThePolicy }, async page => {
  const batch = await aBatch(await aSoftDeletedContact())
  await goTo(page, at)
  await shown(page, batch).waitFor()
  await mutate('startPurgeBatch', batch, 'purgeBatch { id }')
  await visit({ at: `#/batches/${encodeURIComponent(batch.id)}` }, other =>
    other.getByText('All contacts of the batch are deleted forever').waitFor())
  await shown(page, batch).getByRole('button', { name: 'Cancel this batch' }).click()
  await page.getByRole('status').getByText('It was too late').waitFor()
  await shown(page, batch).waitFor({ state: 'detached' })
}))

// The list of contacts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessible, aSoftDeletedContact, createContact, goTo, holdBack, uniqueWord, visit } from './helpers.js'

const shown = page => page.getByRole('row').getByRole('link').filter({ hasNotText: /^(Name|Created|Deleted on)$/ })

test('finds contacts as one types, in the view of the active or the deleted ones', () => visit({}, async page => {
  const word = uniqueWord()
  const [active, deleted] = [await createContact(`Ada ${word}`), await aSoftDeletedContact(`Ben ${word}`)]
  await page.getByRole('searchbox').pressSequentially(word)
  await page.getByRole('link', { name: active.name }).waitFor()
  await page.getByRole('status').getByText('1 contact').waitFor()
  await page.getByRole('link', { name: 'Deleted', exact: true }).click()
  await page.getByRole('link', { name: deleted.name }).waitFor()
  assert.deepEqual(await shown(page).allTextContents(), [deleted.name])
}))

test('a search that finds none leads to the other view, which has some', () => visit({}, async page => {
  const { name } = await aSoftDeletedContact(`Cem ${uniqueWord()}`)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name: '1 found among the deleted' }).click()
  await page.getByRole('link', { name }).waitFor()
}))

/** Holds back the next list that the page asks for. */
const nextList = page => holdBack(page, '**/graphql', request => request.postData().includes('DeskContacts('))

test('nobody takes the list that was there for the one that is to come', () => visit({}, async page => {
  const [word, other] = [uniqueWord(), uniqueWord()]
  const { name } = await createContact(`Ada ${word}`)
  await createContact(`Ben ${other}`)
  const { name: deleted } = await aSoftDeletedContact(`Cem ${other}`)
  const box = of => page.getByRole('checkbox', { name: of })
  await page.getByRole('searchbox').fill(word)
  await page.getByRole('status').getByText('1 contact', { exact: true }).waitFor()

  const search = await nextList(page)
  await page.getByRole('searchbox').fill(other)
  await search.isHeld
  await page.getByRole('status').getByText('Loading').waitFor()
  await box(name).waitFor()
  assert.deepEqual((await accessible(page)).filter(({ role }) => role === 'checkbox'), [])
  assert.equal(await page.getByText('1 contact', { exact: true }).count(), 0)
  search.letGo()
  await box('Select all').check()

  const view = await nextList(page)
  await page.getByRole('link', { name: 'Deleted', exact: true }).click()
  await view.isHeld
  await page.getByRole('status').getByText('0 selected').waitFor()
  assert.equal(await page.getByRole('table').count(), 0)
  view.letGo()
  await box(deleted).waitFor()
  await page.getByRole('status').getByText('0 selected').waitFor()
}))

test('a search that begins late does not lead back from a contact', () => visit({}, async page => {
  const { name } = await createContact(`Ada ${uniqueWord()}`)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name }).waitFor()
  const module = await holdBack(page, '**/contact/contact.js')
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1000)
  await page.getByRole('searchbox').press('Backspace')
  await page.getByRole('link', { name }).click()
  await module.isHeld
  await page.clock.runFor(1000)
  module.letGo()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}))

test('what the list cannot do is left out of its address', async () => {
  const { name } = await aSoftDeletedContact(uniqueWord().repeat(22).slice(0, 200))
  for (const more of [`search=${name}${'y'.repeat(5000)}`, `search=%07${name}`, `search=${name}&sort=softDeletedAt+ASC`]) {
    await visit({ at: `#/contacts?state=SOFT_DELETED&${more}` }, async page => {
      await page.getByRole('row', { name }).waitFor()
      assert.equal(await page.getByText('Type at least two').count(), 0)
    })
  }
})

test('privacy officers stay what they are while a search is too short', () => visit({ at: '#/contacts?state=SOFT_DELETED&search=a' }, async page => {
  await page.getByText('Type at least two letters').waitFor()
  assert.equal(await page.getByText('Only privacy officers can delete').count(), 0)
  await page.getByRole('button', { name: 'Delete Forever …' }).waitFor()
}))

test('pages lead forward and back', () => visit({}, async page => {
  const word = uniqueWord()
  for (let n = 10; n < 33; n++) await createContact(`${word} ${n}`)
  await page.getByRole('searchbox').fill(word)
  await page.getByRole('status').getByText('23 contacts').waitFor()
  const first = await shown(page).allTextContents()
  await page.getByRole('link', { name: 'Next page' }).click()
  await page.getByRole('link', { name: 'Previous page' }).waitFor()
  assert.equal(await shown(page).count(), 3)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await page.getByRole('link', { name: 'Next page' }).waitFor()
  assert.deepEqual(await shown(page).allTextContents(), first)
}))

test('a page that a list does not have leads to its beginning', async () => {
  const { id } = await createContact(`Ada ${uniqueWord()}`)
  for (const [at, focused] of [
    ['#/contacts?sort=name+ASC&after=nowhere', 'Contacts'],
    [`#/contacts/${encodeURIComponent(id)}?trail=after+nowhere`, 'History'],
  ]) {
    await visit({ at, expected: /status of 400/ }, async page => {
      await page.getByRole('link', { name: 'To the beginning of the list' }).click()
      await page.getByRole('alert').waitFor({ state: 'detached' })
      assert.equal(await page.evaluate(() => document.activeElement.textContent), focused)
      assert.ok(!page.url().includes('nowhere'))
    })
  }
})

test('dates that somebody has mistyped in the address are left out', async () => {
  const { name } = await aSoftDeletedContact()
  for (const dates of ['deletedBefore=abc', 'deletedAfter=abc&deletedBefore=2026-01-01T00:00:00Z']) {
    await visit({ at: `#/contacts?state=SOFT_DELETED&${dates}` }, async page => {
      await page.getByRole('searchbox').waitFor()
      await page.getByRole('row', { name }).waitFor()
    })
  }
})

test('columns sort', () => visit({}, async page => {
  for (const direction of ['ascending', 'descending']) {
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
    await page.locator(`th[aria-sort=${direction}]`).getByText('Name').waitFor()
  }
}))

test('a count that arrives late does not rename the view that one has gone to', () => visit({}, async page => {
  const { id, name } = await createContact(`Dora ${uniqueWord()}`)
  const counts = []
  await page.route('**/graphql', route => route.request().postData().includes('DeskContactCount') ? counts.push(route) : route.continue())
  const asked = page.waitForRequest(request => request.postData()?.includes('DeskContactCount'))
  await page.getByRole('searchbox').fill(name)
  await asked
  await page.getByRole('link', { name }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  const answered = page.waitForResponse(response => response.request() === counts[0].request())
  await counts[0].continue()
  await (await answered).finished()
  await page.evaluate(() => fetch(location.href)) // answers arrive in their order
  assert.equal(await page.title(), `${name} · Help desk`)
}))

test('the second click of a double click does not undo the first', () => visit({}, async page => {
  const { id } = await createContact(`Dora ${uniqueWord()}`)
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  const sent = []
  page.on('request', request => sent.push(request.postData() ?? ''))
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Restore', exact: true }).waitFor()
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await page.getByRole('button', { name: 'Delete', exact: true }).waitFor()
  assert.equal(sent.filter(body => body.includes('restoreContact')).length, 1)
}))

test('privacy officers find the way from an active contact to its holds, and to deleting it forever', () => visit({}, async page => {
  const { id } = await createContact(`Dora ${uniqueWord()}`)
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByText('To delete it forever, delete it first').waitFor()
  const url = page.url()
  await page.getByRole('link', { name: 'See and place holds' }).click()
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Legal holds')
  assert.equal(page.url(), url)
}))

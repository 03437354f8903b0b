// The list of contacts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSoftDeletedContact, createContact, goTo, hostileNames, uniqueWord, visit } from './helpers.js'

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

test('columns sort', () => visit({}, async page => {
  for (const direction of ['ascending', 'descending']) {
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
    await page.locator(`th[aria-sort=${direction}]`).getByText('Name').waitFor()
  }
}))

test('names are text, whatever they hold, wherever they stand', () => visit({}, async page => {
  for (const hostile of hostileNames) {
    const { name } = await aSoftDeletedContact(`${uniqueWord()} ${hostile}`.slice(0, 200))
    await goTo(page, `#/contacts?state=SOFT_DELETED&search=${name.split(' ')[0]}`)
    await page.getByRole('row').getByRole('link').filter({ hasText: name.slice(0, 9) }).waitFor()
    assert.deepEqual(await shown(page).allTextContents(), [name])
    await shown(page).click()
    await page.getByRole('heading', { level: 1 }).getByText(name.split(' ')[0]).waitFor()
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name)
    await page.getByRole('button', { name: 'More options' }).click()
    await page.getByRole('button', { name: 'Delete Forever', exact: true }).click()
    assert.equal(await page.getByRole('dialog').getByRole('heading').textContent(), `Delete \u2068${name}\u2069 forever?`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More options' }).click()
    await page.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('status').getByText('is restored').waitFor()
    assert.ok((await page.getByRole('status').getByText('is restored').textContent()).includes(name))
    assert.equal(await page.locator('main img, main script').count(), 0)
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

// A walk over pages of contacts while other callers soft delete and restore contacts, behind the walk and ahead of it.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createContact, restore, softDelete } from './helpdesk.js'

/**
 * Each contact that is active while its page is read has to be seen, and none twice.
 *
 * @param {(variables) => Promise<ContactConnection>} readPage reads a page of the contacts with names
 */
export async function walksWithoutGapOrRepetition(readPage) {
  const search = `Walk${randomUUID().slice(0, 8)}`
  const contacts = []
  for (let number = 11; number <= 22; number += 1) contacts.push(await createContact(`${search} ${number}`))
  const all = (change, ...numbers) => Promise.all(numbers.map(number => change(contacts[number - 11].id)))
  const changesAfterPage = [
    () => all(softDelete, 12, 13, 15), // 13 is at the cursor
    async () => { await all(softDelete, 17); await all(restore, 12, 13, 18) },
    () => all(restore, 21),
  ]
  await all(softDelete, 18, 21)

  const seen = []
  let page = { pageInfo: { hasNextPage: true, endCursor: null } }
  while (page.pageInfo.hasNextPage) {
    page = await readPage({ first: 3, after: page.pageInfo.endCursor, filter: { search } })
    seen.push(page.edges.map(({ node }) => Number(node.name.split(' ')[1])))
    await changesAfterPage[seen.length - 1]?.()
  }
  assert.deepEqual(seen, [[11, 12, 13], [14, 16, 17], [18, 19, 20], [21, 22]])
}

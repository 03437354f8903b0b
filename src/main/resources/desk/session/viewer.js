// Who is signed in, as the server says, asked once for each sign-in: the name that other people read, and whether it is a
// privacy officer, so that nobody is offered what would be refused.

import { ask, graphql } from '../api/graphql.js'
import { session } from './session.js'

const VIEWER = graphql`
  query DeskViewer { viewer { ... on Agent { displayName isPrivacyOfficer } } }
`

/** What is known before the server has said more, and of somebody who may do nothing here, who can sign out all the same. */
export const NOBODY = { displayName: '', isPrivacyOfficer: false }

/** @type {Promise<typeof NOBODY> | undefined} */
let known

session.addEventListener('change', () => { known = undefined })

/** Refused to somebody who may do nothing here. */
export const viewer = () => {
  if (!known) {
    const asked = known = ask(VIEWER).then(({ viewer }) => ({ ...NOBODY, ...viewer }))
    asked.catch(() => { if (known === asked) known = undefined })
  }
  return known
}

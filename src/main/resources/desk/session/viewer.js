// Who is signed in, as the server says, asked once for each sign-in: the name that other people read, and whether it is a
// privacy officer, so that nobody is offered what would be refused.

import { ask, graphql } from '../api/graphql.js'
import { session } from './session.js'

const VIEWER = graphql`
  query DeskViewer { viewer { ... on Agent { displayName isPrivacyOfficer } } }
`

/** @type {Promise<{ displayName: string, isPrivacyOfficer: boolean }> | undefined} */
let known

session.addEventListener('change', () => { known = undefined })

/** Refused to somebody who may do nothing here. */
export const viewer = () => {
  known ??= ask(VIEWER).then(({ viewer }) => ({ displayName: '', isPrivacyOfficer: false, ...viewer }))
  known.catch(() => { known = undefined })
  return known
}

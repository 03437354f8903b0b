// Does what somebody has asked for, and says why when the server refuses it as a whole. What was typed stays where it is.

import { Refusal } from '../api/graphql.js'
import { tell } from './notice.js'
import { reasonOf } from './view.js'

/**
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T | undefined>} undefined if it was refused
 */
export const attempt = async action => {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell({ text: reasonOf(error) })
    return undefined
  }
}

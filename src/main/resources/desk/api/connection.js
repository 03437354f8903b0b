// How the way to the server is at the moment, for the one line that tells it to people.

/** @typedef {{ state: 'fine' | 'away' | 'throttled', seconds?: number }} Condition */

class Connection extends EventTarget {
  /** @type {Condition} */
  condition = { state: 'fine' }

  isBack () {
    if (this.condition.state !== 'fine') this.#set({ state: 'fine' })
  }

  isAway () {
    this.#set({ state: 'away' })
  }

  /** @param {number} seconds */
  isThrottled (seconds) {
    this.#set({ state: 'throttled', seconds })
  }

  /** @param {Condition} condition */
  #set (condition) {
    this.condition = condition
    this.dispatchEvent(new Event('change'))
  }
}

export const connection = new Connection()

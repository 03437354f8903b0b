// Subscriptions over server-sent events: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

/** Calls back with the name and the data of each event, as they come in. */
const readEvents = async (body, onEvent) => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const events = (rest + chunk.value).split('\n\n')
    rest = events.pop()
    events.forEach(event => {
      const part = name => event.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1]
      onEvent(part('event'), part('data'))
    })
  }
}

/** What GraphiQL subscribes to: `open` sends the request, and `refused` reads an answer that is no stream. */
export const stream = (open, refused) => ({
  subscribe({ next, error, complete }) {
    const connection = new AbortController()
    const read = async () => {
      const response = await open(connection.signal)
      if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) next(await refused(response))
      else await readEvents(response.body, (name, data) => { if (name === 'next') next(JSON.parse(data)) })
      complete()
    }
    read().catch(failure => connection.signal.aborted || error(failure))
    return { unsubscribe: () => connection.abort() }
  },
})

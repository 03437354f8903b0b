/// The development server, for trying out and developing:
///
/// ```
/// ./mvnw spring-boot:test-run
/// ```
///
/// It is the delivered application with a database of its own ([helpdesk.embedded], kept in `.dev`), tokens instead of
/// an identity provider, a mailbox instead of a mail server, and a help desk full of made-up people ([helpdesk.demo]).
/// `-Dhelpdesk.fresh` forgets the data of the last run, `-Dhelpdesk.demo.contacts=0` starts with an empty help desk,
/// and `-Dspring-boot.run.arguments=--server.port=8081` takes another port.
///
/// Nothing under `src/dev` is in the delivered jar; the tests use its database, tokens and mailbox as well. Nothing
/// here is annotated for component scanning, which would find it in every test: it is imported by name.
@NullMarked
package helpdesk.development;

import org.jspecify.annotations.NullMarked;

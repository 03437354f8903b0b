/// What tests say to the server: documents over real HTTP, and the sentences that tests are made of, such as
/// `aSoftDeletedContact()`.
@NullMarked
package helpdesk.api;

import org.jspecify.annotations.NullMarked;

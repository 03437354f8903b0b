/// The export of everything about a contact as one JSON document (GDPR, articles 15 and 20). Its parts come from all
/// [helpdesk.contact.spi.ExportParticipant]s, and it knows none of their tables.
///
/// The document is written while it is read, a page of rows at a time. So no connection to the database is in use while
/// the client reads, and the memory in use does not depend on the size of the contact.
@ApplicationModule(
        displayName = "Export",
        allowedDependencies = {"database", "graphql::error", "graphql::limits", "contact", "contact::spi", "security"})
@NullMarked
package helpdesk.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The database that comes with the source code: a MariaDB whose programs are a test dependency, so that neither the
/// tests nor the development server ask anybody to install one.
@NullMarked
package helpdesk.embedded;

import org.jspecify.annotations.NullMarked;

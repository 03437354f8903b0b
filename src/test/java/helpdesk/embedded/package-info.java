/// The database that comes with the source code: a MariaDB whose binaries lie on the test class
/// path, so that neither the tests nor the development server ask anybody to install one.
/// Nothing of it is in the delivered jar.
@NullMarked
package helpdesk.embedded;

import org.jspecify.annotations.NullMarked;

/// What the development server and the tests have instead of an identity provider. Nothing here is
/// annotated for component scanning, which would find it in every test: it is imported by name.
@NullMarked
package helpdesk.development;

import org.jspecify.annotations.NullMarked;

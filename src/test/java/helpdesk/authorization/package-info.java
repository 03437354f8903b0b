/// Who may read and do what: each field of the schema, asked for by each kind of caller, is answered as
/// `authorization.md`
/// says. [AuthorizationMatrixTests] is the place to begin.
@NullMarked
package helpdesk.authorization;

import org.jspecify.annotations.NullMarked;

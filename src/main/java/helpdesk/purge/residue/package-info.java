/// What is left of a person. While a purge goes on, the person's values are kept encrypted, for two looks: one into
/// every column that holds nothing of a purged contact, where there must be none, and one into the free text of others
/// that stays by rule R6, where quoting somebody is no fault, but worth knowing.
@NullMarked
package helpdesk.purge.residue;

import org.jspecify.annotations.NullMarked;

/// Judges what concurrent clients were told about a contact: whether any order of what they asked explains it, given
/// the four states that a contact lives through (linearizability, by the search of Wing and Gong with the memory of
/// Lowe).
@NullMarked
package helpdesk.history;

import org.jspecify.annotations.NullMarked;

/// Judges what concurrent clients were told about a contact: whether there is an order of their requests that explains
/// every answer, by a model of the four states of a contact (linearizability, by the search of Wing and Gong with the
/// memory of Lowe). The torture collects [Histories]; tests show that it accepts right ones and finds wrong ones.
@NullMarked
package helpdesk.history;

import org.jspecify.annotations.NullMarked;

/// Two sessions on one contact, stopped before every statement, in every order that can make a difference. A schedule
/// is a word of `A` and `B`: who moves next. The explorer plays one schedule after the other on fresh data, and what
/// came of each is held against a model of the contact's life and against what must never happen.
@NullMarked
package helpdesk.interleaving;

import org.jspecify.annotations.NullMarked;

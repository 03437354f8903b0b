package helpdesk.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One transaction that is done once, whatever happens to the database meanwhile. It is run again as a whole, reads
/// included, when it had to give way (a deadlock, a lock timeout, a version or a unique value that somebody else took
/// first) and when the database was away (a lost connection, a server that is read-only or shuts down). A lost answer
/// to `COMMIT` is looked up, never assumed. Any other SQL error rolls back and is not tried again.
///
/// One within another is part of it. What it does beside the database, it may do several times.
///
/// @see DatabaseUnavailable
/// @see OutcomeUnknown
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnitOfWork {

    /// Whether it can be run once more after it has committed. It locks first, and then reads what it has done. A lost
    /// answer to `COMMIT` is not looked up then: the unit is run again, and needs no marker.
    boolean repeatable() default false;
}

package helpdesk.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method that runs in one transaction and takes effect once, whatever happens to the database meanwhile. It is
/// run again as a whole, reads included, after contention (a deadlock, a lock timeout, a version or a unique value
/// that somebody else took first) and while the database is away (a lost connection, a server that is read-only or
/// shuts down). If the answer to `COMMIT` is lost, the outcome is looked up, never assumed. Any other SQL error
/// rolls back and is not tried again.
///
/// Within another unit of work it is a part of that one. Its effects outside the database may happen several
/// times.
///
/// @see DatabaseUnavailable
/// @see OutcomeUnknown
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface UnitOfWork {

    /// Whether it may run again after it has committed, since it takes a lock and then reads what it has already
    /// done. It writes no marker then: after a lost answer to `COMMIT` it just runs again.
    boolean repeatable() default false;
}

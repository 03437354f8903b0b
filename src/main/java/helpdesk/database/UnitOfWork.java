package helpdesk.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/// One transaction, run again as a whole, reads included, when the database made it give way: a deadlock, a lock
/// timeout, a version or a unique value that somebody else took first. Any other SQL error rolls back and is not tried
/// again.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional
@Retryable(
        includes = {ConcurrencyFailureException.class, DuplicateKeyException.class},
        maxRetries = 4,
        delay = 20,
        jitter = 20,
        multiplier = 2)
public @interface UnitOfWork {}

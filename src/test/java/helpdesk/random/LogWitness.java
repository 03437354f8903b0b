package helpdesk.random;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Reads all that is logged, and keeps what should not have been: personal values, secrets and faults.
final class LogWitness extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /// The mail server of the tests, which is no part of the product, tells everything.
    private static final String MAIL_SERVER = "com.icegreen";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    static LogWitness ofEverything() {
        var witness = new LogWitness();
        witness.setContext(witness.root.getLoggerContext());
        witness.start();
        witness.root.addAppender(witness);
        return witness;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(MAIL_SERVER)) {
            return;
        }
        var line = event.getLoggerName() + ": " + event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        Leak.inLog(line).forEach(leak -> violations.add(leak + " by the log: " + line));
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            violations.add("there is a fault in the log: " + line);
        }
    }

    Queue<String> violations() {
        return violations;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}

package helpdesk.graphql.limits;

import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.DispatchType;

/// HTTP/1.1 with one request of a connection at a time. Tomcat announces the end of a chunked body at once, from within
/// the call that reads it. Its thread then finds nobody at work on the connection, since that is itself, and takes
/// what has come in by then for a new request: that is answered first, and others get lost. Tomcat makes this by name.
public final class OneAtATimeProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new OneAtATime(this, getAdapter());
    }

    private static final class OneAtATime extends Http11Processor {

        private OneAtATime(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /// A thread of the container sees by itself that the body has ended, after that call.
        @Override
        public void addDispatch(DispatchType type) {
            var isSeen = getRequest().isRequestThread() && isRequestBodyFullyRead();
            if (type != DispatchType.NON_BLOCKING_READ || !isSeen) {
                super.addDispatch(type);
            }
        }
    }
}

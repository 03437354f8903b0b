package helpdesk.graphql.limits;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.DispatchType;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// HTTP/1.1 with one request of a connection at a time. Tomcat announces the end of a chunked body from within
/// the call that reads it. Its thread then sees no thread at work on the connection, since it is that thread,
/// and takes what has come in by then for a new request: that is answered first, and others get lost. Public,
/// since Tomcat makes it by name.
public final class OneAtATimeProtocol extends Http11NioProtocol {

    @Override
    protected Processor createProcessor() {
        return new OneAtATime(this, getAdapter());
    }

    private static final class OneAtATime extends Http11Processor {

        private OneAtATime(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /// If a connection fails before the first thread of an asynchronous request has left, Tomcat closes it
        /// and forgets the request, which a server that shuts down would then wait for. Instead, that thread
        /// leaves as usual: the event that announces the failure waits for this, and ends the request.
        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            var state = super.service(connection);
            return state == SocketState.CLOSED && isAsync() ? SocketState.LONG : state;
        }

        @Override
        public SocketState asyncPostProcess() throws IOException {
            try {
                return super.asyncPostProcess();
            } catch (IllegalStateException failedBefore) {
                return SocketState.LONG;
            }
        }

        /// After that call, the thread sees by itself that the body has ended.
        @Override
        public void addDispatch(DispatchType type) {
            var isSeen = getRequest().isRequestThread() && isRequestBodyFullyRead();
            if (type != DispatchType.NON_BLOCKING_READ || !isSeen) {
                super.addDispatch(type);
            }
        }
    }
}

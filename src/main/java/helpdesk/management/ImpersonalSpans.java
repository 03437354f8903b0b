package helpdesk.management;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Keeps personal values out of traces: it exports only the attributes that are listed here, and no messages of errors.
/// The libraries that make the spans add what callers chose, such as addresses and aliases, and what databases say of
/// the values they refuse.
final class ImpersonalSpans implements SpanExporter {

    private static final Set<String> KEPT = Set.of(
            "exception",
            "graphql.error.type",
            "graphql.execution.id",
            "graphql.field.name",
            "graphql.loader.name",
            "graphql.loader.size",
            "graphql.operation.name",
            "graphql.operation.type",
            "graphql.outcome",
            "jdbc.query[0]",
            "jdbc.row-affected",
            "method",
            "outcome",
            "status",
            "uri");

    private final SpanExporter exporter;

    ImpersonalSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream().<SpanData>map(ImpersonalSpan::new).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class ImpersonalSpan extends DelegatingSpanData {

        private final Attributes attributes;

        ImpersonalSpan(SpanData span) {
            super(span);
            attributes = span.getAttributes().toBuilder()
                    .removeIf(key -> !KEPT.contains(key.getKey()))
                    .build();
        }

        /// The method in the name of a request can be any word. The attributes have no others than the server knows.
        @Override
        public String getName() {
            return super.getName().startsWith("http ")
                    ? "http " + attribute("method") + " " + attribute("uri")
                    : super.getName();
        }

        private String attribute(String name) {
            return String.valueOf(attributes.get(AttributeKey.stringKey(name)));
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

        /// The state of a trace comes from a header of the caller.
        @Override
        public SpanContext getSpanContext() {
            var context = super.getSpanContext();
            return SpanContext.create(
                    context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault());
        }
    }
}

package helpdesk.management;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// Exports traces in the profile `telemetry`. Without it, `application.yaml` excludes everything that would make spans.
@Configuration(proxyBeanMethods = false)
@Profile("telemetry")
class TelemetryConfiguration {

    @Bean
    SpanExporters impersonalSpans(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(
                exporters.orderedStream().map(ImpersonalSpans::new).toList());
    }
}

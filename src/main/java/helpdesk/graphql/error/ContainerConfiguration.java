package helpdesk.graphql.error;

import helpdesk.security.RequestId;
import helpdesk.security.SecurityHeaders;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets the container answer errors of its own in the form of the API.
@Configuration(proxyBeanMethods = false)
public class ContainerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> answersOfTheContainer() {
        return factory -> {
            factory.addEngineValves(new RequestId(), new SecurityHeaders());
            factory.addContextCustomizers(ContainerConfiguration::reportErrors);
            // By default a request that accepts more than ten languages is rejected.
            factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
        };
    }

    private static void reportErrors(Context context) {
        ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerErrors.class.getName());
    }
}

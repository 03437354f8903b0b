package helpdesk.idempotency;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;

/// Gives controllers the request as it came in, so that no part of an input is left out when two are compared.
@Component
class IdempotentRequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        var input =
                new TreeMap<String, Object>(environment.<Map<String, Object>>getArgumentOrDefault("input", Map.of()));
        var key = (String) input.remove(IdempotentRequest.KEY);
        return new IdempotentRequest(environment.getField().getName(), key, input);
    }
}

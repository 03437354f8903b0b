package helpdesk.graphql.paging;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;

/// Passes the requested page to controllers. Spring's own resolver treats `first: -1` as if it were not given.
@Component
class PageRequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return PageRequest.of(
                environment.getArgument("first"),
                environment.getArgument("last"),
                environment.getArgument("after"),
                environment.getArgument("before"));
    }
}

package helpdesk.graphql.paging;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.stereotype.Component;

/// Gives controllers the page that is asked for. Spring's own takes `first: -1` for no argument at all.
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

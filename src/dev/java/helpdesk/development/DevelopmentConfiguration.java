package helpdesk.development;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Makes the server trust the development tokens and hand them to the explorer, which offers them to
/// whoever opens it.
class DevelopmentConfiguration {

    @Bean
    JWKSource<SecurityContext> tokenKeys(DevelopmentTokens tokens) {
        return tokens.keys();
    }

    @Bean
    RouterFunction<ServerResponse> tokensForTheExplorer(DevelopmentTokens tokens) {
        var answer = new NamedToken.Answer(tokens.named());
        return RouterFunctions.route()
                .GET(
                        "/graphiql/development-tokens.json",
                        _ -> ServerResponse.ok().body(answer))
                .build();
    }
}

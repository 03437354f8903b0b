package helpdesk.development;

import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Makes the server trust the development tokens and hand them to the explorer, which offers them to
/// whoever opens it.
class DevelopmentConfiguration {

    @Bean
    JwtDecoder tokenDecoder(DevelopmentTokens tokens) {
        return tokens.decoder();
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

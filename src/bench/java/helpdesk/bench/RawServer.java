package helpdesk.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/// The baseline for reads: what the same answers cost on the same Tomcat, driver and pool without a framework. It
/// takes the same requests, picks its statements by the operation's name, and checks a bearer token once.
///
/// Options: `--url`, `--public-key`, `--server.port`.
final class RawServer extends HttpServlet {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient DataSource pool;
    private final transient RawQueries queries;
    private final transient RSAPublicKey publicKey;
    private final transient Map<String, Instant> expiryOfTokens = new ConcurrentHashMap<>();

    private RawServer(DataSource pool, RSAPublicKey publicKey) {
        this.pool = pool;
        this.queries = new RawQueries(pool);
        this.publicKey = publicKey;
    }

    public static void main(String[] arguments) throws Exception {
        var options = Arrays.stream(arguments)
                .map(argument -> argument.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        var pool = pool(options.getOrDefault("url", ""));
        var servlet = new RawServer(pool, publicKey(Path.of(options.getOrDefault("public-key", ""))));
        start(servlet, Integer.parseInt(options.getOrDefault("server.port", "0")));
    }

    private static int threads() {
        return 2 * Runtime.getRuntime().availableProcessors();
    }

    private static void start(RawServer servlet, int port) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("raw-server").toString());
        tomcat.setPort(port);
        tomcat.setSilent(true);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxThreads", String.valueOf(threads()));
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "raw", servlet).addMapping("/");
        tomcat.start();
        tomcat.getServer().await();
    }

    /// With the settings of the server's own pool.
    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("root");
        config.setPassword("");
        config.setMaximumPoolSize(threads());
        config.setAutoCommit(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setDataSourceProperties(driverProperties());
        return new HikariDataSource(config);
    }

    static Properties driverProperties() {
        var prefix = "spring.datasource.hikari.data-source-properties.";
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        var all = Objects.requireNonNull(yaml.getObject());
        var properties = new Properties();
        // stringPropertyNames() would leave out those whose values YAML reads as numbers or booleans
        Collections.list(all.propertyNames()).stream()
                .map(String::valueOf)
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> properties.setProperty(name.substring(prefix.length()), all.getProperty(name)));
        return properties;
    }

    private static RSAPublicKey publicKey(Path file) throws Exception {
        var text = Files.readString(file).replaceAll("-----.*-----|\\s", "");
        var key = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(key);
    }

    /// The request as it comes. The document itself is not read.
    record Request(String operationName, @Nullable Map<String, String> variables) {

        @Nullable
        String variable(String name) {
            return variables == null ? null : variables.get(name);
        }
    }

    /// Whether it is ready, or the export of a contact.
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().split("/", -1);
        if (!path[path.length - 1].equals("export")) {
            response.setStatus(HttpServletResponse.SC_OK);
        } else if (isKnown(request.getHeader("Authorization"))) {
            response.setContentType("application/json");
            export(path[path.length - 2], response.getOutputStream());
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private void export(String contact, OutputStream client) throws IOException {
        try (var connection = pool.getConnection()) {
            HandWrittenExport.write(connection, RawQueries.idBytes(contact), client);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isKnown(request.getHeader("Authorization"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            var body = queries.answer(JSON.readValue(request.getInputStream(), Request.class));
            response.setContentType("application/json");
            response.setContentLength(body.size());
            body.writeTo(response.getOutputStream());
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private boolean isKnown(@Nullable String authorization) {
        return authorization != null
                && expiryOfTokens.computeIfAbsent(authorization, this::expiry).isAfter(Instant.now());
    }

    private Instant expiry(String authorization) {
        try {
            var token = SignedJWT.parse(authorization.substring("Bearer ".length()));
            var claims = token.getJWTClaimsSet();
            return token.verify(new RSASSAVerifier(publicKey))
                            && claims.getAudience().equals(List.of("helpdesk"))
                    ? claims.getExpirationTime().toInstant()
                    : Instant.EPOCH;
        } catch (ParseException | JOSEException bad) {
            return Instant.EPOCH;
        }
    }
}

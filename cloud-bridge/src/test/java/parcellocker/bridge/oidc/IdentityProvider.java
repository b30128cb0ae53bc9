package parcellocker.bridge.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.lang.JoseException;
import parcellocker.bridge.accounts.Role;

/**
 * A small OpenID provider over real HTTP: discovery, keys, authorization code with PKCE, client authentication, sign-out. It checks what a provider must, and
 * lies where a test asks it to. Whoever comes is the one of {@link #person}.
 */
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "parcel-console";
    /** It holds what must be encoded twice on its way. */
    public static final String SECRET = "s3cret:with/signs+and %";

    public volatile Lie lie = Lie.NONE;
    public volatile String algorithm = "ES256";
    public volatile String clientWay = "client_secret_basic";
    /** Whether it shows a page before it answers. */
    public volatile boolean isAsking;

    public volatile boolean isSayingFarewell = true;
    public volatile Map<String, Object> person = Map.of();
    public volatile Map<String, String> asked = Map.of();
    /** All that must stay between the two of them: codes and tokens. */
    public final List<String> secrets = new CopyOnWriteArrayList<>();

    public final AtomicInteger documents = new AtomicInteger();
    public final AtomicInteger keys = new AtomicInteger();
    public final List<String> farewells = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    final Plumbing plumbing = new Plumbing();
    private final AtomicInteger next = new AtomicInteger();
    private final TokenForge forge;
    private final HttpServer server;
    private final String console;

    /** @param console where its only client is */
    public IdentityProvider(String console, Supplier<Instant> clock) {
        this.console = console;
        try {
            forge = new TokenForge(clock);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JoseException broken) {
            throw new IllegalStateException(broken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/realms/city/.well-known/openid-configuration", at -> plumbing.program(at, lie, this::document));
        server.createContext("/realms/city/keys", at -> plumbing.program(at, lie, this::keys));
        server.createContext("/realms/city/token", at -> plumbing.program(at, lie, this::token));
        server.createContext("/realms/city/authorize", this::authorize);
        server.createContext("/realms/city/sign-out", this::signOut);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/city";
    }

    /** How a bridge is told of it. */
    public Provider provider() {
        return new Provider(
                issuer(),
                new Provider.Client(CLIENT, SECRET, console),
                "City account",
                List.of("openid", "profile"),
                new Provider.Claims(
                        "realm_access.roles",
                        Arrays.stream(Role.values())
                                .map(role -> new Provider.Mapped(role, List.of("parcel-" + role)))
                                .toList(),
                        Optional.of("parcel_partner")));
    }

    /** Somebody who has a role of the console, or {@code none}. */
    public static Map<String, Object> somebody(String subject, String name, String role) {
        return new HashMap<>(Map.of(
                "sub",
                subject,
                "preferred_username",
                name,
                "realm_access",
                Map.of("roles", List.of("staff", "parcel-" + role))));
    }

    public void rotate() {
        try {
            forge.rotate();
        } catch (JoseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Plumbing.Reply document(HttpExchange request) {
        documents.incrementAndGet();
        String realm = issuer();
        String endpoints = lie == Lie.PLAIN_ENDPOINT ? "http://id.city.example" : realm;
        return new Plumbing.Reply(200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",%s
                "authorization_response_iss_parameter_supported":true,"token_endpoint_auth_methods_supported":["%s"]}
                """.formatted(
                        lie == Lie.DOCUMENT_OF_ANOTHER ? realm + "/" : realm,
                        realm,
                        endpoints,
                        realm,
                        isSayingFarewell ? "\"end_session_endpoint\":\"" + realm + "/sign-out\"," : "",
                        clientWay));
    }

    private Plumbing.Reply keys(HttpExchange request) {
        keys.incrementAndGet();
        return new Plumbing.Reply(200, forge.keys());
    }

    private void authorize(HttpExchange request) throws IOException {
        Map<String, String> query = Plumbing.fields(request.getRequestURI().getRawQuery());
        asked = query;
        boolean isFit = CLIENT.equals(query.get("client_id"))
                && (console + Provider.CALLBACK).equals(query.get("redirect_uri"))
                && "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method"))
                && query.getOrDefault("scope", "").contains("openid");
        if (!isFit) {
            Plumbing.reply(request, new Plumbing.Reply(400, "not a client of ours"));
        } else if (isAsking && request.getRequestMethod().equals("GET")) {
            request.getResponseHeaders().add("Content-Type", "text/html");
            Plumbing.reply(
                    request,
                    new Plumbing.Reply(
                            200,
                            "<!doctype html><html lang=en><title>City</title><link rel=icon href=data:,><form method=post><button>It is me</button></form>"));
        } else {
            request.getResponseHeaders().add("Location", query.get("redirect_uri") + "?" + answer(query));
            Plumbing.reply(request, new Plumbing.Reply(302, ""));
        }
    }

    private String answer(Map<String, String> query) {
        String code = "code-" + next.incrementAndGet() + "-of-nobody-else";
        secrets.add(code);
        codes.put(code, query);
        String issuer = lie == Lie.ANSWER_OF_ANOTHER ? "https://evil.example" : issuer();
        return (lie == Lie.DENIED ? "error=access_denied" : "code=" + code)
                + "&state="
                + query.get("state")
                + (lie == Lie.ANSWER_OF_NOBODY ? "" : "&iss=" + issuer);
    }

    private Plumbing.Reply token(HttpExchange request) throws IOException {
        Map<String, String> form =
                Plumbing.fields(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!isClient(request, form)) {
            return new Plumbing.Reply(401, "{\"error\":\"invalid_client\"}");
        }
        Map<String, String> query = codes.remove(form.getOrDefault("code", ""));
        boolean isFit = query != null
                && "authorization_code".equals(form.get("grant_type"))
                && query.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
                && query.getOrDefault("code_challenge", "")
                        .equals(Plumbing.challenge(form.getOrDefault("code_verifier", "")));
        if (query == null || !isFit) {
            return new Plumbing.Reply(400, "{\"error\":\"invalid_grant\"}");
        }
        if (lie == Lie.NO_TOKEN) {
            return new Plumbing.Reply(200, "{\"access_token\":\"access\"}");
        }
        try {
            TokenForge.Order order = new TokenForge.Order(issuer(), CLIENT, query.getOrDefault("nonce", ""), person);
            String token = forge.token(order, algorithm, lie);
            secrets.add(token);
            return new Plumbing.Reply(
                    200, "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
        } catch (JoseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private boolean isClient(HttpExchange request, Map<String, String> form) {
        String header = Optional.ofNullable(request.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (clientWay.equals("client_secret_post")) {
            return header.isEmpty() && CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        }
        String pair = new String(Base64.getDecoder().decode(header.replace("Basic ", "")), StandardCharsets.UTF_8);
        return !form.containsKey("client_secret")
                && Arrays.stream(pair.split(":", 2))
                        .map(half -> URLDecoder.decode(half, StandardCharsets.UTF_8))
                        .toList()
                        .equals(List.of(CLIENT, SECRET));
    }

    private void signOut(HttpExchange request) throws IOException {
        Map<String, String> query = Plumbing.fields(request.getRequestURI().getRawQuery());
        farewells.add(request.getRequestURI().getRawQuery());
        boolean isOurs = CLIENT.equals(query.get("client_id"))
                && (console + "/sign-in").equals(query.get("post_logout_redirect_uri"));
        request.getResponseHeaders().add("Location", console + "/sign-in");
        Plumbing.reply(request, new Plumbing.Reply(isOurs ? 302 : 400, ""));
    }

    @Override
    public void close() {
        plumbing.close();
        server.stop(0);
    }
}

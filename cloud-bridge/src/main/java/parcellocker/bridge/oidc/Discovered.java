package parcellocker.bridge.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param farewell where people sign out there; not every provider has it
 * @param tellsIssuer whether it says in each answer whose it is (RFC 9207)
 * @param takesBasic whether the client's secret goes in a header; else in the form
 */
record Discovered(URI authorize, URI token, URI keys, Optional<URI> farewell, boolean tellsIssuer, boolean takesBasic) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_URL = 1_000;

    /** Where an issuer's document is. */
    static URI place(String issuer) {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** Reads it; {@code PROVIDER_AWAY} if it is another issuer's, or says too little. */
    static Discovered of(JsonNode document, String issuer) {
        if (!document.path("issuer").asText().equals(issuer)) {
            throw Fetch.away("its document names another issuer");
        }
        JsonNode ways = document.path("token_endpoint_auth_methods_supported");
        boolean takesBasic = ways.isMissingNode() || names(ways, "client_secret_basic");
        if (!takesBasic && !names(ways, "client_secret_post")) {
            throw Fetch.away("it takes no client secret, neither client_secret_basic nor client_secret_post");
        }
        return new Discovered(
                endpoint(document, "authorization_endpoint", issuer),
                endpoint(document, "token_endpoint", issuer),
                endpoint(document, "jwks_uri", issuer),
                document.has("end_session_endpoint")
                        ? Optional.of(endpoint(document, "end_session_endpoint", issuer))
                        : Optional.empty(),
                document.path("authorization_response_iss_parameter_supported").asBoolean(),
                takesBasic);
    }

    private static boolean names(JsonNode list, String word) {
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(one -> one.asText().equals(word));
    }

    private static URI endpoint(JsonNode document, String name, String issuer) {
        String text = document.path(name).asText();
        try {
            URI at = new URI(text);
            if (text.length() <= MOST_URL && isFit(at, issuer)) {
                return at;
            }
        } catch (URISyntaxException broken) {
            throw Fetch.away("its " + name + " is no address");
        }
        throw Fetch.away("its " + name + " is no https address");
    }

    /** Only whoever is on this computer may do without TLS, and then everything of it is here. */
    private static boolean isFit(URI at, String issuer) {
        boolean isHere = issuer.startsWith("http://") && LOOPBACK.contains(String.valueOf(at.getHost()));
        boolean isSafe = "https".equals(at.getScheme()) || ("http".equals(at.getScheme()) && isHere);
        return isSafe && at.getHost() != null && at.getRawUserInfo() == null && at.getRawFragment() == null;
    }
}

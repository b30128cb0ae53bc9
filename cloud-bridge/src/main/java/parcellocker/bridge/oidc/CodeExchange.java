package parcellocker.bridge.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Brings the code back to the provider, with the client's secret and the verifier, for an ID token. */
record CodeExchange(Provider provider, Fetch fetch) {
    /** {@link Problem#PROVIDER_REFUSED} if the code is not, or no more, good. */
    String idToken(Discovered there, Way way, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.client().redirect());
        form.put("code_verifier", way.verifier());
        if (!there.takesBasic()) {
            form.put("client_id", provider.client().id());
            form.put("client_secret", provider.client().secret());
        }
        Fetch.Reply reply = fetch.form(there.token(), Fetch.encoded(form), there.takesBasic() ? basic() : null);
        if (reply.status() == 400 || reply.status() == 401) {
            throw refused(reply.json().path("error").asText());
        }
        if (reply.status() != 200) {
            throw Fetch.away("it answered " + reply.status() + " for a code");
        }
        JsonNode token = reply.json().path("id_token");
        if (!token.isTextual()) {
            throw Fetch.away("it gave no ID token for a code");
        }
        return token.asText();
    }

    /** What else it says may be anything. */
    static ProblemException refused(String error) {
        String word = error.matches("[a-z_]{1,40}") ? error : "no";
        return new ProblemException(Problem.PROVIDER_REFUSED, "it says " + word);
    }

    /** RFC 6749, 2.3.1: both halves are encoded as a form's fields first. */
    private String basic() {
        String pair = Fetch.encoded(provider.client().id())
                + ":"
                + Fetch.encoded(provider.client().secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

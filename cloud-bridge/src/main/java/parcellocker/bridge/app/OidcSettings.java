package parcellocker.bridge.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.oidc.Provider;
import parcellocker.contract.problem.Problem;

/** The section {@code oidc}: who vouches for people that have no password here; left out, nobody does. */
final class OidcSettings {
    private static final String LOCAL = "http://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?";
    private static final String REMOTE = "https://[a-z0-9-]+(\\.[a-z0-9-]+)*(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?";
    private static final int MOST_URL = 200;
    private static final int LEAST_SECRET = 16;
    private static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";

    private OidcSettings() {}

    static Optional<Provider> read(Settings settings) {
        if (!settings.has("oidc")) {
            return Optional.empty();
        }
        String issuer = settings.text(
                "oidc.issuer",
                text -> text.length() <= MOST_URL && (text.matches(REMOTE) || text.matches(LOCAL)),
                "https://…, or http:// on loopback, at most " + MOST_URL
                        + " characters, to the letter as the provider says it");
        Provider.Client client = new Provider.Client(
                settings.text("oidc.clientId", text -> text.matches("[\\x21-\\x7E]{1,100}"), "1 to 100 characters"),
                settings.secret("oidc.clientSecret", LEAST_SECRET),
                settings.text(
                        "oidc.console",
                        PageSettings::isBare,
                        "https://name, or http:// on loopback, without a path: where people find the console"));
        String label = settings.text("oidc.label", text -> text.matches("\\P{Cntrl}{1,40}"), "1 to 40 characters");
        return Optional.of(new Provider(issuer, client, label, scopes(settings), claims(settings)));
    }

    private static List<String> scopes(Settings settings) {
        String all = settings.has("oidc.scopes")
                ? settings.text(
                        "oidc.scopes",
                        text -> text.matches(SCOPE + "( " + SCOPE + "){0,9}")
                                && Arrays.asList(text.split(" ", -1)).contains("openid"),
                        "1 to 10 words with a space between, openid among them")
                : "openid profile";
        return Arrays.asList(all.split(" ", -1));
    }

    private static Provider.Claims claims(Settings settings) {
        Predicate<String> form = text -> text.matches("[\\x21-\\x7E]{1,100}");
        String expected = "the name of a claim";
        String role = settings.has("oidc.roleClaim") ? settings.text("oidc.roleClaim", form, expected) : "roles";
        List<Provider.Mapped> roles = roles(settings);
        boolean isPartnerNeeded =
                roles.stream().anyMatch(mapped -> mapped.role().isOfPartner());
        Optional<String> partner = isPartnerNeeded || settings.has("oidc.partnerClaim")
                ? Optional.of(
                        settings.text("oidc.partnerClaim", form, expected + " with the partner of carriers and shops"))
                : Optional.empty();
        return new Provider.Claims(role, roles, partner);
    }

    /** In the order of the file: of several roles that somebody has the first one counts. */
    private static List<Provider.Mapped> roles(Settings settings) {
        List<String> order = settings.names("oidc.roles");
        List<Provider.Mapped> mapped = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Role role : Role.values()) {
            String key = "oidc.roles." + word(role);
            if (settings.has(key)) {
                List<String> values = settings.texts(
                        key, text -> text.matches("\\P{Cntrl}{1,100}"), "a value of the claim, or a list of some");
                if (!values.stream().allMatch(taken::add)) {
                    settings.mistake(Problem.CONFIG_CONFLICT, key, "one value means one role");
                }
                mapped.add(new Provider.Mapped(role, values));
            }
        }
        if (mapped.isEmpty()) {
            settings.mistake(
                    Problem.CONFIG_MISSING, "oidc.roles", "which values of the claim mean administrator, operator, …");
        }
        mapped.sort(Comparator.comparingInt(one -> order.indexOf(word(one.role()))));
        return mapped;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}

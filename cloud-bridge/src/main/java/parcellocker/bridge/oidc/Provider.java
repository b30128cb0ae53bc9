package parcellocker.bridge.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.accounts.Role;

/**
 * Whom the city lets say who somebody is, as the configuration has it.
 *
 * @param issuer compared to the letter
 * @param label how the button names it
 */
public record Provider(String issuer, Client client, String label, List<String> scopes, Claims claims) {
    /** Where a browser comes back to; registered at the provider to the letter. */
    public static final String CALLBACK = "/sign-in/oidc/callback";

    public Provider {
        scopes = List.copyOf(scopes);
    }

    /**
     * What the console is to the provider.
     *
     * @param console where people find it, e.g. {@code https://console.city.example}
     */
    public record Client(String id, String secret, String console) {
        String redirect() {
            return console + CALLBACK;
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * What an ID token says of somebody's rights here. A claim is a name, or, where there is none of that name, a way through objects with dots
     * between: {@code realm_access.roles}.
     *
     * @param roles of those that somebody has the first one counts
     * @param partner names the one partner of a carrier or a shop; empty: none of them signs in this way
     */
    public record Claims(String role, List<Mapped> roles, Optional<String> partner) {
        public Claims {
            roles = List.copyOf(roles);
        }

        /** The role of somebody; empty: none of ours. */
        Optional<Role> role(Map<String, Object> claims) {
            List<String> held = texts(at(claims, role));
            return roles.stream()
                    .filter(mapped -> mapped.values().stream().anyMatch(held::contains))
                    .map(Mapped::role)
                    .findFirst();
        }

        /** The one partner of somebody; empty also if there are several. */
        Optional<String> partner(Map<String, Object> claims) {
            List<String> held = partner.map(claim -> texts(at(claims, claim))).orElse(List.of());
            return held.size() == 1 ? Optional.of(held.getFirst()) : Optional.empty();
        }

        private static @Nullable Object at(Map<?, ?> claims, String name) {
            if (claims.containsKey(name)) {
                return claims.get(name);
            }
            Object place = claims;
            for (String step : Arrays.asList(name.split("\\.", -1))) {
                place = place instanceof Map<?, ?> object ? object.get(step) : null;
            }
            return place;
        }

        private static List<String> texts(@Nullable Object value) {
            List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            return all.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
    }

    /** Which values of the claim mean a role. */
    public record Mapped(Role role, List<String> values) {
        public Mapped {
            values = List.copyOf(values);
        }
    }
}

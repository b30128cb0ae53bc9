package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.oidc.Provider;

/** Who vouches for people of the console, as the configuration says. */
class OidcSettingsTest {
    private static final String GOOD = """
            oidc:
              issuer: "https://id.city.example/realms/city"
              clientId: parcel-console
              clientSecret: a-secret-of-its-own-17
              console: "https://console.city.example"
              label: City account
              roles: {technician: lockers-field, operator: [lockers-desk, lockers-night]}
            """;

    @TempDir
    Path folder;

    private Optional<Provider> read(String text) throws IOException {
        return OidcSettings.read(new Settings(file(text)));
    }

    private List<String> mistakes(String text) throws IOException {
        Settings settings = new Settings(file(text));
        OidcSettings.read(settings);
        return settings.mistakes();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("bridge.yaml"), text.isEmpty() ? "{}" : text);
    }

    @Test
    void the_section_may_be_left_out() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(mistakes("")).isEmpty();
    }

    @Test
    void what_is_said_is_read_and_the_rest_is_usual() throws IOException {
        assertThat(mistakes(GOOD)).isEmpty();
        Provider provider = read(GOOD).orElseThrow();
        assertThat(provider.scopes()).containsExactly("openid", "profile");
        assertThat(provider.claims().role()).isEqualTo("roles");
        assertThat(provider.claims().partner()).isEmpty();
        assertThat(provider.claims().roles())
                .as("in the order of the file")
                .containsExactly(
                        new Provider.Mapped(Role.TECHNICIAN, List.of("lockers-field")),
                        new Provider.Mapped(Role.OPERATOR, List.of("lockers-desk", "lockers-night")));
        assertThat(provider.toString()).doesNotContain("a-secret-of-its-own-17");
    }

    @Test
    void everything_may_be_said() throws IOException {
        Files.writeString(folder.resolve("secret"), "a-secret-of-its-own-18\n");
        String full = GOOD.replace("clientSecret: a-secret-of-its-own-17", "clientSecretFile: secret")
                + "  scopes: openid lockers\n  roleClaim: realm_access.roles\n  partnerClaim: parcel_partner\n";
        assertThat(mistakes(full)).isEmpty();
        Provider provider = read(full).orElseThrow();
        assertThat(provider.client().secret()).isEqualTo("a-secret-of-its-own-18");
        assertThat(provider.scopes()).containsExactly("openid", "lockers");
        assertThat(provider.claims().role()).isEqualTo("realm_access.roles");
        assertThat(provider.claims().partner()).contains("parcel_partner");
    }

    @Test
    void every_mistake_is_told_at_once() throws IOException {
        assertThat(mistakes("""
                oidc:
                  issuer: "http://id.city.example"
                  clientId: "two words"
                  clientSecret: changeme
                  console: "https://console.city.example/"
                  label: ""
                  scopes: profile
                  roleClaim: ""
                  roles: {operator: [], carrier: lockers, shop: lockers, boss: x}
                  mail: true
                """))
                .containsExactly(
                        "LK-8004 oidc.issuer: https://…, or http:// on loopback, at most 200 characters, to the letter as"
                                + " the provider says it",
                        "LK-8004 oidc.clientId: 1 to 100 characters",
                        "LK-8007 oidc.clientSecret: everybody knows this one: draw another",
                        "LK-8004 oidc.console: https://name, or http:// on loopback, without a path: where people find"
                                + " the console",
                        "LK-8004 oidc.label: 1 to 40 characters",
                        "LK-8004 oidc.scopes: 1 to 10 words with a space between, openid among them",
                        "LK-8004 oidc.roleClaim: the name of a claim",
                        "LK-8004 oidc.roles.operator: a value of the claim, or a list of some",
                        "LK-8005 oidc.roles.shop: one value means one role",
                        "LK-8003 oidc.partnerClaim: the name of a claim with the partner of carriers and shops",
                        "LK-8002 oidc.roles.boss: is not a key; remove it",
                        "LK-8002 oidc.mail: is not a key; remove it");
        assertThat(mistakes("oidc: {}"))
                .contains("LK-8003 oidc.roles: which values of the claim mean administrator, operator, …")
                .allMatch(one -> one.startsWith("LK-8003"))
                .hasSize(6);
    }

    @Test
    void only_on_loopback_an_issuer_does_without_tls() throws IOException {
        for (String fit :
                List.of("http://localhost:8080/realms/city", "http://127.0.0.1", "https://id", "https://id.example/")) {
            assertThat(mistakes(GOOD.replace("https://id.city.example/realms/city", fit)))
                    .as(fit)
                    .isEmpty();
        }
        for (String unfit : List.of(
                "http://localhost.evil.example",
                "http://10.0.0.1",
                "https://id.example/?x=1",
                "https://id.example/#x",
                "https://user@id.example",
                "id.example")) {
            assertThat(mistakes(GOOD.replace("https://id.city.example/realms/city", unfit)))
                    .as(unfit)
                    .singleElement()
                    .asString()
                    .startsWith("LK-8004 oidc.issuer");
        }
    }
}

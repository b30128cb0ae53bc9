package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.oidc.IdentityProvider;
import parcellocker.bridge.oidc.Lie;
import parcellocker.bridge.oidc.Provider;

/** Whoever reads the log, the audit or the database must not be able to come in as somebody else. */
class SilentSignInTest {
    private static final HttpClient http = HttpClient.newHttpClient();

    /** All that this system and the token library say, also what is usually left out, with whole stack traces. */
    private static ByteArrayOutputStream listened() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%logger %msg%n%ex{full}");
        encoder.start();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        OutputStreamAppender<ILoggingEvent> ear = new OutputStreamAppender<>();
        ear.setContext(context);
        ear.setEncoder(encoder);
        ear.setOutputStream(heard);
        ear.start();
        for (String name : List.of("parcellocker", "org.jose4j", "io.javalin")) {
            Logger logger = context.getLogger(name);
            logger.setLevel(Level.DEBUG);
            logger.addAppender(ear);
        }
        return heard;
    }

    private static void quiet() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("parcellocker").setLevel(Level.INFO);
        context.getLogger("org.jose4j").setLevel(null);
        context.getLogger("io.javalin").setLevel(null);
    }

    @Test
    void no_code_no_token_and_no_secret_is_in_the_log_the_audit_or_the_database_whatever_goes_wrong() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        ByteArrayOutputStream heard = listened();
        List<String> secrets = new ArrayList<>(List.of(IdentityProvider.SECRET, "s3cret"));
        try (Front front = new Front();
                IdentityProvider city = new IdentityProvider(front.url(), now::get);
                Hall hall = new Hall(false, new Hall.Ground(Postgres.migrated(), now), Optional.of(city.provider()))) {
            front.to(hall.web);
            city.person = IdentityProvider.somebody("4711", "li.wei", "OPERATOR");
            for (Lie lie : Lie.values()) {
                if (lie != Lie.SILENT) {
                    secrets.addAll(trip(hall.browserAt(front.url()), front, city, lie));
                }
            }
            Hall.Browser raw = hall.browserAt(front.url());
            for (String query : List.of(
                    "code=canary&code=canary", "code=%25zz&state=canary", "error=canary&state=" + "x".repeat(43))) {
                raw.get(Provider.CALLBACK + "?" + query);
            }
            secrets.add("canary");
            secrets.addAll(city.secrets);
            List<String> told = new ArrayList<>(List.of(heard.toString(StandardCharsets.UTF_8)));
            for (String table :
                    List.of("account_audit", "oidc_errand", "account_session", "account_holder", "account_guess")) {
                told.addAll(hall.database.inTransaction(
                        sql -> sql.all("select t::text from " + table + " t", row -> row.getString(1))));
            }
            assertThat(secrets).hasSizeGreaterThan(100);
            assertThat(told.getFirst()).contains("LK-7111", "LK-7113", "LK-7114");
            for (String secret : secrets) {
                assertThat(told).noneMatch(text -> text.contains(secret));
            }
        } finally {
            quiet();
        }
    }

    /** There and back, with a lie that begins when the browser is there; everything secret that was about. */
    private static List<String> trip(Hall.Browser browser, Front front, IdentityProvider city, Lie lie)
            throws Exception {
        HttpResponse<String> out = browser.get("/sign-in/oidc?lang=en");
        String there = out.headers().firstValue("Location").orElseThrow();
        city.lie = lie;
        HttpResponse<String> sent =
                http.send(HttpRequest.newBuilder(URI.create(there)).build(), BodyHandlers.ofString());
        String back = sent.headers().firstValue("Location").orElseThrow();
        List<String> secrets = new ArrayList<>(List.of(browser.cookies.get("errand")));
        browser.get(back.substring(front.url().length()));
        city.lie = Lie.NONE;
        secrets.addAll(Arrays.stream(there.split("[?&]", -1))
                .filter(part -> part.matches("(state|nonce)=.*"))
                .map(part -> part.replaceFirst(".*=", ""))
                .toList());
        if (!browser.session().isEmpty()) {
            secrets.add(browser.session());
        }
        return secrets;
    }
}

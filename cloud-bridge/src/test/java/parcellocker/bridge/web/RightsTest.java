package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.accounts.Role;

/** Every route and every role, over real HTTP, against the table. */
class RightsTest {
    private static final Rights RIGHTS = Rights.shipped();
    private static Hall hall;

    @BeforeAll
    static void start() {
        hall = new Hall(false);
        hall.everyRole();
    }

    @AfterAll
    static void stop() {
        hall.close();
    }

    @Test
    void every_route_has_a_line_and_every_line_is_of_a_route() {
        List<String> lines = RIGHTS.lines().stream()
                .map(line -> line.method() + " " + line.path())
                .toList();
        List<String> routes = new ArrayList<>(hall.web.routes());
        routes.replaceAll(route -> route.startsWith("GET /assets/") ? "GET /assets/{file}" : route);
        assertThat(lines).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(lines)).isEqualTo(new TreeSet<>(routes));
    }

    /** What may be done is told by the table alone; what may not is refused before anything is looked at. */
    @Test
    void every_route_is_open_to_whom_the_table_names_and_shut_to_everybody_else() throws Exception {
        Map<Role, Hall.Browser> people = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            people.put(role, hall.signedIn(role.name().toLowerCase(Locale.ROOT)));
        }
        List<String> wrong = new ArrayList<>();
        int walked = 0;
        for (Rights.Line line : RIGHTS.lines()) {
            if (line.path().equals("/changes") || line.path().equals("/sign-out")) {
                continue;
            }
            String path = line.path().replaceAll("\\{\\w+}", "1");
            for (var person : people.entrySet()) {
                String answer = answer(person.getValue().method(line.method(), path));
                if (!expected(line, person.getKey()).equals(answer)) {
                    wrong.add(person.getKey() + " " + line + ": " + answer);
                }
                walked++;
            }
            String answer = answer(hall.browser().method(line.method(), path));
            String should = line.isForAll() ? "passed" : "LK-7005";
            if (!should.equals(answer)) {
                wrong.add("a stranger " + line + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(walked).isGreaterThan(400);
    }

    private static String expected(Rights.Line line, Role role) {
        if (line.isForAll()) {
            return "passed";
        }
        if (line.path().startsWith("/v1/")) {
            return "LK-7005";
        }
        return line.may(role) ? "passed" : "LK-7094";
    }

    private static String answer(HttpResponse<String> response) {
        for (String code : List.of("LK-7005", "LK-7094", "LK-7093")) {
            if (response.body().contains("\"" + code + "\"")) {
                return code;
            }
        }
        return "passed";
    }

    @Test
    void going_out_and_hearing_of_changes_is_for_whoever_is_in() throws Exception {
        for (Role role : Role.values()) {
            Hall.Browser browser = hall.signedIn(role.name().toLowerCase(Locale.ROOT));
            assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
            assertThat(browser.get("/changes").statusCode()).isEqualTo(401);
        }
        assertThat(hall.browser().post("/sign-out", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_table_keeps_its_promises() {
        for (Rights.Line line : RIGHTS.lines()) {
            boolean isOwn = line.path().equals("/password") || line.path().equals("/sign-out");
            if (!line.method().equals("GET") && !isOwn && !line.isForAll()) {
                assertThat(line.may(Role.REGULATOR))
                        .as("a regulator only reads: " + line)
                        .isFalse();
            }
            if (line.path().startsWith("/users")) {
                assertThat(line.who()).as(line.path()).containsExactly("administrator");
            }
            if (line.path().matches("/(parcels|mail-ins|notices).*")) {
                assertThat(line.may(Role.ADMINISTRATOR) || line.may(Role.TECHNICIAN))
                        .as("whose work needs no recipients: " + line)
                        .isFalse();
            }
            if (line.may(Role.CARRIER) && !line.who().contains("signed-in")) {
                assertThat(line.path()).startsWith("/parcels");
                assertThat(line.method()).isEqualTo("GET");
                assertThat(line.may(Role.SHOP)).isTrue();
            }
            if (line.path().startsWith("/v1/")) {
                assertThat(line.who())
                        .as("people have no key: " + line)
                        .hasSize(1)
                        .doesNotContain("signed-in");
            }
        }
    }

    @Test
    void what_has_no_line_is_for_nobody_and_a_slash_or_another_method_makes_nothing_of_it() throws Exception {
        Hall.Browser technician = hall.signedIn("technician");
        assertThat(technician.get("/users/").body()).contains("LK-7094");
        assertThat(technician.method("HEAD", "/users").statusCode()).isEqualTo(403);
        assertThat(technician.method("PUT", "/users").statusCode()).isEqualTo(403);
        assertThat(technician.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(technician.get("//users").statusCode()).isEqualTo(400);
        assertThat(technician.get("/%75sers").statusCode()).isEqualTo(404);
        assertThat(technician.get("/v1").statusCode()).isEqualTo(401);
        assertThat(RIGHTS.line("GET", "/parcels/")).isEqualTo(RIGHTS.line("GET", "/parcels"));
        assertThat(RIGHTS.line("GET", "/parcels//")).isEmpty();
        assertThat(RIGHTS.line("HEAD", "/parcels")).isEqualTo(RIGHTS.line("GET", "/parcels"));
    }

    @Test
    void a_word_that_nobody_knows_ends_the_start() {
        assertThatThrownBy(() -> Rights.of("GET /x admin")).hasMessageContaining("GET /x admin");
        assertThatThrownBy(() -> Rights.of("GET /x")).hasMessageContaining("GET /x");
    }
}

package parcellocker.bridge.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.fleet.DoorDays;
import parcellocker.bridge.fleet.Inventories;
import parcellocker.bridge.fleet.SqlReportBook;
import parcellocker.bridge.fleet.Uploads;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.oidc.IdentityProvider;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.HardwareHash;
import parcellocker.contract.wire.ReportWords;

/** The console in a real browser, walked by people of several roles; every page usable by the rules of axe-core. */
@ExtendWith(Browsing.Present.class)
class ConsoleBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");
    /** What the provider knows of: it is another site to a browser ({@code localhost}), so what may not go along does not. */
    private static Front front;

    private static IdentityProvider city;
    private static Hall hall;
    private static Browsing browsing;

    @BeforeAll
    static void open() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        front = new Front();
        city = new IdentityProvider(front.url(), now::get);
        city.isAsking = true;
        hall = new Hall(false, new Hall.Ground(Postgres.migrated(), now), Optional.of(city.provider()));
        front.to(hall.web);
        hall.everyRole();
        hall.locker("LY-0001");
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
        front.close();
        hall.close();
        city.close();
    }

    private static void sound(Page page, String name) throws Exception {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits its width")
                .isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("console-" + name + ".png"))
                .setFullPage(true));
        assertThat(Browsing.barriers(page)).as(name).isEmpty();
    }

    private static Page door(int width, int height) {
        Page page = browsing.window(width, height);
        page.navigate(hall.web.url() + "/sign-in?lang=en");
        return page;
    }

    private static void signIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void an_administrator_adds_somebody_who_chooses_a_password_works_and_leaves() throws Exception {
        Page administrator = door(1280, 800);
        sound(administrator, "sign-in-en");
        signIn(administrator, "administrator", Hall.SECRET);
        administrator.getByText("Users").click();
        administrator.locator("#new-name").fill("li.wei");
        administrator.locator("#new-role").selectOption("TECHNICIAN");
        button(administrator, "Add").click();
        String drawn = administrator.locator(".drawn").innerText();
        sound(administrator, "users-added-en");

        Page newcomer = door(1280, 800);
        signIn(newcomer, "li.wei", drawn);
        assertThat(newcomer.locator("h1")).hasText("Change password");
        sound(newcomer, "password-must-en");
        newcomer.getByLabel("Present password").fill(drawn);
        newcomer.locator("#next").fill("a sentence of mine");
        newcomer.locator("#again").fill("a sentence of mine");
        button(newcomer, "Change it").click();
        assertThat(newcomer.getByRole(AriaRole.STATUS)).containsText("Done.");
        newcomer.getByText("Lockers").click();
        newcomer.locator("#locker-LY-0001 h2 a").click();
        sound(newcomer, "doors-technician-en");
        button(newcomer, "Sign out").click();
        assertThat(newcomer.locator("h1")).hasText("Sign in");

        administrator.getByText("Audit").click();
        assertThat(administrator.locator("tbody")).containsText("changed the password");
        sound(administrator, "audit-en");
        button(administrator, "Sign out").click();
        assertThat(administrator).hasURL(hall.web.url() + "/sign-in");
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void an_operator_writes_settings_reads_what_is_wrong_gives_them_to_a_locker_and_stops_a_rollout() throws Exception {
        Page page = door(1280, 800);
        signIn(page, "operator", Hall.SECRET);
        page.getByText("Settings").click();
        page.getByText("Write a new one").click();
        page.getByLabel("YAML").fill("profile:\n  idleMillis: 5\nlines: []\n");
        button(page, "Write it").click();
        assertThat(page.getByRole(AriaRole.ALERT).locator("li")).hasText(new String[] {
            "LK-2052 lines cannot be set from afar", "LK-8004 profile.idleMillis is 5, allowed: 10000 to 600000"
        });
        sound(page, "settings-refused-en");
        page.getByLabel("YAML").fill("# quieter\nkiosk:\n  quiet: {from: \"22:00\", to: \"07:00\"}\n");
        page.getByLabel("Note").fill("summer nights");
        button(page, "Write it").click();
        assertThat(page.locator("pre")).containsText("from: \"22:00\"");
        sound(page, "settings-written-en");
        page.getByLabel("Locker", new Page.GetByLabelOptions().setExact(true)).fill("LY-0001");
        button(page, "Give").click();
        assertThat(page.locator("[data-locker=LY-0001]")).containsText("not answered");

        page.locator("[data-locker=LY-0001] a").last().click();
        button(page, "Begin").click();
        assertThat(page.locator("[data-rollout]")).containsText("running");
        sound(page, "settings-en");
        page.locator("[data-rollout] button").click();
        assertThat(page.locator("[data-rollout]")).containsText("stopped by operator");
        assertThat(page.locator("[data-rollout] button")).hasCount(0);

        Page technician = door(390, 844);
        signIn(technician, "technician", Hall.SECRET);
        technician.navigate(hall.web.url() + "/configurations");
        assertThat(technician.locator("[data-rollout]")).hasCount(1);
        assertThat(technician.getByText("Write a new one")).hasCount(0);
        sound(technician, "settings-technician-en");
        technician.navigate(hall.web.url() + "/configurations/new");
        assertThat(technician.getByRole(AriaRole.ALERT)).containsText("LK-7094");
    }

    @Test
    void the_regulator_sees_what_was_forgotten_in_either_language() throws Exception {
        Instant today = hall.now.get();
        for (int day = 25; day >= 0; day--) {
            hall.now.set(today.minus(Duration.ofDays(day)));
            hall.retention.note(Map.of("SEAL", 40L + day * 7 % 31, "RECIPIENT", 21L, "AUDIT", (long) day % 3));
        }
        for (String language : new String[] {"en", "zh"}) {
            Page page = browsing.window(1280, 800);
            page.navigate(hall.web.url() + "/sign-in?lang=" + language);
            page.locator("#name").fill("regulator");
            page.locator("#password").fill(Hall.SECRET);
            page.locator("main button").last().click();
            page.navigate(hall.web.url() + "/retention");
            assertThat(page.locator("tbody tr")).hasCount(10);
            assertThat(page.locator("svg rect")).hasCount(30);
            sound(page, "retention-" + language);
        }
    }

    @Test
    void doors_are_live_for_a_technician_until_the_account_is_shut_and_then_the_door_is_shown() throws Exception {
        hall.account("live", Role.TECHNICIAN);
        Page page = door(1280, 800);
        signIn(page, "live", Hall.SECRET);
        page.waitForResponse(
                answer -> answer.url().endsWith("/changes"), () -> page.navigate(hall.web.url() + "/lockers/LY-0001"));
        assertThat(page.locator(".door.occupied")).hasCount(0);
        Journal journal = new Journal(new LockerId("LY-0001"), 1);
        journal.deposit("00000000000000b1", "A02", "LIV100000001", "");
        hall.take(new LockerId("LY-0001"), journal);
        hall.changes.happened();
        // At the latest at the next beat.
        assertThat(page.locator(".door.occupied"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(15_000));
        hall.accounts.change(
                Actor.commandLine(), new Account.Standing("live", Role.TECHNICIAN, Optional.empty(), false));
        hall.changes.happened();
        page.waitForURL(hall.web.url() + "/sign-in");
    }

    @Test
    void a_carrier_reads_its_parcels_in_chinese_and_a_wrong_password_is_said() throws Exception {
        hall.announced("BRW100000001", "LY-0001", "CARRIER");
        try (Browsing apart = new Browsing()) {
            Page page = apart.window(1280, 800);
            page.navigate(hall.web.url() + "/sign-in?lang=zh");
            page.locator("#name").fill("carrier");
            page.locator("#password").fill("not the password");
            page.locator("button.main").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-7091");
            sound(page, "sign-in-refused-zh");
            page.locator("#password").fill(Hall.SECRET);
            page.locator("button.main").click();
            page.getByText("BRW100000001").click();
            assertThat(page.locator("main")).containsText("1******5678");
            sound(page, "shipment-carrier-zh");
            page.navigate(hall.web.url() + "/users");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-7094");
            sound(page, "refusal-zh");
        }
    }

    @Test
    void a_technician_takes_an_alarm_while_others_come_in_and_what_was_typed_stays() throws Exception {
        hall.locker("LY-0007");
        LockerId locker = new LockerId("LY-0007");
        Journal journal = new Journal(locker, 1)
                .add(
                        new Fact.BoardLost("1", List.of("A01", "A02"), 60_000),
                        new Fact.DoorForced("B03"),
                        new Fact.CompartmentBlocked("A08", Fact.BlockReason.FAILED_THRICE));
        Intake intake = new Intake(new SqlBooks(hall.database));
        intake.take(locker, journal.all());
        Page page = door(1280, 800);
        signIn(page, "technician", Hall.SECRET);
        page.navigate(hall.web.url() + "/alarms");
        sound(page, "alarms-technician-en");
        page.locator("tr[data-kind=DOOR_FORCED] input[name=note]").fill("on my way");

        journal.add(new Fact.ModeChanged(Fact.Mode.HATCH_OPEN, true, ""));
        intake.take(locker, journal.all());
        hall.changes.happened();
        assertThat(page.locator("tr[data-kind=HATCH_OPEN]")).isVisible();
        page.locator("tr[data-kind=DOOR_FORCED] button").click();

        assertThat(page.locator("tr[data-kind=DOOR_FORCED][data-state=ACKNOWLEDGED]"))
                .containsText("on my way");
        assertThat(page.locator("tr[data-kind=DOOR_FORCED] button")).containsText("Done");
        Page narrow = door(360, 640);
        signIn(narrow, "operator", Hall.SECRET);
        narrow.navigate(hall.web.url() + "/alarms");
        sound(narrow, "alarms-360-en");
    }

    @Test
    void an_operator_asks_for_a_report_sees_how_far_it_is_and_downloads_it() throws Exception {
        hall.locker("LY-0009");
        Page page = door(1280, 800);
        signIn(page, "operator", Hall.SECRET);
        page.navigate(hall.web.url() + "/lockers/LY-0009");
        page.locator("a[href='/lockers/LY-0009/reports']").click();
        assertThat(page.locator("main")).containsText("Nobody has asked for one.");
        page.getByLabel("log", new Page.GetByLabelOptions().setExact(true)).uncheck();
        button(page, "Ask for a report").click();
        button(page, "Ask for a report").click();
        assertThat(page.locator("tr[data-state=SUPERSEDED]")).containsText("cancelled by a later one");
        String request = page.locator("tr[data-state=ASKED]").getAttribute("data-report");
        byte[] whole = "a report".getBytes(StandardCharsets.UTF_8);
        comes(request, whole, 0, 5);
        page.reload();
        assertThat(page.locator("tr[data-state=UPLOADING]")).containsText("5 of 8 bytes");
        sound(page, "reports-operator-en");
        Page narrow = door(360, 640);
        signIn(narrow, "operator", Hall.SECRET);
        narrow.navigate(hall.web.url() + "/lockers/LY-0009/reports");
        sound(narrow, "reports-360-en");
        comes(request, whole, 5, 8);
        page.reload();
        Download file = page.waitForDownload(
                () -> page.locator("tr[data-state=UPLOADED] a").click());
        assertThat(file.suggestedFilename()).isEqualTo("LY-0009-" + request + ".json.gz");
        assertThat(Files.readAllBytes(file.path())).isEqualTo(whole);
        button(page, "Ask for a report").click();
        button(page, "Cancel").click();
        assertThat(page.locator("tr[data-state=CANCELLED]")).hasCount(1);
        page.locator("fieldset input").all().forEach(Locator::uncheck);
        button(page, "Ask for a report").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-7001");
    }

    private static void comes(String request, byte[] whole, int from, int to) {
        LockerId locker = new LockerId("LY-0009");
        byte[] piece = Arrays.copyOfRange(whole, from, to);
        ReportWords.Chunk chunk = new ReportWords.Chunk(
                locker.value(), request, from, whole.length, Uploads.hash(whole), Uploads.hash(piece));
        hall.database.inTransaction(
                sql -> Uploads.put(new SqlReportBook(sql, locker, InstantSource.system()), chunk, piece));
    }

    @Test
    void every_other_page_is_usable_too() throws Exception {
        hall.announced("BRW200000001", "LY-0001", "");
        hall.locker("LY-0008");
        worn(hall, new LockerId("LY-0008"));
        Hardware accepted = HardwareRestTest.built(1, 8);
        hall.built(new LockerId("LY-0008"), accepted);
        hall.database.inTransaction(sql ->
                new Inventories(hall.database).accept(sql, new LockerId("LY-0008"), HardwareHash.of(accepted), "li"));
        hall.built(new LockerId("LY-0008"), HardwareRestTest.built(1, 7));
        Map<String, String> seen = Map.of(
                "/parcels",
                "parcels",
                "/tickets",
                "tickets",
                "/parcels/BRW200000001",
                "parcel",
                "/lockers/LY-0008/doors",
                "doors",
                "/lockers/LY-0008/hardware",
                "hardware",
                "/lockers/LY-0008",
                "locker");
        Page page = door(1280, 800);
        signIn(page, "operator", Hall.SECRET);
        for (var one : seen.entrySet()) {
            page.navigate(hall.web.url() + one.getKey());
            sound(page, one.getValue() + "-operator-en");
        }
        Page narrow = door(360, 640);
        sound(narrow, "sign-in-360-en");
        signIn(narrow, "administrator", Hall.SECRET);
        narrow.navigate(hall.web.url() + "/users");
        sound(narrow, "users-360-en");
    }

    @Test
    void somebody_comes_works_leaves_and_nothing_stays_in_an_address() throws Exception {
        city.person = IdentityProvider.somebody("4711", "li.wei", "OPERATOR");
        List<String> places = new CopyOnWriteArrayList<>();
        Page page = browsing.window(1280, 800);
        page.onFrameNavigated(frame -> places.add(frame.url()));
        page.navigate(front.url() + "/sign-in?lang=en");
        sound(page, "oidc-sign-in-en");
        link(page, "Sign in with City account").click();
        assertThat(page).hasTitle("City");
        button(page, "It is me").click();
        assertThat(page).hasURL(front.url() + "/");
        assertThat(page.locator("main")).containsText("LY-0001");
        page.getByText("Parcels").click();
        assertThat(page).hasURL(front.url() + "/parcels");
        sound(page, "oidc-operator-en");
        button(page, "Sign out").click();
        page.waitForURL(front.url() + "/sign-in");
        assertThat(city.farewells).hasSize(1);
        page.navigate(front.url() + "/parcels");
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(places)
                .filteredOn(place -> city.secrets.stream().anyMatch(place::contains))
                .hasSize(1);
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void whoever_has_no_role_reads_it_in_chinese_and_may_come_as_somebody_else() throws Exception {
        city.person = IdentityProvider.somebody("4712", "wang", "NONE");
        Page page = browsing.window(360, 640);
        page.navigate(front.url() + "/sign-in?lang=zh");
        link(page, "使用City account登录").click();
        button(page, "It is me").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-7115");
        sound(page, "oidc-refused-360-zh");
        city.person = IdentityProvider.somebody("4713", "zhao", "REGULATOR");
        link(page, "使用City account登录").click();
        button(page, "It is me").click();
        assertThat(page).hasURL(front.url() + "/");
        assertThat(city.asked).containsEntry("prompt", "login");
        Page administrator = browsing.window(1280, 800);
        administrator.navigate(front.url() + "/sign-in?lang=en");
        signIn(administrator, "administrator", Hall.SECRET);
        administrator.getByText("Users").click();
        assertThat(administrator.locator("tbody")).containsText("zhao~");
        sound(administrator, "oidc-users-en");
    }

    /** A locker of which one door opens ever later. */
    static void worn(Hall hall, LockerId locker) {
        for (int ago = 29; ago >= 0; ago--) {
            Instant then = Instant.now().minus(Duration.ofDays(ago));
            long worn = 260 + 9L * (29 - ago) + ago % 3 * 20L;
            new DoorDays(hall.database, () -> then)
                    .doors(
                            locker,
                            List.of(
                                    new Telemetry.Door("A01", worn, 20, ago < 3 ? 2 : 0, 1, 0, null, null),
                                    new Telemetry.Door("A02", 240L + ago % 2 * 10L, 20, 0, 0, 0, null, null)));
        }
    }
}

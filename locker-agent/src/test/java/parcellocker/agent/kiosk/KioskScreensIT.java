package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page.CourierHome;
import parcellocker.agent.locker.Page.Home;
import parcellocker.agent.locker.Page.Refusal;
import parcellocker.agent.locker.Page.TakeOut;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Wish;
import parcellocker.contract.problem.Problem;

/** Every screen in a real browser, one window for all: whole, not overlapping, large enough for a finger, without barriers. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskScreensIT {
    private static final Comfort EN = new Comfort(Language.EN, new TreeSet<>());
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:00:00Z");

    private final Browsing browsing;
    private final KioskServer kiosk = start(Optional.empty());
    private Page page;
    private long view;

    KioskScreensIT(Browsing browsing) {
        this.browsing = browsing;
        this.page = browsing.open(kiosk, 1280, 800);
    }

    private static KioskServer start(Optional<QuietHours> quiet) {
        return KioskServer.start(
                new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token"), quiet),
                Furnished.cabinet(),
                touched -> true,
                Furnished::phone);
    }

    @BeforeAll
    void startsSilently() {
        assertThat(browsing.complaints()).isEmpty();
    }

    @AfterAll
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_screen_is_whole_at_every_size_also_in_large_type_for_a_left_hand(Language language) {
        TreeSet<Wish> wishes = new TreeSet<>(List.of(Wish.LARGE_TYPE, Wish.LEFT_HANDED, Wish.SPOKEN));
        List<String> faults = new ArrayList<>();
        for (Glass glass : Glass.ALL) {
            glass.of(page);
            for (var shown : Furnished.pages()) {
                for (Comfort comfort : List.of(new Comfort(language, new TreeSet<>()), new Comfort(language, wishes))) {
                    show(shown, comfort, Optional.empty());
                    glass.faults(page, view)
                            .forEach(fault -> faults.add(glass + " " + comfort + " " + shown + ": " + fault));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_warning_before_a_page_ends_is_whole_too(Language language) {
        TreeSet<Wish> large = new TreeSet<>(List.of(Wish.LARGE_TYPE));
        for (Glass glass : Glass.ALL) {
            glass.of(page);
            for (boolean covered : new boolean[] {true, false}) {
                for (Comfort comfort : List.of(new Comfort(language, new TreeSet<>()), new Comfort(language, large))) {
                    show(Furnished.courierHome(), comfort, Optional.of(new Shown.Closing(20, covered)));
                    page.waitForSelector(covered ? ".closing.cover" : ".closing.band");
                    glass.isWhole(page, view, comfort + " covered " + covered);
                }
            }
        }
    }

    @Test
    void no_screen_has_a_barrier() throws Exception {
        Glass.USUAL.of(page);
        List<String> barriers = new ArrayList<>();
        for (var shown : Furnished.pages()) {
            show(shown, EN, Optional.empty());
            barriers.addAll(barriersOf(shown.toString()));
        }
        for (boolean covered : new boolean[] {true, false}) {
            show(Furnished.courierHome(), EN, Optional.of(new Shown.Closing(20, covered)));
            page.waitForSelector(covered ? ".closing.cover" : ".closing.band");
            barriers.addAll(barriersOf("closing"));
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void no_screen_has_a_barrier_in_chinese_large_at_night() throws Exception {
        QuietHours always = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), Clock.fixed(NIGHT, ZoneOffset.UTC));
        try (KioskServer dark = start(Optional.of(always))) {
            Page night = browsing.open(dark, 1280, 800);
            List<String> barriers = new ArrayList<>();
            long shownAs = 0;
            for (var shown : Furnished.kinds()) {
                shownAs++;
                Comfort comfort = new Comfort(Language.ZH, new TreeSet<>(List.of(Wish.LARGE_TYPE, Wish.SPOKEN)));
                dark.show(new Shown(shownAs, shown, comfort, false, false, List.of(Furnished.B05), Optional.empty()));
                Glass.USUAL.isWhole(night, shownAs, "at night " + shown);
                Glass.barriers(night).forEach(barrier -> barriers.add(shown + " " + barrier));
            }
            assertThat(barriers).isEmpty();
            assertThat(night.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(12, 18, 16)");
            assertThat(night.locator("#line").getAttribute("data-chimes")).isNull();
            assertThat(night.evaluate("() => document.body.dataset.said ?? 'nothing'"))
                    .isEqualTo("nothing");
        }
    }

    @Test
    void the_lit_door_is_the_one_the_page_is_about() {
        show(new TakeOut(Furnished.B05), EN, Optional.empty());
        page.waitForSelector(".screen[data-view='" + view + "']");

        assertThat(page.locator(".lit").count()).isEqualTo(1);
        assertThat(page.locator(".lit").getAttribute("data-door")).isEqualTo("B05");
        assertThat(page.locator(".cabinet .box").count()).isEqualTo(23);
        assertThat(page.locator(".plate").textContent()).contains("Column 2 from the left, door 5 from the top");
    }

    @Test
    void for_a_left_hand_the_keys_are_on_the_left() {
        Glass.USUAL.of(page);
        show(new Home(), new Comfort(Language.EN, new TreeSet<>(List.of(Wish.LEFT_HANDED))), Optional.empty());
        page.waitForSelector(".screen[data-view='" + view + "']");
        assertThat(page.locator(".pad").boundingBox().x)
                .isLessThan(page.locator(".cells").boundingBox().x);
        show(new Home(), EN, Optional.empty());
        page.waitForSelector(".screen[data-view='" + view + "']");
        assertThat(page.locator(".pad").boundingBox().x)
                .isGreaterThan(page.locator(".cells").boundingBox().x);
    }

    @Test
    void five_hundred_hostile_texts_stay_text() {
        List<String> faults = new ArrayList<>();
        for (String hostile : Hostile.texts()) {
            show(new Refusal(Problem.WAYBILL_UNREADABLE, 0, hostile), EN, Optional.empty());
            faults.addAll(Hostile.seen(page, view, hostile, ".message"));
            show(Hostile.silentBoard(hostile), EN, Optional.empty());
            faults.addAll(Hostile.seen(page, view, hostile, ".trouble"));
        }
        assertThat(faults).isEmpty();
        assertThat(Hostile.texts()).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void the_whole_page_weighs_at_most_two_hundred_kilobytes() throws Exception {
        show(courierOf84(), EN, Optional.empty());
        try (Visitor visitor = new Visitor(kiosk)) {
            assertThat(visitor.get("/?t=a-long-boot-token").statusCode()).isEqualTo(303);
            long bytes = visitor.get("/").body().length();
            for (String name : List.of("kiosk.css", "kiosk.js", "voice.js", "htmx.js", "sse.js", "kiosk.svg")) {
                bytes += visitor.get("/assets/" + name).body().length();
            }
            assertThat(bytes).isBetween(50_000L, 200_000L);
        }
    }

    /** The heaviest page: a list as long as the cabinet. */
    private static CourierHome courierOf84() {
        CourierHome one = Furnished.courierHome();
        List<parcellocker.agent.locker.Page.Listed> all = new ArrayList<>();
        for (int i = 0; i < 84; i++) {
            all.add(one.dueBack().getFirst());
        }
        return new CourierHome(one.free(), one.last(), one.uncertain(), all);
    }

    private List<String> barriersOf(String what) throws Exception {
        page.waitForSelector(".screen[data-view='" + view + "']");
        List<String> named = new ArrayList<>();
        Glass.barriers(page).forEach(barrier -> named.add(what + " " + barrier));
        return named;
    }

    private void show(parcellocker.agent.locker.Page shown, Comfort comfort, Optional<Shown.Closing> closing) {
        view++;
        kiosk.show(new Shown(view, shown, comfort, false, true, List.of(), closing));
    }
}

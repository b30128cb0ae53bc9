package parcellocker.agent.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page.AttestConsent;
import parcellocker.agent.locker.Page.Home;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.agent.locker.Wish;

/** What the page does for people: wishes, time, prompts; and for itself, when its server is silent. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class KioskComfortIT {
    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(16);
    private final Browsing browsing;
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);

    KioskComfortIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @Test
    void what_helps_is_one_touch_away_on_the_first_screen() throws Exception {
        Page page = open(new Home());
        long view = 1;
        for (Wish wish : Wish.values()) {
            page.locator("[data-wish='" + wish + "']").tap();
            assertThat(inbox.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new Input.Touched(view, new Touch.Prefer(wish, true)));
            view++;
            kiosk.show(Furnished.shown(view, new Home()));
            page.waitForSelector(".screen[data-view='" + view + "']");
        }
        page.locator("[data-touch='clean-screen']").tap();
        assertThat(inbox.poll(10, TimeUnit.SECONDS)).isEqualTo(new Input.Touched(view, new Touch.CleanScreen()));
    }

    @Test
    void a_page_that_ends_says_so_and_more_time_costs_no_digit() throws Exception {
        Page page = open(new AttestConsent(Furnished.WAYBILL, true));
        page.keyboard().type("1381234");
        kiosk.show(ending(1, new AttestConsent(Furnished.WAYBILL, true)));
        assertThat(page.locator(".closing.cover")).isVisible();

        page.locator("[data-touch='more-time']").tap();

        Input first = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(first).isEqualTo(new Input.Touched(1, new Touch.MoreTime()));
        kiosk.show(Furnished.shown(1, new AttestConsent(Furnished.WAYBILL, true)));
        assertThat(page.locator(".closing")).hasCount(0);
        assertThat(page.locator("[data-shows='phone']")).hasText("1381234");
    }

    @Test
    void who_types_while_the_page_warns_is_there_without_another_touch() throws Exception {
        Page page = open(new AttestConsent(Furnished.WAYBILL, true));
        kiosk.show(ending(1, new AttestConsent(Furnished.WAYBILL, true)));
        assertThat(page.locator(".closing.cover")).isVisible();

        page.keyboard().type("1");

        Input first = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(first).isEqualTo(new Input.Touched(1, new Touch.MoreTime()));
    }

    @Test
    void the_seconds_that_are_left_are_counted_down() {
        Page page = at(browsing.window(1280, 800), new Home());
        kiosk.show(ending(2, Furnished.courierHome()));
        page.waitForSelector(".closing .count");
        page.clock().fastForward(5_000);
        assertThat(page.locator(".closing .count")).hasText("15");
    }

    @Test
    void digits_that_nobody_finishes_are_gone_after_half_a_minute() {
        Page page = at(browsing.window(1280, 800), new Home());
        page.keyboard().type("1234");
        page.clock().fastForward(29_000);
        assertThat(page.locator(".cells")).hasText("1234");
        page.clock().fastForward(2_000);
        assertThat(page.locator(".cells")).hasText("");
    }

    @Test
    void a_server_that_says_nothing_any_more_has_the_page_start_again() {
        Page page = at(browsing.window(1280, 800), new Home());
        int loads = browsing.visits();
        page.clock().fastForward(34_000);
        assertThat(browsing.visits()).isEqualTo(loads);
        page.clock().fastForward(7_000);
        page.waitForCondition(() -> browsing.visits() > loads);
        page.waitForSelector(".screen[data-view='1']");
    }

    @Test
    void a_server_that_is_gone_leaves_a_page_that_says_so_and_not_an_error_of_the_browser() {
        Page page = at(browsing.window(1280, 800), new Home());
        int loads = browsing.visits();
        kiosk.close();
        page.clock().fastForward(40_000);
        page.clock().fastForward(40_000);
        assertThat(page.locator("#lost")).isVisible();
        assertThat(browsing.visits()).isEqualTo(loads);
    }

    @Test
    void a_screen_is_read_out_once_to_whom_asked_for_it() {
        Page page = open(new Home());
        assertThat(page.locator("body")).not().hasAttribute("data-said", Pattern.compile(".*"));

        kiosk.show(spoken(2, Language.EN));
        assertThat(page.locator("body")).hasAttribute("data-said", "parcels-en");
        kiosk.show(spoken(3, Language.ZH));
        assertThat(page.locator("body")).hasAttribute("data-said", "parcels-zh-CN");

        page.waitForCondition(() ->
                browsing.asked().containsAll(List.of("/assets/say-parcels-en.ogg", "/assets/say-parcels-zh-CN.ogg")));
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void every_recording_can_be_played() {
        Page page = open(new Home());
        List<String> names = new ArrayList<>();
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            texts.prompts().forEach(name -> names.add("/assets/say-" + name + "-" + texts.tag() + ".ogg"));
        }
        Object broken = page.evaluate("""
                async names => {
                  const broken = []
                  const ear = new OfflineAudioContext(1, 48000, 48000)
                  for (const name of names) {
                    const sound = await (await fetch(name)).arrayBuffer()
                    const heard = await ear.decodeAudioData(sound).catch(() => ({ duration: 0 }))
                    if (heard.duration < .3 || heard.duration > 12) broken.push(name + ' lasts ' + heard.duration)
                  }
                  return broken
                }
                """, names);
        assertThat((List<?>) broken).isEmpty();
        assertThat(names).hasSizeGreaterThan(40);
    }

    private static Shown ending(long view, parcellocker.agent.locker.Page page) {
        Shown plain = Furnished.shown(view, page);
        return new Shown(view, page, plain.comfort(), false, true, List.of(), Optional.of(new Shown.Closing(20, true)));
    }

    private static Shown spoken(long view, Language language) {
        Comfort comfort = new Comfort(language, new TreeSet<>(List.of(Wish.SPOKEN)));
        return new Shown(view, Furnished.courierHome(), comfort, true, true, List.of(), Optional.empty());
    }

    /** With a clock of the browser that the test moves. */
    private Page at(Page page, parcellocker.agent.locker.Page first) {
        kiosk.show(Furnished.shown(1, first));
        page.clock().install();
        page.navigate(kiosk.url());
        page.waitForSelector("body[data-live]");
        page.waitForSelector(".screen[data-view='1']");
        return page;
    }

    private Page open(parcellocker.agent.locker.Page first) {
        kiosk.show(Furnished.shown(1, first));
        Page page = browsing.open(kiosk, 1280, 800);
        page.waitForSelector(".screen[data-view='1']");
        return page;
    }
}

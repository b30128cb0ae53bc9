package parcellocker.agent.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page.AttestConsent;
import parcellocker.agent.locker.Page.ChooseSize;
import parcellocker.agent.locker.Page.Cleaning;
import parcellocker.agent.locker.Page.CourierSignIn;
import parcellocker.agent.locker.Page.Home;
import parcellocker.agent.locker.Page.OneMoment;
import parcellocker.agent.locker.Page.PutParcelIn;
import parcellocker.agent.locker.Page.Refusal;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

/** A finger on a real browser. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class KioskTouchIT {
    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(16);
    private final AtomicBoolean full = new AtomicBoolean();
    private final Browsing browsing;

    private final KioskServer kiosk = start(0);

    private KioskServer start(int port) {
        return KioskServer.start(
                new KioskSettings("127.0.0.1", port, Optional.of("a-long-boot-token")),
                Furnished.cabinet(),
                input -> !full.get() && inbox.offer(input),
                Furnished::phone);
    }

    KioskTouchIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @Test
    void a_typed_code_is_exactly_one_touch_with_the_view_it_was_typed_on() throws Exception {
        Page page = open(new Home());
        for (char digit : "12345678".toCharArray()) {
            tap(page, ".key[data-key='" + digit + "']");
        }
        page.locator(".key.ok").dblclick();

        Input.Touched touched = touched();
        assertThat(touched.view()).isEqualTo(1);
        assertThat(((Touch.EnterCode) touched.touch()).digits().<String>read(String::new))
                .isEqualTo("12345678");
        show(page, 2, new OneMoment());
        assertThat(inbox).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void a_second_tap_is_not_kept_until_the_first_is_answered_and_sent_empty_then() throws Exception {
        Page page = open(new Home());
        page.keyboard().type("12345678");
        page.evaluate(
                "() => { const code = document.getElementById('code'); code.requestSubmit(); code.requestSubmit() }");
        assertThat(touched().touch()).isInstanceOf(Touch.EnterCode.class);

        show(page, 2, new OneMoment());
        show(page, 3, new Home());

        assertThat(inbox).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void a_form_that_the_page_has_not_seen_yet_takes_the_browser_nowhere() {
        Page page = open(new Home());
        int loads = browsing.visits();
        page.evaluate("""
                () => {
                  const form = document.createElement('form')
                  form.innerHTML = '<input name="digits" value="12345678"><button>OK</button>'
                  document.getElementById('stage').append(form)
                  form.querySelector('button').click()
                }
                """);
        show(page, 2, new Home());
        assertThat(page.url()).doesNotContain("12345678");
        assertThat(browsing.visits()).isEqualTo(loads);
    }

    @Test
    void a_keypad_of_metal_types_too() throws Exception {
        Page page = open(new Home());
        page.keyboard().type("99x12345678");
        page.keyboard().press("Escape");
        page.keyboard().type("876543219");
        page.keyboard().press("Backspace");
        page.keyboard().type("1");
        page.keyboard().press("Enter");

        Touch.EnterCode code = (Touch.EnterCode) touched().touch();
        assertThat(code.digits().<String>read(String::new)).isEqualTo("87654321");
    }

    @Test
    void an_unfinished_code_cannot_be_sent() {
        Page page = open(new Home());
        page.keyboard().type("1234567");
        assertThat(page.locator(".key.ok")).isDisabled();
        page.keyboard().press("Enter");
        page.keyboard().type("8");
        assertThat(page.locator(".key.ok")).isEnabled();
        assertThat(inbox).isEmpty();
    }

    @Test
    void nothing_of_the_last_person_is_left_on_the_next_screen() {
        Page page = open(new Home());
        page.keyboard().type("1234567");
        assertThat(page.locator(".cells")).hasText("1234567");

        show(page, 2, new Home());

        assertThat(page.content()).doesNotContain("1234567");
        assertThat(page.evaluate(
                        "() => [...document.querySelectorAll('input[data-field]')].map(i => i.value).join('')"))
                .isEqualTo("");
        assertThat(page.locator(".cells")).hasText("");
    }

    @Test
    void digits_half_typed_outlive_a_link_that_comes_and_goes() {
        Page page = open(new Home());
        page.keyboard().type("1234");

        kiosk.show(new Shown(1, new Home(), Language.EN, false, false, List.of()));
        assertThat(page.locator(".offline")).isVisible();
        kiosk.show(new Shown(1, new Home(), Language.EN, false, true, List.of()));
        assertThat(page.locator(".offline")).hasCount(0);

        assertThat(page.locator(".cells")).hasText("1234");
    }

    @Test
    void a_door_that_wants_to_be_shut_is_seen_and_heard_until_it_is_and_costs_no_digits() {
        Page page = open(new Home());
        page.keyboard().type("1234");

        kiosk.show(new Shown(1, new Home(), Language.EN, false, true, List.of(new CompartmentId("A01"))));
        assertThat(page.locator(".ajar-call")).hasText("Please shut the door A01");
        assertThat(page.locator("#line")).hasAttribute("data-chimes", Pattern.compile("[1-9]\\d*"));
        assertThat(page.locator(".cells")).hasText("1234");

        kiosk.show(new Shown(1, new Home(), Language.EN, false, true, List.of()));
        assertThat(page.locator(".ajar-call")).hasCount(0);
    }

    @Test
    void a_busy_locker_says_one_moment_and_keeps_the_digits() throws Exception {
        Page page = open(new Home());
        full.set(true);
        page.keyboard().type("12345678");
        tap(page, ".key.ok");
        assertThat(page.locator("#busy")).isVisible();
        assertThat(page.locator("#busy")).containsText("LK-3113");
        assertThat(page.locator(".cells")).hasText("12345678");

        full.set(false);
        tap(page, ".key.ok");

        assertThat(touched().touch()).isInstanceOf(Touch.EnterCode.class);
        assertThat(page.locator("#busy")).isHidden();
    }

    @Test
    void hostile_text_is_shown_and_not_run() {
        Page page = open(new Home());
        String hostile =
                "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>\"'><svg onload=window.hacked=1>";

        show(page, 2, new Refusal(Problem.WAYBILL_UNREADABLE, 0, hostile));

        assertThat(page.locator(".message")).containsText(hostile);
        assertThat(page.evaluate("() => window.hacked")).isNull();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void a_courier_signs_in_with_badge_and_pin() throws Exception {
        Page page = open(new CourierSignIn());
        tap(page, ".letters");
        tap(page, "#letters .key[data-key='K']");
        for (char digit : "1001".toCharArray()) {
            tap(page, "#letters .key[data-key='" + digit + "']");
        }
        tap(page, "[data-close='letters']");
        tap(page, "[data-choose='pin']");
        page.keyboard().type("2468");
        assertThat(page.locator("output[data-shows='pin']")).hasText("••••");
        tap(page, ".key.ok");

        Touch.SignIn signIn = (Touch.SignIn) touched().touch();
        assertThat(signIn.badge()).isEqualTo("K1001");
        assertThat(signIn.pin().<String>read(String::new)).isEqualTo("2468");
    }

    @Test
    void a_courier_types_a_waybill_and_takes_a_deposit_back() throws Exception {
        Page page = open(Furnished.courierHome());
        tap(page, "[data-open='waybill']");
        page.keyboard().type("sf-90210");
        tap(page, "button[form='typed']");
        assertThat(touched()).isEqualTo(new Input.Touched(1, new Touch.TypeWaybill("SF-90210")));

        show(page, 2, Furnished.courierHome());
        tap(page, "[data-touch='look-into'] >> nth=0");
        assertThat(touched()).isEqualTo(new Input.Touched(2, new Touch.LookInto(new DeliveryId("00000000000000a1"))));
    }

    @Test
    void a_courier_vouches_with_a_phone_and_chooses_a_size() throws Exception {
        Page page = open(new AttestConsent(Furnished.WAYBILL, true));
        page.keyboard().type("13812345678");
        page.keyboard().press("Enter");
        Touch.Attest attest = (Touch.Attest) touched().touch();
        assertThat(attest.phone().orElseThrow().<String>read(String::new)).isEqualTo("13812345678");

        show(page, 2, new ChooseSize(Furnished.WAYBILL, Optional.empty(), Furnished.free(1, 1, 0), Optional.empty()));
        assertThat(page.locator("[data-size='L']")).isDisabled();
        tap(page, "[data-size='M']");
        assertThat(touched()).isEqualTo(new Input.Touched(2, new Touch.ChooseSize(Size.M)));

        show(page, 3, new PutParcelIn(Furnished.B05, Furnished.WAYBILL, Said.NOTHING));
        tap(page, "[data-touch='too-small']");
        assertThat(touched()).isEqualTo(new Input.Touched(3, new Touch.TooSmall()));
    }

    @Test
    void language_and_voice_are_one_touch_away_on_every_screen_but_the_one_that_is_wiped() throws Exception {
        Page page = open(new Home());
        long view = 1;
        for (var shown : Furnished.kinds()) {
            view++;
            show(page, view, shown);
            if (shown instanceof Cleaning) {
                assertThat(page.locator("button")).hasCount(0);
            } else {
                assertThat(page.locator("header [data-wish='SPOKEN']")).isVisible();
                tap(page, "[data-touch='speak']");
                assertThat(touched()).isEqualTo(new Input.Touched(view, new Touch.Speak(Language.ZH)));
            }
        }
    }

    @Test
    void a_locker_that_starts_again_is_found_by_its_browser() {
        Page page = open(new Home());
        int port = kiosk.port();
        kiosk.close();
        assertThat(page.locator("#lost")).isVisible();

        try (KioskServer again = start(port)) {
            again.show(Furnished.shown(9, new OneMoment()));
            page.waitForSelector(".screen[data-view='9']");
            assertThat(page.locator("#lost")).isHidden();
        }
    }

    private Page open(parcellocker.agent.locker.Page first) {
        kiosk.show(Furnished.shown(1, first));
        Page page = browsing.open(kiosk, 1280, 800);
        page.waitForSelector(".screen[data-view='1']");
        return page;
    }

    private void show(Page page, long view, parcellocker.agent.locker.Page next) {
        kiosk.show(Furnished.shown(view, next));
        page.waitForSelector(".screen[data-view='" + view + "']");
    }

    private static void tap(Page page, String what) {
        page.locator(what).tap();
    }

    private Input.Touched touched() throws InterruptedException {
        Input input = inbox.poll(10, TimeUnit.SECONDS);
        while (input instanceof Input.Touched touched && touched.touch() instanceof Touch.MoreTime) {
            // On a slow machine a key may come ten seconds after its screen, and says so.
            input = inbox.poll(10, TimeUnit.SECONDS);
        }
        assertThat(input).as("a touch within 10 s").isInstanceOf(Input.Touched.class);
        return (Input.Touched) input;
    }
}

package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.LiveLocker;
import parcellocker.agent.locker.Touch;

/** A stuck door, a ticket and staff of the place before a real browser and the real rules. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class CaretakerFlowIT {
    private final Browsing browsing;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private final LiveLocker locker = new LiveLocker(Furnished.cabinet(), kiosk, 1);

    CaretakerFlowIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_recipient_whose_door_is_stuck_gets_a_number_and_a_caretaker_opens_that_door_with_it(Language language)
            throws Exception {
        aParcelLiesHere();
        Page page = browsing.open(kiosk, 1024, 600);
        touches(new Touch.Speak(language));
        touches(new Touch.EnterCode(new Secret(locker.someCode().orElseThrow())));
        shows(page, "Opening");
        locker.sticks();
        shows(page, "DidNotOpen");
        page.locator("header [data-touch='help']").click();
        theLockerAnswers("help");
        shows(page, "Help");
        taps(page, "ask-help");
        shows(page, "Ticket");
        String ticket = page.locator(".plate").textContent().replaceAll("[^0-9]", "");
        assertThat(page.locator("main").textContent())
                .contains(language == Language.ZH ? "工作人员" : "staff of this place");
        taps(page, "back");
        taps(page, "back");
        shows(page, "Home");

        touches(new Touch.Speak(language));
        locker.give(new Input.BadgeShown("B-MA"));
        shows(page, "CourierSignIn");
        keys(page, LiveLocker.pin());
        shows(page, "CaretakerHome");
        assertThat(page.locator("main").textContent())
                .as("no compartment and nobody")
                .doesNotContain("A01");
        keys(page, ticket);
        shows(page, "Opening");
        locker.springs();
        shows(page, "HandOver");
        taps(page, "handed-over");
        locker.pass(4_000);
        locker.shuts();
        shows(page, "HandOverDone");
        taps(page, "done");
        shows(page, "Home");
        assertThat(browsing.complaints()).isEmpty();
    }

    private void aParcelLiesHere() {
        touches(new Touch.Courier());
        touches(new Touch.SignIn("B-LI", new Secret(LiveLocker.pin())));
        locker.give(new Input.Scanned(LiveLocker.waybill(1)));
        touches(new Touch.ChooseSize(Size.S));
        locker.springs();
        locker.pass(4_000);
        locker.shuts();
        touches(new Touch.Done());
    }

    private void touches(Touch touch) {
        locker.give(new Input.Touched(locker.view(), touch));
    }

    private void keys(Page page, String digits) throws InterruptedException {
        for (int i = 0; i < digits.length(); i++) {
            page.locator(".pad [data-key='" + digits.charAt(i) + "']").click();
        }
        page.locator(".pad .ok").click();
        theLockerAnswers(digits.length() + " digits");
    }

    private void taps(Page page, String touch) throws InterruptedException {
        page.locator("form[hx-post='/touch/" + touch + "'] button").first().click();
        theLockerAnswers(touch);
    }

    private void theLockerAnswers(String what) throws InterruptedException {
        Input input = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(input).as(what).isNotNull();
        locker.give(input);
    }

    private static void shows(Page page, String name) {
        page.waitForSelector(".screen[data-page='" + name + "']");
    }
}

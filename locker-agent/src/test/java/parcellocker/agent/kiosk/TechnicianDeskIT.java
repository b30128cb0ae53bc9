package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.LiveLocker;
import parcellocker.agent.locker.Token;

/** A technician's finger on a real browser before the real rules. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class TechnicianDeskIT {
    private final Browsing browsing;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private final LiveLocker locker = new LiveLocker(Furnished.cabinet(), kiosk, 7);

    TechnicianDeskIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    private void tap(Page page, String selector, String next) throws InterruptedException {
        page.locator(selector).first().click();
        locker.give(Optional.ofNullable(inbox.poll(20, TimeUnit.SECONDS)).orElseThrow());
        page.waitForSelector(".screen[data-page='" + next + "'][data-view='" + locker.view() + "']");
    }

    private void consult(Page page, String what, String next) throws InterruptedException {
        tap(page, "form:has(input[name='page'][value='" + what + "']) button", next);
    }

    @Test
    void every_page_of_the_desk_is_one_touch_away_from_every_other() throws InterruptedException {
        Page page = browsing.open(kiosk, 1280, 800);
        locker.give(new Input.Scanned(locker.token(Token.Kind.TECHNICIAN, "tech-1")));
        page.waitForSelector(".screen[data-page='TechnicianHome']");

        consult(page, "MAP", "DoorMap");
        assertThat(page.locator("g.mark").count()).isEqualTo(24);
        tap(page, "g.mark[aria-label^='B05']", "Inspect");
        assertThat(page.locator(".plate").textContent()).contains("B05");
        tap(page, "[data-touch='back']", "TechnicianHome");
        consult(page, "ALARMS", "Alarms");
        assertThat(page.locator(".row").first().textContent()).contains("LK-6007");
        consult(page, "CONDITION", "Condition");
        assertThat(page.locator(".row").count()).isEqualTo(6);
        assertThat(page.locator(".row").allTextContents()).anyMatch(row -> row.contains("b1"));
        consult(page, "STICK", "Stick");
        tap(page, "[data-touch='copy-to-stick']", "Stick");
        assertThat(page.locator(".row").textContent()).contains("12").contains("locker-rig");
        tap(page, "[data-touch='done']", "Home");
        assertThat(browsing.complaints()).isEmpty();
    }
}

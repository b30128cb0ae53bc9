package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page.Home;
import parcellocker.agent.locker.Page.OneMoment;
import parcellocker.agent.locker.Page.Opening;
import parcellocker.agent.locker.Page.PickedUp;
import parcellocker.agent.locker.Page.TakeParcel;
import parcellocker.agent.locker.Purpose;
import parcellocker.agent.locker.Shown;

/** A browser on a slow board: nothing jumps, and a sixth of this processor is enough. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class KioskSpeedIT {
    private static final double SLOWER = 6;
    /** A finger does not notice less. */
    private static final double KEY_MILLIS = 100;
    /** From the first digit to "thank you", what the browser takes of it. */
    private static final double PICKUP_MILLIS = 3_000;
    /** On a machine that is busy otherwise both are slow: then the ratio counts. */
    private static final double MOST_RATIO = 2 * SLOWER;

    private static final int PICKUPS = 5;

    private static final String KEY = """
            async digit => {
              const before = performance.now()
              document.querySelector(".key[data-key='" + digit + "']").click()
              await new Promise(next => requestAnimationFrame(() => setTimeout(next)))
              return performance.now() - before
            }
            """;

    private static final String DRAWN = """
            async view => {
              const until = performance.now() + 20000
              while (document.querySelector('.screen')?.dataset.view !== view && performance.now() < until) {
                await new Promise(next => setTimeout(next, 1))
              }
              await new Promise(next => requestAnimationFrame(() => setTimeout(next)))
            }
            """;

    /** What jumped, how much, from where to where: a number alone names no culprit. */
    private static final String SHIFTS = """
            () => {
              const place = at => [at.x, at.y, at.width, at.height].map(Math.round).join(' ')
              const named = node => node?.outerHTML?.slice(0, 90) ?? String(node?.textContent)
              window.shifts = []
              window.watching = new PerformanceObserver(list => list.getEntries().forEach(one => window.shifts.push({
                value: one.value,
                told: one.value + ': ' + one.sources.map(source =>
                  named(source.node) + ' from ' + place(source.previousRect) + ' to ' + place(source.currentRect)).join(', ')
              })))
              window.watching.observe({ type: 'layout-shift', buffered: true })
            }
            """;

    private static final String JUMPED = """
            async () => {
              await new Promise(next => requestAnimationFrame(() => setTimeout(next, 20)))
              return window.shifts.splice(0).filter(one => one.value > 0.001).map(one => one.told)
            }
            """;

    private final Browsing browsing;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private long view;

    KioskSpeedIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    /** What one round took, in milliseconds. */
    private record Took(double key, double pickup) {}

    @Test
    void a_sixth_of_this_processor_is_enough_for_a_pickup() throws Exception {
        show(new Home());
        Page page = browsing.open(kiosk, 1280, 800);
        Took unused = median(page);
        Took plain = median(page);
        throttle(page, SLOWER);
        Took slow = median(page);
        System.out.printf(
                "a digit %.1f ms, with a sixth of the processor %.1f ms (x%.1f); a pickup's pages %.0f ms, %.0f ms (x%.1f)%n",
                plain.key(),
                slow.key(),
                slow.key() / plain.key(),
                plain.pickup(),
                slow.pickup(),
                slow.pickup() / plain.pickup());
        assertThat(slow.key()).as("a digit").isLessThanOrEqualTo(Math.max(KEY_MILLIS, MOST_RATIO * plain.key()));
        assertThat(slow.pickup())
                .as("a pickup")
                .isLessThanOrEqualTo(Math.max(PICKUP_MILLIS, MOST_RATIO * plain.pickup()));
        assertThat(browsing.complaints()).isEmpty();
    }

    private Took median(Page page) throws InterruptedException {
        List<Double> keys = new ArrayList<>();
        List<Double> pickups = new ArrayList<>();
        for (int round = 0; round < PICKUPS; round++) {
            long began = System.nanoTime();
            for (char digit : "12345678".toCharArray()) {
                keys.add(((Number) page.evaluate(KEY, String.valueOf(digit))).doubleValue());
            }
            page.locator(".key.ok").click();
            assertThat(inbox.poll(20, TimeUnit.SECONDS)).isNotNull();
            for (var next : List.of(
                    new OneMoment(),
                    new Opening(Furnished.B05, Purpose.PICKUP),
                    new TakeParcel(Furnished.B05, false),
                    new PickedUp(Furnished.B05, 3))) {
                show(next);
                Object drawn = page.evaluate(DRAWN, String.valueOf(view));
                assertThat(drawn).isNull();
            }
            pickups.add((System.nanoTime() - began) / 1e6);
            show(new Home());
            Object drawn = page.evaluate(DRAWN, String.valueOf(view));
            assertThat(drawn).isNull();
        }
        return new Took(middle(keys), middle(pickups));
    }

    private static double middle(List<Double> measured) {
        List<Double> sorted = new ArrayList<>(measured);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void throttle(Page page, double rate) {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject wanted = new JsonObject();
        wanted.addProperty("rate", rate);
        JsonObject unused = session.send("Emulation.setCPUThrottlingRate", wanted);
    }

    @Test
    void nothing_on_a_page_jumps_when_it_comes_nor_when_the_link_a_door_or_its_end_is_told() {
        show(new Home());
        Page page = browsing.open(kiosk, 1024, 600);
        Object watching = page.evaluate(SHIFTS);
        assertThat(watching).isNull();
        List<String> jumps = new ArrayList<>();
        for (var each : Furnished.pages()) {
            show(each);
            Object drawn = page.evaluate(DRAWN, String.valueOf(view));
            assertThat(drawn).isNull();
            Shown plain = Furnished.shown(view, each);
            kiosk.show(new Shown(
                    view,
                    each,
                    plain.comfort(),
                    false,
                    false,
                    List.of(Furnished.B05),
                    Optional.of(new Shown.Closing(20, false))));
            page.waitForSelector(".ajar-call");
            page.waitForSelector(".closing.band");
            Object jumped = page.evaluate(JUMPED);
            for (Object one : (List<?>) jumped) {
                jumps.add(each + " " + one);
            }
        }
        assertThat(jumps).isEmpty();
    }

    private void show(parcellocker.agent.locker.Page page) {
        view++;
        kiosk.show(Furnished.shown(view, page));
    }
}

package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.LiveLocker;
import parcellocker.agent.locker.Token;

/**
 * Somebody who touches, types and scans anything, against the real rules with doors that stick: no wrong state (the oracles are
 * {@link LiveLocker}'s), nothing of one person on the first screen of the next, and never another page. {@code mvn -Pmonkey} does a hundred thousand.
 */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class MonkeyIT {
    private static final int ACTS = Integer.getInteger("monkey.acts", 2_000);
    private static final long SEED = Long.getLong("monkey.seed", 20_261_126);
    private static final int BATCH = 8;

    /** Acts in one call, as fast as the page takes them; what it presses lets it see the same way a finger does. */
    private static final String ACT = """
            async ([acts, wanted]) => {
              const typed = []
              const random = (seed => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648)(wanted.seed)
              const pick = list => list[Math.floor(random() * list.length)]
              const press = key => (document.activeElement ?? document.body)
                .dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
              const type = text => { typed.push(text); press('Escape'); for (const one of text) press(one) }
              for (let act = 0; act < acts; act++) {
                const luck = random()
                const page = document.querySelector('.screen').dataset.page
                if (luck < .45) {
                  const buttons = [...document.querySelectorAll('button:not(:disabled)')].filter(one => one.checkVisibility())
                  const cover = document.querySelector('.closing.cover, .overlay:not([hidden])')
                  const within = cover ? buttons.filter(one => cover.contains(one)) : buttons
                  pick(within)?.click()
                } else if (luck < .6) {
                  const one = document.elementFromPoint(random() * innerWidth, random() * innerHeight)
                  one?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
                } else if (luck < .8) {
                  press(pick(['1', '2', '0', 'a', 'K', 'Enter', 'Backspace', 'Escape', 'Tab', ' ', 'F5', 'BrowserBack', '<', '-', 'ArrowLeft']))
                } else if (page === 'Home') {
                  type(wanted.code)
                  press('Enter')
                } else if (page === 'AttestConsent') {
                  type(wanted.phone)
                  press('Enter')
                } else {
                  type(wanted.digits)
                }
                if (act % 3 === 0) await new Promise(next => setTimeout(next, 4))
              }
              return typed
            }
            """;

    private final Browsing browsing;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final Random chance = new Random(SEED);
    /** What was typed or scanned, and the view it was meant for. */
    private final Map<String, Long> secrets = new LinkedHashMap<>();

    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private final LiveLocker locker = new LiveLocker(Furnished.cabinet(), kiosk, SEED);
    private int parcels;

    MonkeyIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @Test
    void whatever_is_touched_typed_and_scanned_no_wrong_state_no_leak_no_navigation() {
        int before = browsing.visits();
        Page page = browsing.open(kiosk, 1280, 800);
        int loads = browsing.visits();
        String url = page.url();
        for (int act = 0; act < ACTS; act += BATCH) {
            @SuppressWarnings("unchecked")
            List<String> typed = (List<String>) page.evaluate(ACT, List.of(BATCH - 1, wanted()));
            typed.forEach(text -> secrets.put(text, locker.view()));
            if (chance.nextInt(3) == 0) {
                scan();
            }
            page.touchscreen().tap(chance.nextInt(1280), chance.nextInt(800));
            theLockerAnswers();
            isClean(page);
        }
        assertThat(loads - before).as("the page is loaded once").isLessThanOrEqualTo(2);
        assertThat(browsing.visits()).as("no navigation").isEqualTo(loads);
        assertThat(page.url()).isEqualTo(url);
        assertThat(browsing.complaints()).isEmpty();
        System.out.printf(
                "monkey: %d acts, seed %d, %d doors fired, pages seen: %s%n",
                ACTS, SEED, locker.pulses(), locker.kinds());
        assertThat(locker.pulses()).as("it got something done").isPositive();
        assertThat(locker.kinds()).contains("CourierHome", "Refusal").hasSizeGreaterThan(7);
    }

    private Map<String, Object> wanted() {
        String digits = String.valueOf(10_000_000 + chance.nextInt(80_000_000));
        String code = locker.someCode().filter(known -> chance.nextInt(3) > 0).orElse(digits);
        String phone = "139" + digits;
        return Map.of("seed", 1 + chance.nextInt(1_000_000_000), "code", code, "phone", phone, "digits", digits);
    }

    /** A worker's badge, a parcel, rubbish, or an attack. */
    private void scan() {
        String text = switch (chance.nextInt(6)) {
            case 5 -> mailing();
            case 0 -> locker.token(Token.Kind.COURIER, chance.nextBoolean() ? "li" : "wu");
            case 1, 2 -> LiveLocker.waybill(1 + parcels++ % 40);
            case 3 -> Hostile.texts().get(chance.nextInt(Hostile.texts().size()));
            default ->
                chance.nextInt(4) == 0
                        ? locker.token(Token.Kind.TECHNICIAN, "tech-1")
                        : "PL1:" + "X".repeat(1 + chance.nextInt(60));
        };
        if (text.startsWith("JD")) {
            secrets.put(text, locker.view());
        }
        locker.give(new Input.Scanned(text));
    }

    /** An order to send, or somebody who collects. */
    private String mailing() {
        return chance.nextBoolean()
                ? locker.token(Token.Kind.MAIL_IN, "SO%05d S SF RN-00001".formatted(chance.nextInt(40)))
                : locker.token(Token.Kind.COLLECTOR, "sun");
    }

    private void theLockerAnswers() {
        List<Input> touches = new ArrayList<>();
        inbox.drainTo(touches);
        touches.forEach(locker::give);
        locker.pass(500 + chance.nextInt(4_000));
        locker.doorsMove();
        locker.pass(chance.nextInt(10) == 0 ? 45_000 : 1_600);
        locker.doorsMove();
    }

    /** On the first screen stands nothing of who was there before; what was typed on it is its own. */
    private void isClean(Page page) {
        if (locker.page() instanceof parcellocker.agent.locker.Page.Home) {
            page.waitForSelector(".screen[data-view='" + locker.view() + "']");
            Object left = page.evaluate(
                    """
                    secrets => {
                      const seen = document.body.textContent + [...document.querySelectorAll('input')].map(one => one.value).join(' ')
                      return secrets.filter(one => seen.includes(one)).join(' ')
                    }
                    """,
                    secrets.entrySet().stream()
                            .filter(one -> one.getValue() < locker.view())
                            .map(Map.Entry::getKey)
                            .toList());
            assertThat(left).as("left of the one before").isEqualTo("");
            secrets.values().removeIf(view -> view < locker.view());
        }
    }
}

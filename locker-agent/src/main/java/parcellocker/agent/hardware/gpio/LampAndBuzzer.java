package parcellocker.agent.hardware.gpio;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.runtime.Screen;
import parcellocker.contract.problem.Problem;

/** The lamp shines while somebody is served; the buzzer calls to doors that are to be shut, as the screen does. */
public final class LampAndBuzzer implements Screen {
    private static final Logger LOG = LoggerFactory.getLogger(LampAndBuzzer.class);
    private static final long BEEP_MILLIS = 200;
    /** As often as the screen chimes. */
    private static final long AGAIN_MILLIS = 10_000;

    private final Signals signals;
    private final Screen screen;
    private final Uptime uptime;
    private volatile boolean isServing;
    private volatile boolean isCalling;
    private long calledAt = Long.MIN_VALUE;
    private boolean isLit;
    private boolean isLoud;

    /** Which of the two there are. */
    public record Signals(Optional<Pins.Output> lamp, Optional<Pins.Output> buzzer) {}

    /** Both off. {@code screen} is shown everything too. */
    public LampAndBuzzer(Signals signals, Screen screen, Uptime uptime) {
        this.signals = signals;
        this.screen = screen;
        this.uptime = uptime;
    }

    /** Only remembers: pins are slow files on some boards, and this is the locker's thread. */
    @Override
    public void show(Shown shown) {
        isServing = !(shown.page() instanceof Page.Home);
        isCalling = !shown.toBeShut().isEmpty();
        screen.show(shown);
    }

    /** Switches what is due; to be called some ten times a second. */
    public void look() {
        long now = uptime.millis();
        if (!isCalling) {
            calledAt = Long.MIN_VALUE;
        } else if (calledAt == Long.MIN_VALUE || now - calledAt >= AGAIN_MILLIS) {
            calledAt = now;
        }
        boolean beep = isCalling && now - calledAt < BEEP_MILLIS;
        isLit = switched(signals.lamp(), isLit, isServing);
        isLoud = switched(signals.buzzer(), isLoud, beep);
    }

    private static boolean switched(Optional<Pins.Output> pin, boolean was, boolean on) {
        if (pin.isEmpty() || was == on) {
            return on;
        }
        try {
            pin.get().set(on);
            return on;
        } catch (IOException lost) {
            LOG.debug("{} {}", Problem.PINS_MISSING.code(), lost.getMessage());
            return was;
        }
    }
}

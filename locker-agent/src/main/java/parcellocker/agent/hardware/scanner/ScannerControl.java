package parcellocker.agent.hardware.scanner;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import parcellocker.agent.hardware.line.Bytes;

/**
 * What is said to a scanner. Only frames that {@code hardware/scanners} knows; nothing that wears its flash.
 *
 * @param family whose frames
 * @param mode how reading begins
 * @param aimIdOff whether the three characters that name the symbology are switched off
 */
public record ScannerControl(Family family, Mode mode, boolean aimIdOff) {
    /** Nothing is said: what the maker's setup codes have set stays. */
    public static final ScannerControl SILENT = new ScannerControl(Family.NONE, Mode.AS_SET, false);

    private static final Bytes HONEYWELL_TRIGGER = Bytes.of(0x16, 0x54, 0x0D);
    private static final Bytes HONEYWELL_RELEASE = Bytes.of(0x16, 0x55, 0x0D);
    private static final Bytes SSI_START = Bytes.of(0x04, 0xE4, 0x04, 0x00, 0xFF, 0x14);
    private static final Bytes SSI_STOP = Bytes.of(0x04, 0xE5, 0x04, 0x00, 0xFF, 0x13);

    /** Whose frames. */
    public enum Family {
        NONE,
        GM65,
        NEWLAND,
        HONEYWELL,
        SSI
    }

    /** How reading begins. */
    public enum Mode {
        AS_SET,
        /** The scanner reads all the time. */
        CONTINUOUS,
        /** The agent tells it to, again and again. */
        COMMAND
    }

    public ScannerControl {
        unfit(family, mode, aimIdOff).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Why these three do not go together; empty if they do. */
    public static Optional<String> unfit(Family family, Mode mode, boolean aimIdOff) {
        if (mode == Mode.COMMAND && family == Family.NONE) {
            return Optional.of("mode COMMAND needs control: GM65, NEWLAND, HONEYWELL or SSI");
        }
        if (mode == Mode.CONTINUOUS && family != Family.GM65) {
            return Optional.of("mode CONTINUOUS can be set for GM65 only; scan the maker's setup code");
        }
        if (aimIdOff && family != Family.GM65) {
            return Optional.of("aimIdOff is known for GM65 only; scan the maker's setup code");
        }
        return Optional.empty();
    }

    /**
     * A frame, and what follows from its answer.
     *
     * @param then the frame to be sent next, made of the answer; empty: none
     */
    record Order(Bytes frame, Function<Bytes, Optional<Bytes>> then) {}

    /** What is said once the port is open. */
    List<Order> atOpening() {
        List<Order> orders = new ArrayList<>();
        if (family == Family.GM65 && mode != Mode.AS_SET) {
            int wanted = mode == Mode.COMMAND ? Gm65.COMMAND : Gm65.CONTINUOUS;
            orders.add(new Order(Gm65.read(Gm65.MODE_ZONE), answer -> modeIfOther(answer, wanted)));
        }
        if (family == Family.GM65 && aimIdOff) {
            orders.add(new Order(Gm65.write(Gm65.AIM_ID_ZONE, 0), answer -> Optional.empty()));
        }
        return orders;
    }

    private static Optional<Bytes> modeIfOther(Bytes answer, int wanted) {
        OptionalInt now = Gm65.value(answer);
        if (now.isEmpty() || (now.getAsInt() & Gm65.MODE_BITS) == wanted) {
            return Optional.empty();
        }
        return Optional.of(Gm65.write(Gm65.MODE_ZONE, (now.getAsInt() & ~Gm65.MODE_BITS) | wanted));
    }

    /** "Read now"; only in {@link Mode#COMMAND}. */
    Optional<Bytes> trigger() {
        if (mode != Mode.COMMAND) {
            return Optional.empty();
        }
        return switch (family) {
            case NONE -> Optional.empty();
            case GM65 -> Optional.of(Gm65.write(Gm65.TRIGGER_ZONE, 1));
            case NEWLAND -> Optional.of(newland("SCNTRG1"));
            case HONEYWELL -> Optional.of(HONEYWELL_TRIGGER);
            case SSI -> Optional.of(SSI_START);
        };
    }

    /** "Read no longer"; only in {@link Mode#COMMAND}. */
    Optional<Bytes> release() {
        if (mode != Mode.COMMAND) {
            return Optional.empty();
        }
        return switch (family) {
            case NONE -> Optional.empty();
            case GM65 -> Optional.of(Gm65.write(Gm65.TRIGGER_ZONE, 0));
            case NEWLAND -> Optional.of(newland("SCNTRG0"));
            case HONEYWELL -> Optional.of(HONEYWELL_RELEASE);
            case SSI -> Optional.of(SSI_STOP);
        };
    }

    /** The number sign keeps it out of the flash. */
    private static Bytes newland(String tag) {
        return Bytes.copyOf(("~\u00010000#" + tag + ";\u0003").getBytes(StandardCharsets.US_ASCII));
    }
}

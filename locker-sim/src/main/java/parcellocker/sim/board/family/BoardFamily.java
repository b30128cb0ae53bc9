package parcellocker.sim.board.family;

import java.util.Arrays;
import java.util.Locale;
import parcellocker.sim.board.Hookup;
import parcellocker.sim.board.Tempo;
import parcellocker.sim.board.VirtualBoard;
import parcellocker.sim.board.kerong.Kerong;
import parcellocker.sim.board.modbus.Modbus;
import parcellocker.sim.board.wkly.Wkly;
import parcellocker.sim.board.xor8a.Settings.ByteOrder;
import parcellocker.sim.board.xor8a.Settings.Events;
import parcellocker.sim.board.xor8a.Settings.Function;
import parcellocker.sim.board.xor8a.Xor8a;
import parcellocker.sim.clockwork.Chance;

/**
 * Every family of boards there is. All take {@code pulseMillis}, {@code replyMillis} and {@code replySpreadMillis}; what
 * else each takes, its method below says.
 */
public enum BoardFamily {
    XOR8A(9_600),
    KERONG(19_200),
    MODBUS(9_600),
    WKLY(9_600);

    private static final long MILLI = 1_000_000;

    private final int baud;

    BoardFamily(int baud) {
        this.baud = baud;
    }

    /**
     * The family of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BoardFamily named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no board of family " + name + ", only " + Arrays.toString(values())));
    }

    /** The line's speed as such boards leave the factory, bits a second. */
    public int baud() {
        return baud;
    }

    /**
     * Puts the ordered board on a line.
     *
     * @throws IllegalArgumentException if there is no such board
     */
    public static VirtualBoard board(BoardOrder order, Hookup hookup, Chance chance) {
        return switch (named(order.family())) {
            case XOR8A -> Xor8a.board(hookup, xor8a(order), chance);
            case KERONG -> Kerong.board(hookup, kerong(order), chance);
            case MODBUS -> Modbus.board(hookup, modbus(order), chance);
            case WKLY -> Wkly.board(hookup, wkly(order), chance);
        };
    }

    /** {@code events}: none, events-81, events-82; {@code statusOrder}; {@code function}: function-11, function-33. */
    private static parcellocker.sim.board.xor8a.Settings xor8a(BoardOrder order) {
        return new parcellocker.sim.board.xor8a.Settings(
                order.address(),
                order.channels(),
                order.choice("events", Events.NONE),
                order.choice("statusOrder", ByteOrder.HIGH_FIRST),
                order.choice("function", Function.FUNCTION_11),
                tempo(order, parcellocker.sim.board.xor8a.Settings.USUAL_TEMPO));
    }

    /** {@code mode}: cu16, cu48-50, cu48-60; {@code lockByte}: first, second; {@code occupancy}; {@code busy}; {@code unlockMillis}. */
    private static parcellocker.sim.board.kerong.Settings kerong(BoardOrder order) {
        var mode = order.channels() > 16
                ? parcellocker.sim.board.kerong.Settings.Mode.CU48_50
                : parcellocker.sim.board.kerong.Settings.Mode.CU16;
        return new parcellocker.sim.board.kerong.Settings(
                order.choice("mode", mode),
                order.address(),
                order.channels(),
                order.choice("lockByte", parcellocker.sim.board.kerong.Settings.CellByte.SECOND),
                order.isSet("occupancy", false),
                order.isSet("busy", false),
                tempo(order, parcellocker.sim.board.kerong.Settings.USUAL_TEMPO));
    }

    /** {@code profile}: waveshare, lc-8r, plain, legacy; {@code inputs}; {@code order}: low-first, high-first. */
    private static parcellocker.sim.board.modbus.Settings modbus(BoardOrder order) {
        return new parcellocker.sim.board.modbus.Settings(
                order.address(),
                order.channels(),
                (int) order.number("inputs", order.channels()),
                order.choice("profile", parcellocker.sim.board.modbus.Settings.Profile.WAVESHARE),
                order.choice("order", parcellocker.sim.board.modbus.Settings.ByteOrder.LOW_FIRST),
                tempo(order, parcellocker.sim.board.modbus.Settings.USUAL_TEMPO));
    }

    /** {@code events}: true or false. */
    private static parcellocker.sim.board.wkly.Settings wkly(BoardOrder order) {
        return new parcellocker.sim.board.wkly.Settings(
                order.address(),
                order.channels(),
                order.isSet("events", true),
                tempo(order, parcellocker.sim.board.wkly.Settings.USUAL_TEMPO));
    }

    private static Tempo tempo(BoardOrder order, Tempo usual) {
        long soonest = order.number("replyMillis", usual.soonestNanos() / MILLI);
        long spread = order.number("replySpreadMillis", (usual.latestNanos() - usual.soonestNanos()) / MILLI);
        return Tempo.ofMillis(
                order.number("pulseMillis", order.number("unlockMillis", usual.pulseNanos() / MILLI)),
                soonest,
                soonest + spread);
    }
}

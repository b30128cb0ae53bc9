package parcellocker.sim.board.modbus;

import java.util.Arrays;
import parcellocker.sim.board.Steel;
import parcellocker.sim.clockwork.Timeline;

/** The relays of a board: nothing keeps two of them from being on at once. */
final class Relays {
    private final Timeline time;
    private final Steel steel;
    private final boolean[] on;
    private final int[] told;

    Relays(Timeline time, Steel steel, int count) {
        this.time = time;
        this.steel = steel;
        on = new boolean[count + 1];
        told = new int[count + 1];
    }

    int count() {
        return on.length - 1;
    }

    boolean isOn(int relay) {
        return relay >= 1 && relay < on.length && on[relay];
    }

    void put(int relay, boolean isOn) {
        told[relay]++;
        if (on[relay] == isOn) {
            return;
        }
        on[relay] = isOn;
        if (isOn) {
            steel.fire(relay, Long.MAX_VALUE);
        } else {
            steel.release(relay);
        }
    }

    void toggle(int relay) {
        put(relay, !on[relay]);
    }

    void putAll(boolean isOn) {
        for (int relay = 1; relay < on.length; relay++) {
            put(relay, isOn);
        }
    }

    void toggleAll() {
        for (int relay = 1; relay < on.length; relay++) {
            toggle(relay);
        }
    }

    /** On for so long and then off: timed by the board, whatever becomes of whoever asked. */
    void flashOn(int relay, long nanos) {
        int ticket = ++told[relay];
        on[relay] = true;
        steel.fire(relay, nanos);
        time.after(nanos, () -> putIf(relay, false, ticket));
    }

    /** Off for so long and then on, for good: at a lock that is what nobody wants. */
    void flashOff(int relay, long nanos) {
        put(relay, false);
        int ticket = told[relay];
        time.after(nanos, () -> putIf(relay, true, ticket));
    }

    /** Without power every relay falls. */
    void restart() {
        Arrays.setAll(told, relay -> told[relay] + 1);
        Arrays.fill(on, false);
        for (int relay = 1; relay < on.length; relay++) {
            steel.release(relay);
        }
    }

    private void putIf(int relay, boolean isOn, int ticket) {
        if (told[relay] == ticket) {
            put(relay, isOn);
        }
    }
}

package parcellocker.sim.bench.plan;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a plan. Where a door is named, {@code @WAYBILL} means the one in which the locker put that parcel, and {@code all}
 * every door.
 */
public sealed interface Step {
    /** As it stands in the report. */
    String text();

    /** A heading. */
    record Say(String text) implements Step {}

    /** Waits, as people do. */
    record Pause(Duration time) implements Step {
        @Override
        public String text() {
            return "wait " + Times.text(time);
        }
    }

    /**
     * Something is wrong with a door from now on, {@code none} puts it right.
     *
     * @param with the door with which it has exchanged a cable; empty if it has not
     */
    record Trouble(String door, String kind, String with) implements Step {
        @Override
        public String text() {
            return "door " + door + ": " + kind.replace('_', ' ') + (with.isEmpty() ? "" : " with " + with);
        }
    }

    /** Hands at a door: {@code close}, {@code open} (a crowbar), {@code put}, {@code take}; {@code label} is empty if it is not about one. */
    record Hand(String door, String deed, String label) implements Step {
        @Override
        public String text() {
            return "door " + door + ": " + deed + (label.isEmpty() ? "" : " " + label);
        }
    }

    /**
     * The bench is told something about its boards, lines or devices.
     *
     * @param path below {@code /api/}
     */
    record Order(String path, Map<String, String> parameters) implements Step {
        public Order {
            parameters = Map.copyOf(new TreeMap<>(parameters));
        }

        @Override
        public String text() {
            return path.replace('/', ' ') + (parameters.isEmpty() ? "" : ": " + new TreeMap<>(parameters));
        }
    }

    /** What is done with the locker's program. */
    enum Deed {
        /** As a power cut ends it. */
        KILL,
        STOP,
        START
    }

    record Agent(Deed deed) implements Step {
        @Override
        public String text() {
            return "the agent: " + deed;
        }
    }

    /** A courier signs in by a token, and stays at the screen. */
    record SignIn() implements Step {
        @Override
        public String text() {
            return "the courier signs in";
        }
    }

    /**
     * The signed-in courier leaves a parcel.
     *
     * @param size S, M or L
     * @param scanned held before the scanner; else typed
     */
    record Deposit(String waybill, String size, boolean scanned) implements Step {
        @Override
        public String text() {
            return "the courier " + (scanned ? "scans " : "types ") + waybill + ", size " + size
                    + ", puts it in, shuts the door";
        }
    }

    /** As far as the pulse: the parcel is scanned and a size chosen, whatever happens then. */
    record Offer(String waybill, String size) implements Step {
        @Override
        public String text() {
            return "the courier scans " + waybill + " and chooses " + size;
        }
    }

    /** The recipient types the code that the notice told them, takes the parcel, shuts the door. */
    record Collect(String waybill) implements Step {
        @Override
        public String text() {
            return "the recipient of " + waybill + " types the code, takes it, shuts the door";
        }
    }

    /** The recipient types the code, whatever happens then. */
    record TypeCode(String waybill) implements Step {
        @Override
        public String text() {
            return "the recipient of " + waybill + " types the code";
        }
    }

    /** A finger on the screen. */
    record Touch(String name, Map<String, String> fields) implements Step {
        public Touch {
            fields = Map.copyOf(new TreeMap<>(fields));
        }

        @Override
        public String text() {
            return "touch " + name + (fields.isEmpty() ? "" : " " + new TreeMap<>(fields));
        }
    }

    /** Whoever is at the screen goes. */
    record Leave() implements Step {
        @Override
        public String text() {
            return "everybody leaves the screen";
        }
    }

    /** Must be seen within so long, or the plan has failed. */
    record Expect(Expectation what, Duration within) implements Step {
        @Override
        public String text() {
            return "expect " + what.text() + " within " + Times.text(within);
        }
    }

    /** Must stay so for so long. */
    record Hold(Expectation what, Duration during) implements Step {
        @Override
        public String text() {
            return "expect " + what.text() + " for " + Times.text(during);
        }
    }
}

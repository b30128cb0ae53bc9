package parcellocker.sim.bench.plan;

/** What a plan looks at. Doors, contents and pulses are those of the steel; the rest is what the locker says or wrote. */
public sealed interface Expectation {
    String text();

    /** The touchscreen shows that page. */
    record Screen(String page) implements Expectation {
        @Override
        public String text() {
            return "the screen to show " + page;
        }
    }

    /** The page's problem has that number. */
    record Problem(String code) implements Expectation {
        @Override
        public String text() {
            return "the screen to say " + code;
        }
    }

    record DoorStands(String door, boolean open) implements Expectation {
        @Override
        public String text() {
            return "door " + door + " to be " + (open ? "open" : "shut");
        }
    }

    /** {@code label}: empty if nothing may lie there. */
    record Contains(String door, String label) implements Expectation {
        @Override
        public String text() {
            return "door " + door + " to hold " + (label.isEmpty() ? "nothing" : label);
        }
    }

    /** So many pulses since the plan began. */
    record Pulses(String door, Count count) implements Expectation {
        @Override
        public String text() {
            return count + " pulses at " + door;
        }
    }

    /** What the locker believes to be in the compartment. */
    record Custody(String door, String custody) implements Expectation {
        @Override
        public String text() {
            return "the locker to hold " + door + " for " + custody;
        }
    }

    /** So many entries of a kind in the journal since the plan began. */
    record Entries(String kind, Count count) implements Expectation {
        @Override
        public String text() {
            return count + " journal entries " + kind;
        }
    }
}

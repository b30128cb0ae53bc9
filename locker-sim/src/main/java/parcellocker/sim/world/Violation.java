package parcellocker.sim.world;

import java.util.function.Supplier;

/** A rule was broken. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String rule;

    Violation(String rule, String detail) {
        super(rule + ": " + detail);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    /** The detail is put into words only if the rule is broken: rules are asked often. */
    static void unless(boolean holds, String rule, Supplier<String> detail) {
        if (!holds) {
            throw new Violation(rule, detail.get());
        }
    }
}

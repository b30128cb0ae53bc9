package parcellocker.sim.world;

import java.util.Optional;

/** {@code MutantTrial <plain|deep> <count>}: whether one of the first seeds breaks a rule, on whatever classes come first. */
public final class MutantTrial {
    /** Exit code of a mutant that no seed has found. */
    static final int SURVIVED = 3;

    private MutantTrial() {}

    /** Prints the first seed that broke a rule, and which. */
    public static void main(String[] args) {
        Optional<String> killed = Seeds.firstFailure(args[0].equals("deep"), 1, Integer.parseInt(args[1]));
        System.out.println(killed.orElse("survived"));
        System.exit(killed.isPresent() ? 0 : SURVIVED);
    }
}
